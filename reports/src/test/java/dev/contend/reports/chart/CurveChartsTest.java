package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CurveChartsTest {
  private static final String HEADER =
      "experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications\n";

  @Test
  void speedupHasACurveForEachRuntimeWithIntervals() {
    CurveFigure figure = (CurveFigure) Charts.byName("speedup").figure(Samples.small());

    assertThat(figure.series())
        .extracting(CurveFigure.Series::name)
        .containsExactly("cpython-3.13", "cpython-3.13+multiprocess", "cpython-3.13t");
    assertThat(figure.series().get(2).points())
        .extracting(CurveFigure.Point::x)
        .containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0);
    assertThat(figure.series().get(2).points().get(3))
        .satisfies(point -> assertThat(point.low()).isLessThan(point.y()))
        .satisfies(point -> assertThat(point.high()).isGreaterThan(point.y()));
    assertThat(figure.x().title()).isEqualTo("Workers (threads or processes)");
    assertThat(figure.y().title()).isEqualTo("Speedup over 1 worker (×)");
    assertThat(figure.x().ticks()).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0);
    assertThat(figure.y().ticks()).endsWith(16.0, 32.0, 64.0);
    assertThat(figure.ideal().orElseThrow().y2()).isEqualTo(64);
  }

  @Test
  void marksAreThoseOfTheMachineWithinTheCurves() {
    CurveFigure small = (CurveFigure) Charts.SPEEDUP.figure(Samples.small());
    CurveFigure large = (CurveFigure) Charts.SPEEDUP.figure(Samples.large());

    assertThat(small.marks()).containsExactly(new CurveFigure.Mark(56.5, "second socket"));
    assertThat(large.marks())
        .extracting(CurveFigure.Mark::label)
        .containsExactly("second socket", "SMT siblings");
  }

  @Test
  void variantsShareTheRuntimesColourAndMarker() {
    CurveFigure figure = (CurveFigure) Charts.SPEEDUP_OVER_GIL.figure(Samples.large());

    assertThat(figure.series()).hasSize(6);
    CurveFigure.Series one = figure.series().get(2);
    CurveFigure.Series other = figure.series().get(5);
    assertThat(one.name()).isEqualTo("cpython-3.13t, first-touch");
    assertThat(other.name()).isEqualTo("cpython-3.13t, interleaved");
    assertThat(other.style().colour()).isEqualTo(one.style().colour());
    assertThat(other.style().marker()).isEqualTo(one.style().marker());
    assertThat(other.style()).isNotEqualTo(one.style());
    assertThat(figure.series()).extracting(CurveFigure.Series::style).doesNotHaveDuplicates();
  }

  @Test
  void efficiencyStartsAtZeroAndShowsWhatIsIdeal() {
    CurveFigure figure = (CurveFigure) Charts.EFFICIENCY.figure(Samples.small());

    assertThat(figure.y().scale()).isEqualTo(Scale.LINEAR);
    assertThat(figure.y().ticks()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(figure.ideal().orElseThrow().y1()).isEqualTo(1);
    assertThat(figure.y().high()).isCloseTo(1.04, within(0.05));
  }

  @Test
  void aRuntimeKeepsItsColourInEveryRunOfOneOrder() {
    List<String> order = List.of("a", "b", "c");
    CurveFigure both = speedup(order, "c", "b");
    CurveFigure alone = speedup(order, "c");

    assertThat(style(both, "c")).isEqualTo(style(alone, "c")).isEqualTo(SeriesStyle.of(2, 0));
    assertThat(style(both, "b")).isEqualTo(SeriesStyle.of(1, 0));
  }

  @Test
  void twoRuntimesThatWouldShareAColourDoNot() {
    List<String> order = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    CurveFigure figure = speedup(order, "h", "unknown", "a");

    assertThat(style(figure, "a")).isEqualTo(SeriesStyle.of(0, 0));
    assertThat(style(figure, "h")).isEqualTo(SeriesStyle.of(1, 0));
    assertThat(style(figure, "unknown")).isEqualTo(SeriesStyle.of(2, 0));
  }

  @Test
  void whatIsMissingIsNamed() {
    ChartInput input = input(HEADER + "e,m,w,r,1,elapsed,s,1,,,1\n");

    assertThatThrownBy(() -> Charts.EFFICIENCY.figure(input))
        .isInstanceOf(UndrawableException.class)
        .hasMessage("figure 'efficiency' needs metric 'efficiency'; results.csv has elapsed");
    assertThatThrownBy(() -> Charts.SPEEDUP_STACK.figure(input))
        .isInstanceOf(UndrawableException.class)
        .hasMessage("figure 'speedup-stack' needs rows in causes.csv; there is no such table");
    assertThatThrownBy(() -> Charts.byName("pie"))
        .hasMessage(
            "there is no chart 'pie'; the charts are [speedup, speedup-over-gil, efficiency,"
                + " usl-fit, speedup-stack, cause-shares, parity, parity-by-verdict,"
                + " operation-time, latency-bandwidth, throughput, handoffs, transfers, gantt,"
                + " crossover, winners, load, latency-percentiles, memory, tornado, pareto,"
                + " contended]");
  }

  @Test
  void valuesThatAnOctaveAxisCannotShowAreRefused() {
    ChartInput zero = input(HEADER + "e,m,w,r,1,speedup,ratio,0,,,1\n");
    ChartInput twice = input(HEADER + "e,m,w,r,1,speedup,ratio,1,,,1\n".repeat(2));

    assertThatThrownBy(() -> Charts.SPEEDUP.figure(zero))
        .hasMessage("figure 'speedup' needs values above 0; the lowest is 0.0");
    assertThatThrownBy(() -> Charts.SPEEDUP.figure(twice))
        .hasMessage("series 'r' has two values for 1 workers");
  }

  private static CurveFigure speedup(List<String> order, String... runtimes) {
    StringBuilder rows = new StringBuilder(HEADER);
    for (String runtime : runtimes) {
      rows.append("e,m,w,").append(runtime).append(",1,speedup,ratio,1,,,1\n");
    }
    return (CurveFigure) Charts.SPEEDUP.figure(input(rows.toString()).withRuntimeOrder(order));
  }

  private static ChartInput input(String csv) {
    ResultTable table = CsvReader.parse("results.csv", csv);
    return ChartInput.empty().with(Tables.RESULTS, table);
  }

  private static SeriesStyle style(CurveFigure figure, String runtime) {
    return figure.series().stream()
        .filter(series -> series.name().equals(runtime))
        .findFirst()
        .orElseThrow()
        .style();
  }
}
