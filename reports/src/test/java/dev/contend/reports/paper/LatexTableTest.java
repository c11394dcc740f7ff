package dev.contend.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.finding.Crossings;
import dev.contend.reports.finding.Headline;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.ResultTable;
import org.junit.jupiter.api.Test;

/** What a paper includes, letter by letter. */
final class LatexTableTest {
  private static final String RESULTS =
      """
      experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications
      e,m,w,cpython-3.13,1,speedup,ratio,1,1,1,5
      e,m,w,cpython-3.13,16,speedup,ratio,1.02,1,1.04,5
      e,m,w,a_b & c,16,speedup,ratio,12.345,12.3,12.39,5
      """;

  private static EstimateTable table() {
    return EstimateTable.of(CsvReader.parse("results.csv", RESULTS), "speedup");
  }

  @Test
  void aTableHasColumnsThatAlignPointsAndBooktabsRules() {
    assertThat(LatexTable.of(table()))
        .isEqualTo(
            """
            % speedup (ratio), mean and half the 95 % interval in units of the last digit.
            % Needs \\usepackage{booktabs} and \\usepackage{siunitx}.
            \\begin{tabular}{
              S[table-format=2.0]
              S[table-format=1.3(2)]
              S[table-format=2.3(2)]
            }
              \\toprule
              {Workers} & {cpython-3.13} & {a\\_b \\& c} \\\\
              \\midrule
              1 & 1 & {--} \\\\
              16 & 1.020(20) & 12.345(45) \\\\
              \\bottomrule
            \\end{tabular}
            """);
  }

  @Test
  void manySeriesAreRows() {
    StringBuilder rows = new StringBuilder(RESULTS.lines().findFirst().orElseThrow() + "\n");
    for (int i = 0; i < 9; i++) {
      rows.append("e,m,w,r" + i + ",2,speedup,ratio,1.5,1.4,1.6,5\n");
    }
    String text =
        LatexTable.of(EstimateTable.of(CsvReader.parse("results.csv", rows.toString()), "speedup"));

    assertThat(text)
        .contains("{\n  l\n  S[table-format=1.2(2)]\n}")
        .contains("{} & {Workers 2} \\\\")
        .contains("  r8 & 1.50(10) \\\\");
  }

  @Test
  void dataToPlotHaveNoSpacesInNames() {
    assertThat(PgfplotsData.of(table()).lines())
        .containsExactly(
            "workers cpython-3.13 cpython-3.13-error a_b-&-c a_b-&-c-error",
            "1 1 0 nan nan",
            "16 1.02 0.020000000000000018 12.345 0.04499999999999993");
  }

  @Test
  void numbersOfTheProseAreMacrosOfLetters() {
    ResultTable replications =
        CsvReader.parse(
            "replications.csv",
            """
            experiment,machine,workload,runtime,workers,replication,metric,unit,value
            e,m,w,a1,1,0,time,s,10
            e,m,w,a1,16,0,time,s,10
            e,m,w,b,1,0,time,s,20
            e,m,w,b,16,0,time,s,5
            """);
    String text =
        new Macros()
            .with("seed", 42)
            .with("name", "50 %")
            .with(table())
            .with(Crossings.of(replications, Headline.of(replications)))
            .text();

    assertThat(text.lines())
        .contains(
            "\\newcommand{\\seed}{42}",
            "\\newcommand{\\name}{50 \\%}",
            "\\newcommand{\\speedupCpythonThreeOneThree}{1.020}",
            "\\newcommand{\\speedupCpythonThreeOneThreeUncertain}{\\num{1.020(20)}}",
            "\\newcommand{\\speedupCpythonThreeOneThreeAt}{16}",
            "\\newcommand{\\crossoverWorkers}{4}",
            "\\newcommand{\\crossoverWinner}{b}",
            "\\newcommand{\\crossoverAOneThenBWorkers}{4}");
    assertThat(text).as("one replication has no interval").doesNotContain("Interval");
    assertThat(text.lines().skip(1))
        .allMatch(line -> line.matches("\\\\newcommand\\{\\\\[A-Za-z]+}.*"));
    assertThat(text.lines().map(line -> line.split("}")[0]).toList()).doesNotHaveDuplicates();
  }
}
