/**
 * The interpreter lock and the locks that Python programs and objects use.
 *
 * <p>Every lock is a word on a cache line plus a futex; what it costs follows from these. Start
 * reading at {@link dev.contend.workloads.runtime.lock.Gil}.
 */
@NullMarked
package dev.contend.workloads.runtime.lock;

import org.jspecify.annotations.NullMarked;
