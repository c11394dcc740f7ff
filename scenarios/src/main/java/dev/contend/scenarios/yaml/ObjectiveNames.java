package dev.contend.scenarios.yaml;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.Objective.Named;
import dev.contend.scenarios.spec.PlanMetrics;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import dev.contend.workloads.script.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an objective may name: each metric of the workload, and short words for those that are asked
 * for most, as {@code throughput}, {@code memory}, {@code utilisation} and {@code p99(latency)}.
 */
final class ObjectiveNames {
  /** The word for what is done a second. */
  static final String THROUGHPUT = "throughput";

  private static final String LATENCY = "latency";
  private static final double PERCENT = 0.01;
  private static final Pattern PERCENTILE = Pattern.compile("(?:(.+)-)?p([0-9]+)");

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Named> metrics = new LinkedHashMap<>();

  ObjectiveNames(Workload workload) {
    this(workload, true);
  }

  /**
   * @param isOfPlan whether metrics of a plan are among them, which runs alone do not have
   */
  ObjectiveNames(Workload workload, boolean isOfPlan) {
    List<Metric> all = metrics(workload);
    if (!isOfPlan) {
      all.removeAll(PlanMetrics.ALL);
    }
    all.forEach(metric -> name(metric.name(), metric));
    for (Metric metric : all) {
      Matcher percentile = PERCENTILE.matcher(metric.name());
      if (percentile.matches() && percentile.group(1) != null) {
        String of = percentile.group(1);
        name("p" + percentile.group(2) + "." + of, metric);
        if (of.endsWith("-" + LATENCY)) {
          name("p" + percentile.group(2) + "." + LATENCY, metric);
        }
      }
    }
    rate(workload, all).ifPresent(metric -> name(THROUGHPUT, metric));
    name("memory", MemoryMetrics.PEAK_MEMORY);
    if (isOfPlan) {
      name("utilisation", PlanMetrics.CPU_UTILISATION);
    }
  }

  /** The metrics of a workload's runs, those that it is run for first. */
  private static List<Metric> metrics(Workload workload) {
    Set<Metric> all = new LinkedHashSet<>(workload.tabulated());
    all.addAll(workload.metrics());
    if (all.contains(ProgramMetrics.BACKLOG_GROWTH)) {
      all.addAll(ProgramMetrics.ALL);
    }
    all.addAll(MemoryMetrics.ALL);
    all.addAll(RunMetrics.ALL);
    all.addAll(PlanMetrics.ALL);
    return new ArrayList<>(all);
  }

  private static Optional<Metric> rate(Workload workload, List<Metric> all) {
    return workload.headline().unit().equals("1/s")
        ? Optional.of(workload.headline())
        : all.stream().filter(metric -> metric.equals(ProgramMetrics.SERVED_RATE)).findFirst();
  }

  private void name(String name, Metric metric) {
    if (!measures.containsKey(name)) {
      measures.put(name, measure(metric.unit()));
      metrics.put(name, new Named(metric.name(), factor(metric.unit())));
    }
  }

  private static Measure measure(String unit) {
    if (Dimension.DURATION.unit(unit).isPresent()) {
      return Measure.DURATION;
    }
    if (Dimension.SIZE.unit(unit).isPresent()) {
      return Measure.SIZE;
    }
    return unit.equals("1/s") ? Measure.RATE : Measure.NUMBER;
  }

  /** Base units of an expression in one of a metric's. */
  private static double factor(String unit) {
    return unit.equals("percent")
        ? PERCENT
        : Dimension.DURATION
            .unit(unit)
            .or(() -> Dimension.SIZE.unit(unit))
            .map(found -> found.numerator().doubleValue() / found.denominator().doubleValue())
            .orElse(1.0);
  }

  /** What each name measures. */
  Map<String, Measure> measures() {
    return measures;
  }

  /** The metrics that some names stand for. */
  Map<String, Named> metrics(Set<String> names) {
    Map<String, Named> found = new LinkedHashMap<>(metrics);
    found.keySet().retainAll(names);
    return found;
  }
}
