/** Tests of {@code workloads.runtime.lock}. */
@NullMarked
package dev.contend.workloads.runtime.lock;

import org.jspecify.annotations.NullMarked;
