package dev.contend.workloads.runtime.memory;

import dev.contend.engine.metrics.Metric;
import java.util.List;

/** What a run reports of its memory and of collections. */
public final class MemoryMetrics {
  public static final Metric PEAK_MEMORY =
      new Metric(
          "peak-memory",
          "MiB",
          "Most physical memory that all processes had together, shared pages counted once.");
  public static final Metric MEAN_MEMORY =
      new Metric("mean-memory", "MiB", "The same on average over time.");
  public static final Metric MEMORY_PER_WORKER =
      new Metric(
          "memory-per-worker",
          "MiB",
          "Peak memory beyond what there was before the run began, for each worker.");
  public static final Metric QUEUED_MEMORY =
      new Metric(
          "queued-memory",
          "MiB",
          "Most memory of dead objects that waited for the threads that own them.");
  public static final Metric PAGE_FAULTS =
      new Metric("page-faults", "count", "Pages touched or written for the first time.");
  public static final Metric COLLECTIONS = new Metric("collections", "count", "Cycle collections.");
  public static final Metric COLLECTOR_PAUSE =
      new Metric(
          "collector-pause",
          "ms",
          "Time that a collection keeps the other threads from running, mean; 0 without one.");
  public static final Metric TIME_TO_STOP =
      new Metric(
          "time-to-stop",
          "us",
          "From the request to stop the world until all threads have stopped, mean.");
  public static final Metric QUIESCENT_ADVANCES =
      new Metric(
          "quiescent-advances", "count", "Announcements of delayed frees to all running threads.");

  /** All of them. */
  public static final List<Metric> ALL =
      List.of(
          PEAK_MEMORY,
          MEAN_MEMORY,
          MEMORY_PER_WORKER,
          QUEUED_MEMORY,
          PAGE_FAULTS,
          COLLECTIONS,
          COLLECTOR_PAUSE,
          TIME_TO_STOP,
          QUIESCENT_ADVANCES);

  private MemoryMetrics() {}
}
