package dev.contend.scenarios.spec;

import dev.contend.engine.metrics.Metric;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import java.util.List;

/** Metrics of a plan, beside those of its runs. */
public final class PlanMetrics {
  /** The name of the metric that limits on memory are about. */
  public static final String PEAK_MEMORY = MemoryMetrics.PEAK_MEMORY.name();

  /** Share of the CPUs that the program may use that its workers keep busy. */
  public static final Metric CPU_UTILISATION =
      new Metric(
          "cpu-utilisation",
          "ratio",
          "Share of the CPUs that the program may use that its workers keep busy.");

  /** What is paid for an hour. */
  public static final Metric COST_PER_HOUR =
      new Metric("cost-per-hour", "currency", "Price of what is used of the machine, an hour.");

  /** What is paid for a million of what is done. */
  public static final Metric COST_PER_MILLION =
      new Metric(
          "cost-per-million", "currency", "The same over a million requests, or whole runs.");

  /** All of them. */
  public static final List<Metric> ALL = List.of(CPU_UTILISATION, COST_PER_HOUR, COST_PER_MILLION);

  private PlanMetrics() {}
}
