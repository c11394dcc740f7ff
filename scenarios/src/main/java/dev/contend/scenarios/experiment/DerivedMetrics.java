package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.runtime.policy.RunMetrics;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics that compare a point with another one, replication by replication.
 *
 * <p>Both points of a pair share their random streams, so what varies alike in both cancels.
 */
final class DerivedMetrics {
  static final Metric SPEEDUP =
      new Metric("speedup", "ratio", "Time of the same runtime with 1 worker over the time.");
  static final Metric SPEEDUP_OVER_GIL =
      new Metric("speedup-over-gil", "ratio", "Time of the GIL build with 1 worker over the time.");
  static final Metric EFFICIENCY =
      new Metric("efficiency", "ratio", "Speedup over the number of workers.");

  static final List<Metric> ALL = List.of(SPEEDUP, SPEEDUP_OVER_GIL, EFFICIENCY);

  private final ExperimentResult result;
  private final Optional<RuntimeSpec> gil;
  private final Map<String, List<Integer>> byLabel = new LinkedHashMap<>();

  DerivedMetrics(ExperimentResult result) {
    this.result = result;
    gil =
        result.scenario().points().stream()
            .map(PointSpec::runtime)
            .filter(DerivedMetrics::isGil)
            .findFirst();
    List<PointSpec> points = result.scenario().points();
    for (int i = 0; i < points.size(); i++) {
      byLabel.computeIfAbsent(points.get(i).label(), label -> new ArrayList<>()).add(i);
    }
  }

  /** The metrics of a point that have a baseline in the scenario, one value a replication. */
  Map<Metric, double[]> of(int point) {
    PointSpec spec = result.scenario().points().get(point);
    Map<Metric, double[]> derived = new LinkedHashMap<>();
    Workload workload = spec.workload().workload();
    workload
        .relativeToFirst()
        .ifPresent(relative -> derived.put(relative, headlineOverFirst(point)));
    if (!workload.headline().equals(RunMetrics.TIME)) {
      // It runs for a set time, so its times say nothing about speed.
      return derived;
    }
    find(spec.with(spec.runtime(), 1))
        .ifPresent(
            baseline -> {
              double[] speedup = ratio(baseline, point, 1);
              derived.put(SPEEDUP, speedup);
              derived.put(EFFICIENCY, ratio(baseline, point, spec.workers()));
            });
    gil.flatMap(runtime -> find(spec.with(runtime, 1)))
        .ifPresent(baseline -> derived.put(SPEEDUP_OVER_GIL, ratio(baseline, point, 1)));
    return derived;
  }

  private double[] headlineOverFirst(int point) {
    Metric headline = result.scenario().headline();
    List<RunResult> first = result.runs().get(0);
    List<RunResult> runs = result.runs().get(point);
    double[] ratios = new double[runs.size()];
    for (int r = 0; r < ratios.length; r++) {
      double base = first.get(r).metrics().value(headline);
      ratios[r] = runs.get(r).metrics().value(headline) / base;
    }
    return ratios;
  }

  private Optional<Integer> find(PointSpec wanted) {
    // Only points with the same label can be equal: in a large sweep to compare all takes long.
    return byLabel.getOrDefault(wanted.label(), List.of()).stream()
        .filter(point -> result.scenario().points().get(point).equals(wanted))
        .findFirst();
  }

  private double[] ratio(int baseline, int point, int workers) {
    List<RunResult> base = result.runs().get(baseline);
    List<RunResult> runs = result.runs().get(point);
    double[] ratios = new double[runs.size()];
    for (int r = 0; r < ratios.length; r++) {
      double baseTime = base.get(r).metrics().value(RunMetrics.TIME);
      ratios[r] = baseTime / runs.get(r).metrics().value(RunMetrics.TIME) / workers;
    }
    return ratios;
  }

  private static boolean isGil(RuntimeSpec runtime) {
    return runtime instanceof RuntimeSpec.Python python && python.policy() == RuntimePolicies.GIL;
  }
}
