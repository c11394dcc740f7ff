package dev.contend.scenarios.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several made-up tables held against several made-up experiments. */
class VerificationTest {
  private static final String HEADER =
      "machine,workload,runtime,workers,metric,unit,published,role,bound,known_miss,source\n";

  private static ScenarioSpec scenario(String sweep) {
    return ScenarioTexts.read(
            "version: 1\nname: made-up\nmachine: xeon-8480plus\nruntime: cpython-3.13t\n"
                + "workload: {use: prime-sieve, limit: 10000, chunk: 100}\nsweep: {matrix: {"
                + sweep
                + "}}\n")
        .spec();
  }

  private static Reference table(String name, String rows) {
    Problems problems = new Problems();
    Reference reference =
        new ReferenceReader(problems, new Vocabulary())
            .read(SourceText.of(name + ".csv", "# Made up.\n" + HEADER + rows));
    assertThat(problems.rendered()).isEmpty();
    return reference;
  }

  private static String row(int workers, String values) {
    return "xeon-8480plus,,," + workers + ",speedup,ratio," + values + ",s\n";
  }

  /** Speedups: the number of workers. */
  private static ResultTable results(ScenarioSpec scenario) {
    TableBuilder table = Tables.RESULTS.builder(scenario.axes());
    for (PointSpec point : scenario.points()) {
      table
          .text("experiment", "made-up")
          .text("machine", "xeon-8480plus")
          .text("workload", "prime-sieve")
          .text("runtime", "cpython-3.13t")
          .number("workers", point.workers());
      point.axes().forEach(table::text);
      table
          .text("metric", "speedup")
          .text("unit", "ratio")
          .number("mean", point.workers())
          .number("ci95_low", point.workers() - 0.26)
          .number("ci95_high", point.workers() + 0.26)
          .number("replications", 3)
          .end();
    }
    return table.build();
  }

  private static void hold(Verification verification, String name, String sweep, String... tables) {
    ScenarioSpec scenario = scenario(sweep);
    verification.hold(name, scenario, List.of(tables), results(scenario));
  }

  private static Verification twoTables() {
    Verification verification =
        new Verification(
            List.of(
                table("first", row(2, "2.5,predicted,10 %,") + row(4, "5,predicted,50 %,")),
                table("second", row(2, "2,fitted,,") + row(8, "4,predicted,10 %,known"))));
    hold(verification, "a", "workers: [2]", "first", "second", "third");
    hold(verification, "b", "workers: [4, 8]", "first", "second");
    return verification;
  }

  @Test
  void theFiguresOfATableMayComeFromSeveralExperiments() {
    Verification verification = twoTables();
    VerifiedTable first = verification.tables().get(0);
    assertThat(first.experiments()).containsExactly("a", "b");
    assertThat(first.held()).hasSize(2);
    assertThat(first.linesNotSimulated()).isEmpty();
    assertThat(new VerifiedTableText(first).origin())
        .isEqualTo("Simulated by `contend run a`, `contend run b`.");
  }

  @Test
  void countsAndErrorsAreThoseOfThePredictions() {
    Tally tally = twoTables().tally();
    assertThat(tally.rows()).isEqualTo(4);
    assertThat(tally.predicted()).isEqualTo(3);
    assertThat(tally.count(Verdict.MISSED)).isEqualTo(1);
    assertThat(tally.share(Verdict.KNOWN_MISS)).isEqualTo(0.25);
    assertThat(tally.medianError().orElseThrow()).isEqualTo(0.2, within(1e-12));
    assertThat(tally.worstError()).contains(1.0);
    assertThat(tally.worstUnknown().orElseThrow().error()).isEqualTo(-0.2, within(1e-12));
    assertThat(twoTables().missed()).isTrue();
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMiddleOfTwo() {
    Verification verification =
        new Verification(
            List.of(table("t", row(2, "2,predicted,10 %,") + row(4, "5,predicted,50 %,"))));
    hold(verification, "a", "workers: [2, 4]", "t");
    assertThat(verification.tally().medianError().orElseThrow()).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void oneQuarterOfKnownMissesAndOneThirdOfFittedRowsAreNoReasonToWarn() {
    assertThat(new VerificationReport(twoTables()).warnings()).isEmpty();
    Verification verification =
        new Verification(
            List.of(table("t", row(2, "2,fitted,,") + row(4, "8,predicted,10 %,known"))));
    hold(verification, "a", "workers: [2, 4]", "t");
    assertThat(new VerificationReport(verification).warnings()).hasSize(2);
    assertThat(verification.missed()).isFalse();
  }

  @Test
  void onlyTablesWithoutFittedRowsAreSaidToBeOutOfSample() {
    VerificationReport report = new VerificationReport(twoTables());
    assertThat(report.leavingOut()).hasSize(2);
    assertThat(report.leavingOut().get(0))
        .startsWith("1 table sets no parameter.")
        .endsWith("2 predicted rows, median 20.0 %, worst -20.0 %.");
    assertThat(report.leavingOut().get(1))
        .contains("made by `contend verify --leave-one-out`")
        .endsWith("1 predicted row, median 100.0 %, worst +100.0 %.");
    assertThat(report.parameters())
        .containsExactly("second (1 of 2 rows): the file does not say what");
  }

  @Test
  void theRowsOfAllTablesHaveTheAxesOfAll() {
    Verification verification =
        new Verification(
            List.of(
                table("t", row(2, "2,predicted,10 %,")), table("u", row(4, "4,predicted,10 %,"))));
    hold(verification, "a", "workers: [2]", "t");
    hold(verification, "b", "workers: [4], workload.chunk: [100, 200]", "u");
    ResultTable rows = verification.table();
    assertThat(Tables.REFERENCE.axes(rows)).containsExactly("workload.chunk");
    assertThat(rows.rows())
        .extracting(row -> row.text("workload.chunk"))
        .containsExactly("", "100", "200");
  }

  @Test
  void anEstimateHasTheDigitsOfItsMean() {
    assertThat(estimate("2", "1.74", "2.26")).isEqualTo("2.000 ±0.260");
    assertThat(estimate("44.47012", "44.16", "44.78024")).isEqualTo("44.47 ±0.31");
    assertThat(estimate("121345", "121095", "121595")).isEqualTo("121300 ±300");
    assertThat(estimate("0.0733251", "0.0733250", "0.0733252")).isEqualTo("0.07333 ±<0.00001");
    assertThat(estimate("1", "1", "1")).isEqualTo("1");
    assertThat(estimate("12.5", "", "")).isEqualTo("12.5");
  }

  private static String estimate(String mean, String low, String high) {
    List<String> columns = List.of("mean", "ci95_low", "ci95_high");
    ResultTable table = new ResultTable("t", columns, List.of(List.of(mean, low, high)));
    return FigureText.estimate(table.rows().get(0));
  }
}
