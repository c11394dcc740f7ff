package dev.contend.scenarios.reference;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Made-up results held against made-up publications. */
class ComparisonTest {
  private static final ScenarioSpec SCENARIO =
      ScenarioTexts.read(
              """
              version: 1
              name: made-up
              machine: xeon-8480plus
              workload: {use: prime-sieve, limit: 10000, chunk: 100}
              sweep:
                matrix:
                  workload.chunk: [100, 200]
                  runtime: [cpython-3.13t]
                  workers: [1, 2]
              """)
          .spec();

  private static final String HEADER =
      """
      # Made-up figures.
      machine,workload,runtime,workers,workload.chunk,workload.limit,metric,unit,published,role,bound,baseline,known_miss,source
      """;

  /** A row of any runtime; its chunk, limit, and what comes from the metric on. */
  private static String row(String workers, String axes, String values) {
    return "xeon-8480plus,prime-sieve,,"
        + workers
        + ","
        + axes
        + ",speedup,ratio,"
        + values
        + ",s\n";
  }

  private static Comparison comparison(String rows) {
    Problems problems = new Problems();
    Reference reference =
        new ReferenceReader(problems, Vocabulary.of(SCENARIO))
            .read(SourceText.of("paper.csv", HEADER + rows));
    assertThat(problems.rendered()).isEmpty();
    return new Comparison(SCENARIO, List.of(reference), results());
  }

  /** Speedups: the number of workers, a tenth less at chunks of 200. */
  private static ResultTable results() {
    TableBuilder table = Tables.RESULTS.builder(SCENARIO.axes());
    for (PointSpec point : SCENARIO.points()) {
      String chunk = point.axes().getOrDefault("workload.chunk", "");
      double mean = point.workers() * (chunk.equals("200") ? 0.9 : 1);
      table
          .text("experiment", "made-up")
          .text("machine", "xeon-8480plus")
          .text("workload", "prime-sieve")
          .text("runtime", "cpython-3.13t")
          .number("workers", point.workers())
          .text("workload.chunk", chunk)
          .text("metric", "speedup")
          .text("unit", "ratio")
          .number("mean", mean)
          .number("ci95_low", mean - 0.01)
          .number("ci95_high", mean + 0.01)
          .number("replications", 3)
          .end();
    }
    return table.build();
  }

  private static List<String> column(Comparison comparison, String name) {
    return comparison.table().rows().stream().map(row -> row.text(name)).toList();
  }

  @Test
  void aFigureIsHeldAtItsPointAndNowhereElse() {
    Comparison comparison = comparison(row("2", "200,", "2,predicted,10 %,1.5,"));
    ResultTable.Row row = comparison.table().rows().get(0);
    assertThat(comparison.table().rows()).hasSize(1);
    assertThat(row.text("workload.chunk")).isEqualTo("200");
    assertThat(row.integer("workers")).isEqualTo(2);
    assertThat(row.number("simulated")).isEqualTo(1.8);
    assertThat(row.number("ci95_low")).isEqualTo(1.79);
    assertThat(row.number("ci95_high")).isEqualTo(1.81);
    assertThat(row.number("error")).isEqualTo(1.8 / 2 - 1);
    assertThat(row.number("bound")).isEqualTo(0.1);
    assertThat(row.number("baseline_error")).isEqualTo(-0.25);
    assertThat(row.text("reference")).isEqualTo("paper");
    assertThat(comparison.left()).isEmpty();
  }

  @Test
  void anEmptyCellStandsForAnyValue() {
    assertThat(column(comparison(row("2", ",", "2,predicted,,,")), "workload.chunk"))
        .containsExactly("100", "200");
    assertThat(column(comparison(row("", "100,", "2,predicted,,,")), "workers"))
        .containsExactly("1", "2");
  }

  @Test
  void aValueThatIsNotSweptMustFitToo() {
    assertThat(comparison(row("2", ",10000", "2,predicted,,,")).table().rows()).hasSize(2);
    Comparison other = comparison(row("2", ",20000", "2,predicted,,,"));
    assertThat(other.table().rows()).isEmpty();
    assertThat(other.left())
        .containsExactly("1 of 1 published figures of paper are not in this sweep (line 3)");
  }

  @Test
  void whatIsHeldNowhereIsCountedByReason() {
    Comparison comparison =
        comparison(
            row("1", "100,", "1,predicted,,,")
                + row("3", "100,", "3,predicted,,,")
                + row("4", "100,", "3,predicted,,,")
                + row("8", "100,", "3,predicted,,,")
                + "xeon-8480plus,,,2,,,time,s,1,predicted,,,,s\n");
    assertThat(comparison.left())
        .containsExactly(
            "3 of 5 published figures of paper are not in this sweep (lines 4 to 6)",
            "1 of 5 published figures of paper are of a metric that their points do not have"
                + " (line 7)");
  }

  @Test
  void everyVerdictIsGivenWhereItBelongs() {
    Comparison comparison =
        comparison(
            row("1", "100,", "1.09,predicted,10 %,1,")
                + row("1", "200,", "1.09,predicted,10 %,1,")
                + row("2", "100,", "3,predicted,10 %,1,measured with a hot cache")
                + row("2", "200,", "3,predicted,,1,"));
    assertThat(column(comparison, "verdict"))
        .containsExactly("met", "missed", "known miss", "no bound");
    assertThat(comparison.missed()).isTrue();
    assertThat(new ComparisonReport(comparison).sentences())
        .containsExactly(
            "Published figures (paper): 4 in this sweep, 0 fitted, 4 predicted.",
            "Of the predicted, 1 met their bound, 1 missed it for a known reason, 1 for an unknown one, 1"
                + " has no bound.",
            "Worst error: -40.0 %, speedup of cpython-3.13t, 2 workers, workload.chunk 200 on"
                + " xeon-8480plus.",
            "Mean absolute error 24.8 %; of the baseline 37.5 % (4 predicted figures with one).");
    assertThat(new ComparisonReport(comparison).complaints())
        .containsExactly(
            "contend: missed: speedup of cpython-3.13t, 1 worker, workload.chunk 200 on"
                + " xeon-8480plus is 0.9, published 1.09 (-17.4 %, bound 10 %)");
    assertThat(new ComparisonReport(comparison).markdown())
        .contains("## Published figures", "| verdict", "hot cache");
  }

  @Test
  void aFittedFigureIsNoPrediction() {
    Comparison comparison = comparison(row("2", "100,", "9,fitted,10 %,1,"));
    assertThat(column(comparison, "verdict")).containsExactly("fitted");
    assertThat(comparison.missed()).isFalse();
    assertThat(new ComparisonReport(comparison).sentences())
        .containsExactly("Published figures (paper): 1 in this sweep, 1 fitted, 0 predicted.");
  }

  @Test
  void knownMissesAreNotMissedButManyOfThemAreSaid() {
    Comparison few =
        comparison(
            row("1", "100,", "1,predicted,10 %,,")
                + row("1", "200,", "0.9,predicted,10 %,,")
                + row("2", "100,", "2,predicted,10 %,,")
                + row("2", "200,", "9,predicted,10 %,,why"));
    assertThat(few.missed()).isFalse();
    assertThat(String.join("\n", new ComparisonReport(few).sentences())).doesNotContain("quarter");
    Comparison many = comparison(row("1", "100,", "9,predicted,10 %,,why"));
    assertThat(many.missed()).isFalse();
    assertThat(new ComparisonReport(many).sentences())
        .contains(
            "More than a quarter of the figures are known misses: the model does not describe"
                + " these measurements.");
  }

  @Test
  void aKnownMissThatIsMetIsSaid() {
    Comparison comparison = comparison(row("2", "100,", "2.1,predicted,10 %,,why"));
    assertThat(column(comparison, "verdict")).containsExactly("met");
    assertThat(new ComparisonReport(comparison).complaints())
        .containsExactly(
            "contend: no longer missed: speedup of cpython-3.13t, 2 workers, workload.chunk 100 on"
                + " xeon-8480plus\n    leave 'known_miss' empty in line 3 of paper");
  }
}
