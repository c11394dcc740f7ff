package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;

/** What is measured of a fleet. */
final class FleetMetrics {
  static final Metric STEP_RATE =
      new Metric("fleet-step-rate", "1/s", "Steps a second that all nodes do together.");
  static final Metric STEP_99 =
      new Metric("fleet-step-p99", "s", "How long a step lasts that 99 % of steps do not exceed.");
  static final Metric OWN_SHARE =
      new Metric("own-share", "ratio", "Part of a step that a node works, mean of all nodes.");
  static final Metric PYTHON_SHARE =
      new Metric(
          "python-share",
          "ratio",
          "Part of a step, or of a request's time, that goes into Python code and its runtime.");
  static final Metric STRAGGLER_SHARE =
      new Metric("straggler-share", "ratio", "Part of a step that nodes wait for the slowest.");
  static final Metric NETWORK_SHARE =
      new Metric(
          "network-share",
          "ratio",
          "Part of a step that nodes add up what they have, or of a request's time on its way.");
  static final Metric REQUEST_RATE =
      new Metric("fleet-response-rate", "1/s", "Requests answered a second by all nodes.");
  static final Metric LATENCY_50 =
      new Metric("fleet-latency-p50", "ms", "From sending a request to its answer, median.");
  static final Metric LATENCY_99 = new Metric("fleet-latency-p99", "ms", "The same, 99 %.");
  static final Metric ALIKE_99 =
      new Metric(
          "fleet-latency-p99-alike", "ms", "The same if all nodes of a class were equally fast.");
  static final Metric UTILISATION =
      new Metric("node-load", "ratio", "What comes to nodes over what they answer at most.");

  private FleetMetrics() {}
}
