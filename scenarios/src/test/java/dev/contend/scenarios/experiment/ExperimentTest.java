package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole experiments at a small scale. */
class ExperimentTest {
  private static final String SWEEP =
      """
      version: 1
      name: small
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      sweep:
        matrix:
          machine: [xeon-8360y-2s, i7-12700k]
          runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess}, cpython-3.13t]
          workers: [1, 5, 40]
      replications: 3
      seed: 11
      """;

  static final Experiment.Progress SILENT =
      new Experiment.Progress() {
        @Override
        public void planned(int runs) {}

        @Override
        public void runEnded(long events) {}

        @Override
        public void runFound() {}
      };

  static ExperimentResult run(String yaml, int jobs) throws InterruptedException {
    return new Experiment(ScenarioTexts.read(yaml).spec(), jobs, SILENT).run();
  }

  private static String base(String rest) {
    return """
    version: 1
    name: small
    machine: xeon-8480plus
    runtime: cpython-3.13t
    workload: {use: prime-sieve, limit: 20000, chunk: 200}
    """
        + rest;
  }

  @Test
  void resultsAreTheSameBytesWithAnyNumberOfJobs() throws InterruptedException {
    String yaml = ScenarioTexts.withLine(SWEEP, "replications", "replications: {min: 2, max: 6}");
    ResultTables one = new ResultTables(run(yaml, 1));
    ResultTables two = new ResultTables(run(yaml, 2));
    assertThat(csv(two.results())).isEqualTo(csv(one.results())).hasLineCount(1 + rows(one));
    assertThat(csv(two.replications())).isEqualTo(csv(one.replications()));
    assertThat(csv(two.causes())).isEqualTo(csv(one.causes()));
  }

  private static int rows(ResultTables tables) {
    return tables.results().rows().size();
  }

  private static String csv(ResultTable table) {
    return TableFormats.CSV.format(table);
  }

  @Test
  void anotherSeedGivesOtherResults() throws InterruptedException {
    String other = ScenarioTexts.withLine(SWEEP, "seed", "seed: 12");
    assertThat(csv(new ResultTables(run(other, 2)).results()))
        .isNotEqualTo(csv(new ResultTables(run(SWEEP, 2)).results()));
  }

  @Test
  void causesAddUpToWorkersTimesTimeAtEveryPoint() throws InterruptedException {
    ExperimentResult result = run(SWEEP, 2);
    ResultTables tables = new ResultTables(result);
    for (PointSpec point : result.scenario().points()) {
      double time = 0;
      for (RunResult run : result.runs().get(result.scenario().points().indexOf(point))) {
        time += run.metrics().value(RunMetrics.TIME) / result.replications();
      }
      double causes = 0;
      double shares = 0;
      for (ResultTable.Row row : of(tables.causes(), point)) {
        causes += row.number("time_s");
        shares += row.number("share");
      }
      assertThat(causes / (time * point.workers())).as(point.label()).isCloseTo(1, within(1e-9));
      assertThat(shares).as(point.label()).isCloseTo(1, within(1e-9));
    }
  }

  private static List<ResultTable.Row> of(ResultTable table, PointSpec point) {
    return table
        .where("machine", point.machine().name())
        .where("runtime", point.runtime().label())
        .where("workers", Integer.toString(point.workers()))
        .rows();
  }

  @Test
  void withoutVariationOneReplicationIsExactAndHasNoInterval() throws InterruptedException {
    ExperimentResult result =
        run(base("workers: 4\nvariation: none\nreplications: {min: 5, max: 9}\n"), 2);
    assertThat(result.replications()).isEqualTo(1);
    assertThat(result.precise()).isTrue();
    for (ResultTable.Row row : new ResultTables(result).results().rows()) {
      assertThat(row.text("ci95_low")).isEmpty();
      assertThat(row.text("ci95_high")).isEmpty();
      assertThat(row.integer("replications")).isEqualTo(1);
    }
    assertThat(summary(result).method()).contains("is exact, and no intervals are shown");
  }

  @Test
  void aSingleDrawHasNoIntervalEither() throws InterruptedException {
    ExperimentResult result = run(base("workers: 4\nreplications: 1\n"), 2);
    ResultTable.Row row = new ResultTables(result).results().rows().get(0);
    assertThat(row.text("ci95_low")).isEmpty();
    assertThat(summary(result).method()).contains("no interval can be stated");
  }

  @Test
  void aSingleDrawIsNeverPreciseEnough() throws InterruptedException {
    ExperimentResult result =
        run(base("workers: 4\nreplications: {min: 1, max: 9, precision: 90 %}\n"), 2);
    assertThat(result.replications()).isEqualTo(2);
    assertThat(result.precise()).isTrue();
  }

  @Test
  void roundsFollowUntilEveryPointIsPrecise() throws InterruptedException {
    ExperimentResult wide =
        run(base("workers: 8\nreplications: {min: 3, max: 200, precision: 20 %}\n"), 2);
    ExperimentResult narrow =
        run(base("workers: 8\nreplications: {min: 3, max: 200, precision: 0.5 %}\n"), 2);
    assertThat(wide.precise()).isTrue();
    assertThat(narrow.precise()).isTrue();
    assertThat(narrow.replications()).isBetween(wide.replications() + 2, 199);
    assertThat(halfWidth(narrow)).isLessThanOrEqualTo(0.005);
    assertThat(narrow.runs().get(0).subList(0, wide.replications()))
        .as("the first replications do not depend on how many follow")
        .extracting(run -> run.metrics().asMap())
        .isEqualTo(wide.runs().get(0).stream().map(run -> run.metrics().asMap()).toList());
  }

  private static double halfWidth(ExperimentResult result) {
    ResultTable.Row time = new ResultTables(result).results().where("metric", "time").rows().get(0);
    return (time.number("ci95_high") - time.number("mean")) / time.number("mean");
  }

  @Test
  void whenReplicationsAreUsedUpThePrecisionIsSaidNotToBeReached() throws InterruptedException {
    ExperimentResult result =
        run(base("workers: 8\nreplications: {min: 2, max: 3, precision: 0.001 %}\n"), 2);
    assertThat(result.replications()).isEqualTo(3);
    assertThat(result.precise()).isFalse();
    assertThat(summary(result).method()).contains("is NOT known within 0.001 % of its mean");
  }

  @Test
  void aScenarioWithoutBaselinePrintsTimes() throws InterruptedException {
    ExperimentResult result =
        run(base("sweep: {matrix: {workers: [2, 4]}}\nreplications: 2\nreport: {charts: []}\n"), 2);
    Summary summary = summary(result);
    assertThat(summary.heading()).isEqualTo("Time in seconds");
    assertThat(summary.verdict())
        .singleElement()
        .asString()
        .matches(
            "cpython-3\\.13t on xeon-8480plus: time 0\\.\\d+ s with 2 workers, 0\\.\\d+ s with 4"
                + " workers, 0\\.\\d+ times as much; most is lost to .+\\.");
    assertThat(new ResultTables(result).results().where("metric", "speedup").rows()).isEmpty();
    assertThat(summary.tables(TableFormats.PLAIN_TEXT)).contains("cpython-3.13t");
  }

  private static Summary summary(ExperimentResult result) {
    return new Summary(result, new ResultTables(result));
  }
}
