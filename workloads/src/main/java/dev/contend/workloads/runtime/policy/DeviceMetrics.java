package dev.contend.workloads.runtime.policy;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.runtime.ServicePoint;

/** How a device of a program was used, as metrics that have its name. */
final class DeviceMetrics {
  private DeviceMetrics() {}

  /**
   * Reports a device.
   *
   * @param passedPs since the start of the program
   */
  static void report(
      SharedDevice device, ServicePoint station, long passedPs, MetricSet.Builder metrics) {
    String name = "device-" + device.name();
    double customers = station.customers();
    metrics
        .put(
            new Metric(
                name + "-utilisation", "ratio", "Share of the run in which a server was busy."),
            station.busyPs() / station.servers() / passedPs)
        .put(
            new Metric(name + "-rate", "1/s", "Threads served a second, over the whole run."),
            customers / (passedPs / 1e12))
        .put(
            new Metric(name + "-wait", "ms", "Time in the queue before a service, mean of all."),
            customers == 0 ? 0 : station.waitedPs() / customers / 1e9);
    if (station.batch() > 1) {
      metrics.put(
          new Metric(name + "-batch", "threads", "Threads served together, mean of all services."),
          station.services() == 0 ? 0 : customers / station.services());
    }
  }
}
