package dev.contend.workloads.program;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.metrics.SteadyDurations;
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

  public static final Metric LATENCY_P50 =
      new Metric(
          "latency-p50", "ms", "From the arrival of an item until it was served, median of all.");
  public static final Metric LATENCY_P95 =
      new Metric(
          "latency-p95",
          "ms",
          "From the arrival of an item until it was served, not exceeded by 95 % of them.");
  public static final Metric LATENCY_P99 =
      new Metric(
          "latency-p99",
          "ms",
          "From the arrival of an item until it was served, not exceeded by 99 % of them.");
  public static final Metric SERVED_RATE =
      new Metric(
          "served-rate", "1/s", "Items served a second, from the first arrival or the warm-up on.");

  public static final Metric LATENCY_MEAN =
      new Metric("latency-mean", "ms", "From the arrival of an item until it was served, mean.");
  public static final Metric LATENCY_MEAN_ERROR =
      new Metric(
          "latency-mean-error",
          "ms",
          "Half the 95 % interval of latency-mean within each run, by batch means.");
  public static final Metric WARM_UP_SHARE =
      new Metric(
          "warm-up-share",
          "ratio",
          "Share of the items, the first ones, that latencies leave out as warm-up, by MSER-5.");

  public static final Metric BACKLOG_GROWTH =
      new Metric(
          "backlog-growth",
          "ratio",
          "Share of what arrived by which the unanswered have become more.");
  public static final Metric STABILITY =
      new Metric(
          "stability",
          "ratio",
          "Verdict on open arrivals: 0 stable, 1 near saturation, 2 unstable, without a latency.");

  /** All of them. */
  public static final List<Metric> ALL =
      List.of(
          ONE_WAY_LATENCY,
          MESSAGE_RATE,
          RESULTS_TIME,
          WORKER_START,
          WORK_TIME,
          LATENCY_P50,
          LATENCY_P95,
          LATENCY_P99,
          SERVED_RATE,
          LATENCY_MEAN,
          LATENCY_MEAN_ERROR,
          WARM_UP_SHARE,
          BACKLOG_GROWTH,
          STABILITY);

  private ProgramMetrics() {}

  /** Reports the mean of latencies after the warm-up, and how much was left out as such. */
  public static void reportSteady(SteadyDurations latencies, MetricSet.Builder metrics) {
    metrics.put(WARM_UP_SHARE, latencies.discarded() / (double) latencies.count());
    latencies
        .meanPs()
        .ifPresent(
            mean ->
                metrics
                    .put(LATENCY_MEAN, mean.mean() / 1e9)
                    .put(LATENCY_MEAN_ERROR, mean.halfWidth() / 1e9));
  }
}
