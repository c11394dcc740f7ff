package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalCurvesTest {
  private static final String BLUE = "\u001b[38;5;25m";
  private static final String VERMILLION = "\u001b[38;5;166m";
  private static final String RESET = "\u001b[0m";

  private static ResultTable results(String rows) {
    String head =
        "experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,"
            + "replications\n";
    return CsvReader.parse("results.csv", head + rows);
  }

  private static String row(String runtime, int workers, double speedup) {
    return "e,m,w," + runtime + "," + workers + ",speedup,ratio," + speedup + ",,,1\n";
  }

  @Test
  void aCurveThatScalesRisesByEqualStepsAndAPointThatIsMissingIsBlank() {
    String rows =
        row("a", 1, 1)
            + row("a", 2, 1)
            + row("a", 4, 0.5)
            + row("a", 128, 1)
            + row("bcd", 1, 1)
            + row("bcd", 2, 2)
            + row("bcd", 128, 64);
    assertThat(TerminalCurves.of(results(rows), List.of("a", "bcd")))
        .containsExactly(
            "Speedup with 1 to 128 workers, in steps of equal ratio",
            "",
            "a    " + BLUE + "▂▂▁▂" + RESET + "  1.00x",
            "bcd  " + VERMILLION + "▂▃ █" + RESET + "  64.0x",
            "");
  }

  @Test
  void oneNumberOfWorkersNoSpeedupAndTooManyCurvesHaveNoLines() {
    assertThat(TerminalCurves.of(results(row("a", 1, 1)), List.of())).isEmpty();
    String time =
        row("a", 1, 1).replace("speedup", "time") + row("a", 2, 1).replace("speedup", "time");
    assertThat(TerminalCurves.of(results(time), List.of())).isEmpty();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 13; i++) {
      many.append(row("r" + i, 1, 1)).append(row("r" + i, 2, 2));
    }
    assertThat(TerminalCurves.of(results(many.toString()), List.of())).isEmpty();
  }
}
