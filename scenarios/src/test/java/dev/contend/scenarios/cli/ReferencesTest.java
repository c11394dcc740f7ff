package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published figures from the scenario that names them to what a run prints and writes. */
class ReferencesTest {
  private static final String SCENARIO =
      """
      version: 1
      name: tiny
      machine: xeon-8480plus
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      sweep: {matrix: {workers: [1, 4]}}
      replications: 2
      report: {charts: [parity]}
      reference: paper.csv
      """;

  private static final String FIGURES =
      """
      # Two figures.
      machine,workload,runtime,workers,metric,unit,published,role,bound,source
      xeon-8480plus,prime-sieve,cpython-3.13t,1,speedup,ratio,1,predicted,10 %,a paper
      xeon-8480plus,prime-sieve,cpython-3.13t,8,speedup,ratio,8,predicted,10 %,a paper
      """;

  @TempDir private Path folder = Path.of("");

  private Ran run(String scenario, String figures, String... options) throws IOException {
    Files.writeString(folder.resolve("paper.csv"), figures);
    Path file = Files.writeString(folder.resolve("my.yaml"), scenario);
    return Ran.contend(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("run", file.toString(), "--out", out().toString()),
                java.util.stream.Stream.of(options))
            .toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("out");
  }

  @Test
  void aRunSaysWhatWasMetAndWhatIsNotInTheSweep() throws IOException {
    Ran ran = run(SCENARIO, FIGURES);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains(
            "\n\nPublished figures (paper): 1 in this sweep, 0 fitted, 1 predicted.\n"
                + "Of the predicted, 1 met their bound, none missed it.\nWorst error: +0.0 %,");
    assertThat(ran.err())
        .contains("contend: 1 of 2 published figures of paper are not in this sweep (line 4)\n");
    ResultTable table = CsvReader.read(out().resolve("reference.csv"));
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).text("verdict")).isEqualTo("met");
    assertThat(out().resolve("summary.md")).content().contains("## Published figures", "| met ");
    assertThat(out().resolve("figures/parity.svg")).isNotEmptyFile();
  }

  @Test
  void figuresOfTheScenarioAsItWasAreNotHeldAgainstWhatOptionsChanged() throws IOException {
    String wrong = FIGURES.replace("1,speedup,ratio,1", "1,speedup,ratio,9");
    assertThat(run(SCENARIO, wrong, "--set", "seed=7", "--no-why").exit()).isEqualTo(4);
    Ran changed = run(SCENARIO, wrong, "--set", "workload.limit=30000", "--no-why", "--force");
    assertThat(changed.exit()).as(changed.err()).isZero();
    assertThat(changed.err())
        .contains(
            "the published figures of paper are not compared: an option changed 'workload.limit'")
        .doesNotContain("missed");
    assertThat(out().resolve("reference.csv")).doesNotExist();
    assertThat(out().resolve("scenario.resolved.yaml"))
        .content()
        .contains("limit: 30000")
        .doesNotContain("\nreference");
    String stated =
        wrong
            .replace("workers,metric", "workers,workload.limit,metric")
            .replace("1,speedup", "1,30000,speedup")
            .replace("8,speedup", "8,30000,speedup");
    String[] options = {"--sweep", "workload.limit=30000", "--no-why", "--force"};
    Ran compared = run(SCENARIO, stated, options);
    assertThat(compared.exit()).as(compared.err()).isEqualTo(4);
    assertThat(compared.err()).doesNotContain("not compared");
    assertThat(out().resolve("scenario.resolved.yaml")).content().contains("reference: [paper]");
    assertThat(run(SCENARIO, stated, "--set", "pinning=cores", "--no-why", "--force").err())
        .contains("an option changed 'pinning'");
  }

  @Test
  void whatIsResolvedKeepsTheFiguresThatStateWhatAnOptionChanged() throws IOException {
    Files.writeString(
        folder.resolve("stated.csv"),
        FIGURES
            .replace("workers,metric", "workers,workload.limit,metric")
            .replace("1,speedup", "1,30000,speedup")
            .replace("8,speedup", "8,30000,speedup"));
    String both =
        SCENARIO.replace("reference: paper.csv", "reference: [paper.csv, stated.csv, inner]")
            + "references:\n  inner: |\n"
            + FIGURES.indent(4);
    String[] options = {"--set", "workload.limit=30000", "--no-why"};
    Ran ran = run(both, FIGURES, options);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("figures of paper are not compared", "figures of inner are not compared")
        .doesNotContain("of stated are not compared");
    assertThat(ran.out()).contains("Published figures (stated): 1 in this sweep");
    assertThat(out().resolve("scenario.resolved.yaml"))
        .content()
        .contains("reference: [stated]", "  stated: |")
        .doesNotContain("  paper:", "inner");
  }

  @Test
  void aMissedPredictionHasAnExitCodeOfItsOwn() throws IOException {
    Ran ran = run(SCENARIO, FIGURES.replace("ratio,1,", "ratio,2,"));
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err())
        .contains("contend: missed: speedup of cpython-3.13t, 1 worker", "-50.0 %, bound 10 %");
    assertThat(out().resolve("manifest.json")).content().contains("\"exit\" : 4");
  }

  @Test
  void whatWasResolvedHoldsTheFiguresItself() throws IOException {
    assertThat(run(SCENARIO, FIGURES).exit()).isZero();
    Path again = folder.resolve("again");
    Path resolved = out().resolve("scenario.resolved.yaml");
    Ran ran = Ran.contend("run", resolved.toString(), "--out", again.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(again.resolve("reference.csv"))
        .hasSameBinaryContentAs(out().resolve("reference.csv"));
    assertThat(again.resolve("scenario.resolved.yaml")).hasSameBinaryContentAs(resolved);
  }

  @Test
  void figuresOfReplacedResultsAreGone() throws IOException {
    assertThat(run(SCENARIO, FIGURES).exit()).isZero();
    Ran ran = run(SCENARIO.replace("reference: paper.csv\n", ""), FIGURES, "--force");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(out().resolve("reference.csv")).doesNotExist();
    assertThat(ran.out()).doesNotContain("Published figures");
    assertThat(ran.err()).contains("chart 'parity' not drawn", "contend list references");
  }

  @Test
  void problemsOfTheScenarioAndOfItsFiguresAreReportedTogether() throws IOException {
    Path file =
        Files.writeString(folder.resolve("my.yaml"), SCENARIO.replace("name: tiny", "nam: tiny"));
    Files.writeString(folder.resolve("paper.csv"), FIGURES.replace(",8,speedup", ",8,speed-up"));
    Ran ran = Ran.contend("validate", file.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains("my.yaml:2:1: nam: unknown key", "paper.csv:4:43: unknown metric 'speed-up'");
  }

  @Test
  void anUnknownReferenceGetsASuggestion() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"), SCENARIO.replace("paper.csv", "[prime-scalin]"));
    Ran ran = Ran.contend("validate", file.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains("unknown reference 'prime-scalin'", "did you mean 'prime-scaling'?");
  }

  @Test
  void twoReferencesOfOneNameAndOnesThatNobodyNamesAreRefused() throws IOException {
    Files.writeString(folder.resolve("paper.csv"), FIGURES);
    Path file =
        Files.writeString(
            folder.resolve("my.yaml"),
            SCENARIO.replace("paper.csv", "[paper.csv, paper.csv]")
                + "references: {unused: '# a'}\n");
    Ran ran = Ran.contend("validate", file.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains(
            "reference[1]: a second reference called 'paper'",
            "references.unused: is not named by 'reference'");
  }

  @Test
  void everyMetricOfARunIsKnownToReferences() throws IOException {
    assertThat(run(SCENARIO, FIGURES).exit()).isZero();
    for (ResultTable.Row row : CsvReader.read(out().resolve("results.csv")).rows()) {
      String figure =
          "# one\nmachine,workload,runtime,workers,metric,unit,published,role,bound,source\n"
              + "xeon-8480plus,,,,"
              + row.text("metric")
              + ","
              + row.text("unit")
              + ",1,predicted,,s\n";
      Files.writeString(folder.resolve("paper.csv"), figure);
      Ran ran = Ran.contend("validate", folder.resolve("my.yaml").toString());
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
  }
}
