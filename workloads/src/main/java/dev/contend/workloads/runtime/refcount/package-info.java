/**
 * How references are counted.
 *
 * <p>A scheme knows the counts and what a change of them means; it knows no time. Start reading at
 * {@link dev.contend.workloads.runtime.refcount.RefcountScheme}.
 */
@NullMarked
package dev.contend.workloads.runtime.refcount;

import org.jspecify.annotations.NullMarked;
