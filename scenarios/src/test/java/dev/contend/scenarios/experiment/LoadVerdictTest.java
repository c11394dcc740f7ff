package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.statistics.Stability;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict on open arrivals of a written program: one server, M/M/1 with services of 1 ms. */
class LoadVerdictTest {
  private static final String STATION =
      """
      version: 1
      name: station
      machine: laptop
      runtime: cpython-3.13t
      workload:
        parameters: {requests: 4000, rate: 500}
        queues: {inbox: simple-queue}
        threads:
          source:
            count: 1
            program:
              - {arrivals: inbox, every: {exponential: 1 / (rate * 1/s)}, count: requests}
          server:
            program:
              - repeat: share(requests)
                do:
                  - get: inbox
                  - sleep: {exponential: 1 ms}
                  - served: inbox
      workers: 2
      sweep: {matrix: {workload.rate: [RATES]}}
      replications: 2
      report: {charts: []}
      """;

  private static ExperimentResult run(String rates) throws InterruptedException {
    return ExperimentTest.run(STATION.replace("RATES", rates), 2);
  }

  @Test
  void anUnstablePointHasNoLatencyAndIsNamedBeforeAnyFigure() throws InterruptedException {
    ExperimentResult result = run("300, 1500");
    ResultTables tables = new ResultTables(result);
    LoadVerdict verdict = new LoadVerdict(result);
    assertThat(verdict.of(0)).contains(Stability.STABLE);
    assertThat(verdict.of(1)).contains(Stability.UNSTABLE);
    ResultTable latencies = tables.results().where("metric", "latency-p99");
    assertThat(latencies.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.text("workload.rate")).isEqualTo("300"));
    assertThat(tables.results().where("metric", "served-rate").rows()).hasSize(2);
    assertThat(new Summary(result, tables).verdict())
        .hasSize(2)
        .first()
        .isEqualTo(
            "Unstable (more arrives than is served, so there are no latencies): cpython-3.13t, 2"
                + " workers, workload.rate 1500 on laptop.");
    assertThat(new Summary(result, tables).tables(TableFormats.PLAIN_TEXT)).contains("1500", " - ");
  }

  @Test
  void wherePointsAreAllUnstableTheTableSaysByHowMuch() throws InterruptedException {
    ExperimentResult result = run("1500, 2000");
    ResultTables tables = new ResultTables(result);
    Summary summary = new Summary(result, tables);
    assertThat(summary.verdict()).last().asString().endsWith(": no latency p99.");
    assertThat(summary.tables(TableFormats.PLAIN_TEXT)).contains("1500", "2000");
    ResultTable growth = tables.results().where("metric", "backlog-growth");
    // A third of 1,500, and half of 2,000, are not served when the last has come.
    assertThat(growth.rows().get(0).number("mean")).isBetween(0.25, 0.45);
    assertThat(growth.rows().get(1).number("mean")).isBetween(0.42, 0.6);
  }

  @Test
  void aPointNearSaturationHasItsLatencyAndAWarning() throws InterruptedException {
    ExperimentResult result = run("900");
    assertThat(new LoadVerdict(result).of(0)).contains(Stability.NEAR_SATURATION);
    ResultTables tables = new ResultTables(result);
    assertThat(tables.results().where("metric", "latency-p99").rows()).hasSize(1);
    assertThat(new Summary(result, tables).verdict())
        .first()
        .asString()
        .startsWith("Near saturation (the run is short for so high a load,");
  }

  /** The first 260 of 500 items take 1.8 ms each, the others 0.5 ms: more than half is warm-up. */
  @Test
  void aRunThatComesToRestTooLateIsNamed() throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            """
            version: 1
            name: late
            machine: laptop
            runtime: cpython-3.13t
            workload:
              queues: {inbox: simple-queue}
              threads:
                source:
                  count: 1
                  program: [{arrivals: inbox, every: 2 ms, count: 500}]
                server:
                  program:
                    - {repeat: 260, do: [{get: inbox}, {sleep: 1.8 ms}, {served: inbox}]}
                    - {repeat: 240, do: [{get: inbox}, {sleep: 0.5 ms}, {served: inbox}]}
            workers: 2
            report: {charts: []}
            """,
            1);
    assertThat(new LoadVerdict(result).sentences())
        .singleElement()
        .asString()
        .startsWith("Not at rest (half of a run was left out as warm-up");
  }

  @Test
  void whatHasNoArrivalsHasNoVerdict() throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            ScenarioTexts.ofLibrary("runtimes/worker-start")
                .replaceFirst("replications: .*", "replications: 1"),
            2);
    assertThat(new LoadVerdict(result).of(0)).isEmpty();
    assertThat(new LoadVerdict(result).sentences()).isEqualTo(List.of());
  }
}
