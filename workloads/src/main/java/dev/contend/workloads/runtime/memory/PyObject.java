package dev.contend.workloads.runtime.memory;

import dev.contend.workloads.runtime.refcount.RefcountScheme;
import org.jspecify.annotations.Nullable;

/**
 * An object that more than one thread may touch: where its header is, and how it is counted.
 *
 * <p>Count, lock byte and type of an object are on one cache line, that of its address.
 *
 * @param address of the header
 * @param count its reference count; null if it is immortal or its count is deferred to the
 *     collector
 * @param creator number of the thread whose heap it came from
 */
public record PyObject(long address, @Nullable RefcountScheme count, int creator) {}
