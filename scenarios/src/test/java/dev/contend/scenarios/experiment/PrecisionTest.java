package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replications to a stated precision of several metrics at once. */
class PrecisionTest {
  private static final String SWEEP =
      """
      version: 1
      name: precise
      machine: xeon-8480plus
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 60000, chunk: 200}
      sweep: {matrix: {workers: [1, 8]}}
      replications: {min: 3, max: 60, precision: PRECISION}
      report: {charts: []}
      """;

  private static ExperimentResult run(String precision) throws InterruptedException {
    return ExperimentTest.run(SWEEP.replace("PRECISION", precision), 2);
  }

  @Test
  void goesOnUntilEveryNamedMetricIsPreciseAtEveryPoint() throws InterruptedException {
    ExperimentResult time = run("{time: 5 %}");
    ExperimentResult both = run("{time: 5 %, context-switches: 6 %}");
    assertThat(time.precise()).isTrue();
    assertThat(both.precise()).isTrue();
    assertThat(both.replications()).isGreaterThan(time.replications());
    for (String workers : List.of("1", "8")) {
      assertThat(width(both, workers, "time")).isLessThanOrEqualTo(0.05);
      assertThat(width(both, workers, "context-switches")).isLessThanOrEqualTo(0.06);
    }
    assertThat(width(time, "8", "context-switches")).isGreaterThan(0.06);
    assertThat(summary(both))
        .endsWith(
            "; time within 5 % and context-switches within 6 % of its mean is known at every point"
                + " that has it.");
  }

  @Test
  void oneShareIsThatOfTheMetricThatTheWorkloadIsRunFor() throws InterruptedException {
    ExperimentResult share = run("5 %");
    ExperimentResult named = run("{time: 5 %}");
    assertThat(share.replications()).isEqualTo(named.replications());
    assertThat(new ResultTables(share).results().rows().get(0).cells())
        .isEqualTo(new ResultTables(named).results().rows().get(0).cells());
    assertThat(summary(share)).endsWith("the time of every point is known within 5 % of its mean.");
  }

  @Test
  void whatIsNotPreciseIsToldByPointAndMetric() throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            SWEEP.replace("max: 60", "max: 3").replace("PRECISION", "{context-switches: 0.01 %}"),
            2);
    assertThat(result.precise()).isFalse();
    assertThat(result.imprecise())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("cpython-3.13t, 8 workers on xeon-8480plus: context-switches within ")
        .endsWith(" %");
    assertThat(summary(result)).contains("of its mean is NOT known");
  }

  @Test
  void aMetricThatNoPointHasIsNeverPrecise() throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            SWEEP.replace("max: 60", "max: 3").replace("PRECISION", "{message-rate: 5 %}"), 2);
    assertThat(result.precise()).isFalse();
    assertThat(result.imprecise()).containsExactly("no point has the metric 'message-rate'");
  }

  /** What is written as resolved asks for the same. */
  @Test
  void theResolvedScenarioNamesTheMetrics() {
    String scenario = SWEEP.replace("PRECISION", "{time: 5 %, context-switches: 0.5 %}");
    assertThat(ScenarioTexts.read(scenario).resolved())
        .contains("precision:\n    time: 5 %\n    context-switches: 0.5 %\n");
  }

  private static String summary(ExperimentResult result) {
    return new Summary(result, new ResultTables(result)).method();
  }

  private static double width(ExperimentResult result, String workers, String metric) {
    ResultTable rows =
        new ResultTables(result).replications().where("workers", workers).where("metric", metric);
    double[] values = rows.rows().stream().mapToDouble(row -> row.number("value")).toArray();
    return MeanEstimate.of(values).relativeHalfWidth();
  }
}
