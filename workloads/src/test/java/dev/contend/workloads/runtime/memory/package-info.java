/** Tests of where objects live. */
@NullMarked
package dev.contend.workloads.runtime.memory;

import org.jspecify.annotations.NullMarked;
