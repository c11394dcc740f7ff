package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParetoTest {
  private static final String HEAD =
      "experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,"
          + "replications\n";

  private static String point(
      String runtime, int workers, String y, String unit, double value, String x, double other) {
    String begin = "e,m,w," + runtime + "," + workers + ",";
    String second = x.equals("peak-memory") ? "MiB" : "1/s";
    return begin + y + "," + unit + "," + value + ",,,3\n" + begin + x + "," + second + "," + other
        + ",,,3\n";
  }

  private static CurveFigure figure(String... rows) {
    return (CurveFigure)
        Charts.PARETO.figure(
            ChartInput.empty()
                .with(
                    Tables.RESULTS, CsvReader.parse("results.csv", HEAD + String.join("", rows))));
  }

  private static List<Point> front(CurveFigure figure) {
    Series last = figure.series().get(figure.series().size() - 1);
    assertThat(last.name()).isEqualTo("Pareto front");
    assertThat(last.look()).isEqualTo(Look.LINE);
    return last.points();
  }

  @Test
  void lessTimeAndLessMemoryAreBothBetter() {
    CurveFigure figure =
        figure(
            point("a", 1, "time", "s", 8, "peak-memory", 10),
            point("a", 4, "time", "s", 4, "peak-memory", 20),
            point("a", 8, "time", "s", 5, "peak-memory", 30),
            point("b", 4, "time", "s", 2, "peak-memory", 40),
            point("b", 8, "time", "s", 2, "peak-memory", 50));

    assertThat(front(figure))
        .containsExactly(
            Point.exact(10, 8),
            Point.exact(20, 8),
            Point.exact(20, 4),
            Point.exact(40, 4),
            Point.exact(40, 2));
    assertThat(figure.series()).extracting(Series::name).startsWith("a", "b").hasSize(3);
    assertThat(figure.series().get(0).points()).hasSize(3);
    assertThat(figure.x().title()).isEqualTo("Peak memory (MiB)");
    assertThat(figure.y().title()).isEqualTo("Time (s)");
  }

  @Test
  void ofARateMoreIsBetter() {
    assertThat(
            front(
                figure(
                    point("a", 1, "io-rate", "1/s", 5, "peak-memory", 10),
                    point("a", 4, "io-rate", "1/s", 4, "peak-memory", 20),
                    point("b", 4, "io-rate", "1/s", 9, "peak-memory", 20))))
        .containsExactly(Point.exact(10, 5), Point.exact(20, 5), Point.exact(20, 9));
  }

  @Test
  void aServiceIsShownByItsHighestPercentileAgainstItsRate() {
    CurveFigure figure =
        figure(
            point("a", 1, "response-latency-p99", "ms", 3, "response-rate", 100),
            point("a", 2, "response-latency-p99", "ms", 9, "response-rate", 200),
            point("b", 1, "response-latency-p99", "ms", 5, "response-rate", 90));

    assertThat(front(figure))
        .containsExactly(Point.exact(100, 3), Point.exact(100, 9), Point.exact(200, 9));
    assertThat(figure.y().title()).isEqualTo("p99 latency (ms)");
    assertThat(figure.x().title()).isEqualTo("Throughput (answers/s)");
  }

  /** Twice the work takes twice as long: that a shorter run beats it says nothing. */
  @Test
  void pointsOfDifferentWorkDoNotBeatEachOther() {
    String head = HEAD.replace("workers,", "workers,workload.items,");
    StringBuilder rows = new StringBuilder(head);
    for (int items : new int[] {100, 200}) {
      for (int workers : new int[] {1, 2}) {
        rows.append(
            point("a", workers, "time", "s", (double) items / workers, "peak-memory", 10 * workers)
                .replace("e,m,w,a," + workers, "e,m,w,a," + workers + "," + items));
      }
    }
    ChartInput input =
        ChartInput.empty().with(Tables.RESULTS, CsvReader.parse("results.csv", rows.toString()));
    CurveFigure figure = (CurveFigure) Charts.PARETO.figure(input);

    List<Series> fronts =
        figure.series().stream().filter(each -> each.look() == Look.LINE).toList();
    assertThat(fronts).extracting(Series::named).containsExactly(true, false);
    assertThat(fronts)
        .extracting(Series::points)
        .containsExactly(
            List.of(Point.exact(10, 100), Point.exact(20, 100), Point.exact(20, 50)),
            List.of(Point.exact(10, 200), Point.exact(20, 200), Point.exact(20, 100)));
  }

  @Test
  void aSinglePointIsNoFront() {
    assertThatThrownBy(() -> figure(point("a", 1, "time", "s", 8, "peak-memory", 10)))
        .isInstanceOf(UndrawableException.class)
        .hasMessage(
            "figure 'pareto' needs two points or more of the same work with both peak-memory and time above 0;"
                + " results.csv has 1");
  }
}
