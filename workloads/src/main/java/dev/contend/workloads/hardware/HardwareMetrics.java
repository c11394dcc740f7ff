package dev.contend.workloads.hardware;

import dev.contend.engine.metrics.Metric;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;

/** What native programs measure. */
public final class HardwareMetrics {
  /** The same for machine code as for Python. */
  public static final Metric OPERATION_TIME = RunMetrics.OPERATION_TIME;

  public static final Metric THROUGHPUT =
      new Metric("throughput", "1/s", "Operations of all threads a second.");
  public static final Metric FAIRNESS =
      new Metric(
          "fairness",
          "ratio",
          "Jain's index of the threads' operations: 1 if all have done equally many.");
  public static final Metric HANDOVER_TIME =
      new Metric(
          "handover-time",
          "ns",
          "From the moment a holder begins to give the lock up until another thread has it, mean;"
              + " 0 if none took it over.");
  public static final Metric RUN_LENGTH =
      new Metric("run-length", "ops", "Operations that a thread does before another one does.");

  public static final Metric LATENCY =
      new Metric("latency", "ns", "Time of a load that depends on the load before it.");
  public static final Metric BANDWIDTH =
      new Metric("bandwidth", "GB/s", "Bytes that all threads move to and from memory a second.");
  public static final Metric HANDOFF =
      new Metric("handoff", "ns", "One-way handoff of a line, mean over all pairs of cores.");

  /** All of them. */
  public static final List<Metric> ALL =
      List.of(THROUGHPUT, FAIRNESS, HANDOVER_TIME, RUN_LENGTH, LATENCY, BANDWIDTH, HANDOFF);

  private HardwareMetrics() {}
}
