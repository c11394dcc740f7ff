package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Speedups and efficiencies of times made up by hand. */
class DerivedMetricsTest {
  private static final String SCENARIO =
      """
      version: 1
      name: by-hand
      machine: xeon-8480plus
      workload: {use: prime-sieve, limit: 10000, chunk: 100}
      """;

  private static ExperimentResult result(String sweep, double[]... times) {
    ScenarioSpec scenario =
        ScenarioTexts.read(SCENARIO + "sweep: {matrix: {" + sweep + "}}").spec();
    assertThat(scenario.points()).hasSize(times.length);
    List<List<RunResult>> runs = new ArrayList<>();
    for (double[] replications : times) {
      List<RunResult> point = new ArrayList<>();
      for (double time : replications) {
        MetricSet metrics = new MetricSet.Builder().put(RunMetrics.TIME, time).build();
        point.add(
            new RunResult(
                metrics,
                Collections.nCopies(Cause.values().length, 1L),
                List.of(),
                List.of(),
                List.of()));
      }
      runs.add(point);
    }
    return new ExperimentResult(scenario, runs, true, List.of());
  }

  private static double[] values(Map<Metric, double[]> derived, Metric metric) {
    return Objects.requireNonNull(derived.get(metric), metric.name());
  }

  @Test
  void speedupsArePairedReplicationByReplication() {
    DerivedMetrics derived =
        new DerivedMetrics(
            result(
                "runtime: [cpython-3.13, cpython-3.13t], workers: [1, 4]",
                new double[] {4.0, 4.4},
                new double[] {5.0, 4.0},
                new double[] {6.0, 6.6},
                new double[] {2.0, 1.1}));
    assertThat(values(derived.of(3), DerivedMetrics.SPEEDUP))
        .containsExactly(new double[] {3.0, 6.0}, within(1e-12));
    assertThat(values(derived.of(3), DerivedMetrics.EFFICIENCY))
        .containsExactly(new double[] {0.75, 1.5}, within(1e-12));
    assertThat(values(derived.of(3), DerivedMetrics.SPEEDUP_OVER_GIL))
        .containsExactly(new double[] {2.0, 4.0}, within(1e-12));
    assertThat(values(derived.of(1), DerivedMetrics.SPEEDUP))
        .containsExactly(new double[] {0.8, 1.1}, within(1e-12));
    assertThat(values(derived.of(2), DerivedMetrics.SPEEDUP)).containsExactly(1.0, 1.0);
  }

  @Test
  void thereIsNoMetricWithoutItsBaseline() {
    DerivedMetrics withoutGil =
        new DerivedMetrics(
            result(
                "runtime: [cpython-3.13t], workers: [1, 4]", new double[] {4}, new double[] {2}));
    assertThat(withoutGil.of(1)).doesNotContainKey(DerivedMetrics.SPEEDUP_OVER_GIL);
    DerivedMetrics withoutOneWorker =
        new DerivedMetrics(
            result("runtime: [cpython-3.13], workers: [2, 4]", new double[] {4}, new double[] {2}));
    assertThat(withoutOneWorker.of(1)).isEmpty();
  }

  @Test
  void theBaselineIsFoundWhateverTheOrderOfTheAxes() {
    DerivedMetrics derived =
        new DerivedMetrics(
            result(
                "runtime: [cpython-3.13t], workers: [1, 4], workload.chunk: [50, 100]",
                new double[] {4},
                new double[] {6},
                new double[] {2},
                new double[] {2}));
    assertThat(values(derived.of(2), DerivedMetrics.SPEEDUP)).containsExactly(2.0);
    assertThat(values(derived.of(3), DerivedMetrics.SPEEDUP)).containsExactly(3.0);
  }
}
