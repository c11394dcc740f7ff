package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.StackFigure;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TerminalBarsTest {
  private static final String GREEN = "\u001b[38;5;36m";
  private static final String VERMILLION = "\u001b[38;5;166m";
  private static final String RESET = "\u001b[0m";

  private static StackFigure figure(String rows) {
    String head = "experiment,machine,workload,runtime,workers,cause,time_s,share\n";
    return (StackFigure)
        Charts.CAUSE_SHARES.figure(
            ChartInput.empty().with(Tables.CAUSES, CsvReader.parse("causes.csv", head + rows)));
  }

  @Test
  void eachCurveHasABarOfFortyCellsWithItsMostWorkers() {
    List<String> lines =
        TerminalBars.lines(
            figure(
                """
                e,m,w,a,1,useful Python,1,1
                e,m,w,a,1,memory,0,0
                e,m,w,a,1,GIL wait,0,0
                e,m,w,a,8,useful Python,1,0.25
                e,m,w,a,8,memory,0,0
                e,m,w,a,8,GIL wait,3,0.75
                e,m,w,bcd,8,useful Python,4,1
                e,m,w,bcd,8,memory,0,0
                e,m,w,bcd,8,GIL wait,0,0
                """));

    assertThat(lines)
        .containsExactly(
            "a, 8    " + GREEN + "█".repeat(10) + RESET + VERMILLION + "▓".repeat(30) + RESET,
            "bcd, 8  " + GREEN + "█".repeat(40) + RESET,
            GREEN + "█" + RESET + " useful Python  " + VERMILLION + "▓" + RESET + " GIL wait");
  }

  @Test
  void causesAreToldApartInLinesOfAtMostEightyCharacters() {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 11; i++) {
      rows.append("e,m,w,a,1,cause number ").append(i).append(",1,0.0909\n");
    }
    List<String> lines = TerminalBars.lines(figure(rows.toString()));
    assertThat(lines).hasSizeGreaterThan(3);
    List<String> samples = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      assertThat(line.replaceAll("\u001b\\[[0-9;]*m", "")).hasSizeLessThanOrEqualTo(80);
      Matcher sample = Pattern.compile("(\\S+) cause number").matcher(line);
      while (sample.find()) {
        samples.add(sample.group(1));
      }
    }
    assertThat(samples).hasSize(11).doesNotHaveDuplicates();
  }

  @Test
  void moreCurvesThanAScreenHoldsHaveNone() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 13; i++) {
      rows.append("e,m,w,r").append(i).append(",1,useful Python,1,1\n");
    }
    assertThat(TerminalBars.lines(figure(rows.toString()))).isEmpty();
  }
}
