/** Tests of written programs. */
@NullMarked
package dev.contend.workloads.script;

import org.jspecify.annotations.NullMarked;
