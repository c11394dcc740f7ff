package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.hardware.PairTime;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of results made up by hand. */
class FindingsTest {
  private static Summary summary(String workload, String sweep, List<MetricSet> values) {
    return summary(workload, sweep, values, List.of());
  }

  private static Summary summary(
      String workload, String sweep, List<MetricSet> values, List<PairTime> pairs) {
    ScenarioSpec scenario =
        ScenarioTexts.read(
                """
                version: 1
                name: by-hand
                workload: %s
                variation: none
                replications: 1
                report: {charts: []}
                %s
                """
                    .formatted(workload, sweep))
            .spec();
    assertThat(scenario.points()).hasSize(values.size());
    List<List<RunResult>> runs = new ArrayList<>();
    for (MetricSet metrics : values) {
      runs.add(List.of(new RunResult(metrics, causes(), List.of(), pairs, List.of())));
    }
    ExperimentResult result = new ExperimentResult(scenario, runs, true, List.of());
    return new Summary(result, new ResultTables(result));
  }

  /** A quarter of the workers' time goes to memory. */
  private static List<Long> causes() {
    List<Long> causes = new ArrayList<>(Collections.nCopies(Cause.values().length, 0L));
    causes.set(Cause.USEFUL_NATIVE.id(), 3_000L);
    causes.set(Cause.MEMORY.id(), 1_000L);
    return causes;
  }

  private static MetricSet of(Metric metric, double value) {
    return new MetricSet.Builder().put(metric, value).build();
  }

  private static List<MetricSet> times(double... values) {
    List<MetricSet> all = new ArrayList<>();
    for (double value : values) {
      all.add(of(HardwareMetrics.OPERATION_TIME, value));
    }
    return all;
  }

  private static MetricSet memory(double latency, double bandwidth) {
    return new MetricSet.Builder()
        .put(HardwareMetrics.LATENCY, latency)
        .put(HardwareMetrics.BANDWIDTH, bandwidth)
        .build();
  }

  @Test
  void eachMachineHasItsFirstAndLastValue() {
    Summary summary =
        summary(
            "counting",
            "sweep: {matrix: {machine: [i7-6700hq, ryzen-5950x], workers: [1, 2, 4]}}",
            times(7, 44.02, 96.23, 1.2, 20, 27.67));

    assertThat(summary.verdict())
        .containsExactly(
            "native on i7-6700hq: operation time 7.00 ns with 1 worker, 96.2 ns with 4 workers,"
                + " 13.7 times as much; most is lost to memory (25 % of the time of all 4 workers)."
                + " Data that fit into the caches, or more memory bandwidth, would remove it.",
            "native on ryzen-5950x: operation time 1.20 ns with 1 worker, 27.7 ns with 4 workers,"
                + " 23.1 times as much; most is lost to memory (25 % of the time of all 4 workers)."
                + " Data that fit into the caches, or more memory bandwidth, would remove it.");
    assertThat(summary.heading()).isEqualTo("Time per operation and thread, in ns");
    assertThat(summary.tables(TableFormats.PLAIN_TEXT))
        .startsWith("workers  i7-6700hq  ryzen-5950x\n");
  }

  @Test
  void howFarACurveIsLevelIsSaid() {
    Summary summary =
        summary(
            "counting",
            "machine: i7-6700hq\n"
                + "sweep: {matrix: {workload.layout: [shared, padded], workers: [1, 2, 4, 3]}}",
            times(600, 650, 1200, 655, 7, 7.1, 7.2, 7));

    assertThat(summary.verdict())
        .containsExactly(
            "native, layout shared on i7-6700hq: operation time 600 ns with 1 worker, within 10 %"
                + " of that up to 3 workers, 1200 ns with 4 workers, 2.00 times as much; most is"
                + " lost to memory (25 % of the time of all 4 workers). Data that fit into the"
                + " caches, or more memory bandwidth, would remove it.",
            "native, layout padded on i7-6700hq: operation time 7.00 ns with 1 worker, within 10 %"
                + " of that up to 4 workers (7.20 ns).");
  }

  @Test
  void whatIsTabulatedTogetherIsSaidTogetherAlongTheAxisThatVaries() {
    Summary summary =
        summary(
            "memory-load",
            "machine: xeon-8360y-2s\nworkers: 72\n"
                + "sweep: {matrix: {workload.gap: [1 ns, 16 ns, 500 ns]}}",
            List.of(memory(267.39, 346.42), memory(141.71, 284), memory(90.04, 9.09)));

    assertThat(summary.verdict())
        .containsExactly(
            "native, 72 workers on xeon-8360y-2s: latency from 90.0 ns (bandwidth 9.09 GB/s) at"
                + " gap 500 ns to 267 ns (bandwidth 346 GB/s) at gap 1 ns, 2.97 times as much.");
    assertThat(summary.heading())
        .isEqualTo(
            "Time of a load that depends on the load before it, in ns; bytes that all threads move"
                + " to and from memory a second, in GB/s");
    assertThat(summary.tables(TableFormats.PLAIN_TEXT))
        .startsWith("   gap  latency (ns)  bandwidth (GB/s)\n");
  }

  @Test
  void ofVeryManyCurvesOnlyTheOutermostAreTold() {
    double[] values = new double[26];
    for (int i = 0; i < 13; i++) {
      values[2 * i] = 5;
      values[2 * i + 1] = i == 4 ? 6 : i == 9 ? 80 : 10 + i;
    }
    Summary summary =
        summary(
            "counting",
            "machine: i7-6700hq\nsweep: {matrix: {workload.think: [1 ns, 2 ns, 3 ns, 4 ns, 5 ns,"
                + " 6 ns, 7 ns, 8 ns, 9 ns, 10 ns, 11 ns, 12 ns, 13 ns], workers: [1, 2]}}",
            times(values));

    assertThat(summary.verdict())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("Of 13 curves, at their ends:"),
            lowest -> assertThat(lowest).startsWith("the lowest, native, think 5 ns on i7-6700hq:"),
            highest ->
                assertThat(highest).startsWith("the highest, native, think 10 ns on i7-6700hq:"));
  }

  @Test
  void ofVeryManySpeedupsTheLeastAndTheMostAreTold() {
    List<MetricSet> times = new ArrayList<>();
    StringBuilder limits = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      limits.append(i == 1 ? "" : ", ").append(1000 * i);
      times.add(of(RunMetrics.TIME, 4));
      times.add(of(RunMetrics.TIME, i == 7 ? 3.9 : i == 30 ? 1.5 : 2));
    }
    Summary summary =
        summary(
            "{use: prime-sieve, chunk: 100}",
            "machine: i7-6700hq\nruntime: cpython-3.14t\nsweep: {matrix: {workload.limit: ["
                + limits
                + "], workers: [1, 2]}}",
            times);

    assertThat(summary.verdict())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("Of 60 curves, at their ends:"),
            lowest ->
                assertThat(lowest)
                    .startsWith("the lowest, cpython-3.14t, limit 7000 on i7-6700hq: 2 workers")
                    .contains("reach 1.03x"),
            highest ->
                assertThat(highest)
                    .startsWith("the highest, cpython-3.14t, limit 30000 on i7-6700hq: 2")
                    .contains("reach 2.67x"));
  }

  @Test
  void ofAVeryLongTableTheBeginningIsShown() {
    List<MetricSet> times = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      times.add(of(HardwareMetrics.OPERATION_TIME, 5 + i));
    }
    Summary summary =
        summary(
            "counting",
            "machine: i7-6700hq\nworkers: 2\nsweep: {matrix: {workload.think: [1..120 ns step 1 ns]}}",
            times);

    assertThat(summary.tables(TableFormats.PLAIN_TEXT))
        .contains("\n100 ns")
        .doesNotContain("\n101 ns")
        .endsWith("\nand 20 more rows; results.csv has all.\n\n");
  }

  @Test
  void wideIntervalsAreToldBesideTheMethodAndAFindingBesideTheVerdict() {
    ScenarioSpec scenario =
        ScenarioTexts.read(
                """
                version: 1
                name: by-hand
                machine: laptop
                workload: counting
                replications: {min: 2, max: 2, precision: 100 %}
                report: {charts: []}
                sweep: {matrix: {workers: [1, 2, 4]}}
                """)
            .spec();
    List<List<RunResult>> runs = new ArrayList<>();
    for (double second : new double[] {10.001, 10.5, 12}) {
      List<RunResult> replications = new ArrayList<>();
      for (MetricSet metrics : times(10, second)) {
        replications.add(new RunResult(metrics, causes(), List.of(), List.of(), List.of()));
      }
      runs.add(replications);
    }
    ExperimentResult result = new ExperimentResult(scenario, runs, true, List.of());
    Summary summary = new Summary(result, new ResultTables(result));
    // Half an interval of two values is 12.706 half differences over the root of 2 squared.
    assertThat(summary.method())
        .endsWith(
            "WIDE: at 2 of 3 points the operation-time is known no better than 10 % of its mean,"
                + " worst at native, 4 workers on laptop: within 116 %; more replications would"
                + " narrow it.");
    assertThat(summary.markdown()).doesNotContain(Summary.FINDING);
    assertThat(summary.beside("no.").markdown())
        .contains("\n\nThe scenario's own finding: no.\n\n## Time per operation");
  }

  @Test
  void pairsAreTabulatedByClass() {
    Summary summary =
        summary(
            "ping-pong",
            "machine: i7-6700hq\nworkers: 1",
            List.of(of(HardwareMetrics.HANDOFF, 17)),
            List.of(new PairTime(0, 1, 8), new PairTime(0, 2, 26)));

    assertThat(summary.verdict())
        .containsExactly("native, 1 worker on i7-6700hq: handoff 17.0 ns.");
    assertThat(summary.markdown())
        .contains("## One-way handoff of a line, mean over the pairs of hardware threads\n")
        .contains("| same core    |     1 |              8.00 |           8.00 |")
        .contains("| all pairs    |     2 |             17.00 |          17.00 |");
  }
}
