package dev.contend.workloads.program;

import dev.contend.engine.metrics.Metric;
import java.util.List;

/** What Python programs measure of themselves. */
public final class ProgramMetrics {
  public static final Metric ONE_WAY_LATENCY =
      new Metric(
          "one-way-latency", "us", "Half the time of a message and its answer, median of all.");
  public static final Metric MESSAGE_RATE =
      new Metric("message-rate", "1/s", "Messages a second between the first and the last.");
  public static final Metric RESULTS_TIME =
      new Metric("results-time", "s", "From the program's start until all results are in hand.");
  public static final Metric WORKER_START =
      new Metric(
          "worker-start", "ms", "From the start of a worker to its first result, mean of all.");
  public static final Metric WORK_TIME =
      new Metric(
          "work-time", "ms", "From the moment all workers stand ready until the last is done.");

  /** All of them. */
  public static final List<Metric> ALL =
      List.of(ONE_WAY_LATENCY, MESSAGE_RATE, RESULTS_TIME, WORKER_START, WORK_TIME);

  private ProgramMetrics() {}
}
