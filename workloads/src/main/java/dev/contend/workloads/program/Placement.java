package dev.contend.workloads.program;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where a program finds itself: what its author knows who wrote it for threads or for processes,
 * and what {@code psutil} would say of it.
 *
 * @param workers how many there will be
 * @param isHeapShared whether they are threads that share a heap
 * @param cpuTimePs CPU time of all its threads so far, those of libraries included
 * @param traffic requests that come from outside of the node; empty for a node by itself
 */
public record Placement(
    int workers, boolean isHeapShared, LongSupplier cpuTimePs, Optional<Traffic> traffic) {
  /** Before it is placed. */
  public static final Placement NOWHERE = new Placement(0, false, () -> 0, Optional.empty());
}
