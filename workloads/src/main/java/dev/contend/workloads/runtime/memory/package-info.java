/**
 * Where objects live: addresses and their reuse.
 *
 * <p>Start reading at {@link dev.contend.workloads.runtime.memory.ObjectHeap}.
 */
@NullMarked
package dev.contend.workloads.runtime.memory;

import org.jspecify.annotations.NullMarked;
