package dev.contend.workloads.runtime.policy;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.runtime.Station;

/** How a device of a program was used, as metrics that have its name. */
final class DeviceMetrics {
  private DeviceMetrics() {}

  /**
   * Reports a device.
   *
   * @param passedPs since the start of the program
   */
  static void report(
      SharedDevice device, Station station, long passedPs, MetricSet.Builder metrics) {
    String name = "device-" + device.name();
    double services = station.services();
    metrics
        .put(
            new Metric(
                name + "-utilisation", "ratio", "Share of the run in which a server was busy."),
            station.busyPs() / station.servers() / passedPs)
        .put(
            new Metric(name + "-rate", "1/s", "Services a second, over the whole run."),
            services / (passedPs / 1e12))
        .put(
            new Metric(name + "-wait", "ms", "Time in the queue before a service, mean of all."),
            services == 0 ? 0 : station.waitedPs() / services / 1e9);
  }
}
