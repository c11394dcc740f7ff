/** Tests of {@code workloads.runtime.refcount}. */
@NullMarked
package dev.contend.workloads.runtime.refcount;

import org.jspecify.annotations.NullMarked;
