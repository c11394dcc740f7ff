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

/** Charts that show what was published beside what was simulated. */
final class PublishedChartsTest {
  private static final String RESULTS =
      "experiment,machine,workload,runtime,workers,workload.lock,metric,unit,mean,ci95_low,ci95_high,"
          + "replications\n";
  private static final String REFERENCE =
      "experiment,machine,workload,runtime,workers,workload.lock,metric,unit,published,simulated,"
          + "ci95_low,ci95_high,error,bound,baseline,baseline_error,role,verdict,known_miss,"
          + "reference,source\n";

  private static CurveFigure figure(Charts chart, ChartInput input) {
    return (CurveFigure) chart.figure(input);
  }

  private static ChartInput input(String results, String reference) {
    return ChartInput.empty()
        .with(Tables.RESULTS, CsvReader.parse("results.csv", RESULTS + results))
        .with(Tables.REFERENCE, CsvReader.parse("reference.csv", REFERENCE + reference));
  }

  private static String published(String workers, String lock, String metric, String values) {
    return "e,m,w,native," + workers + "," + lock + "," + metric + ",ns," + values + ",,r,s\n";
  }

  @Test
  void aPublishedMarkHasTheColourAndMarkerOfItsCurveAndOneEntryInTheLegend() {
    CurveFigure figure = figure(Charts.OPERATION_TIME, MoreSamples.locks());

    assertThat(figure.series().subList(0, 4))
        .extracting(Series::name)
        .containsExactly("tas", "ticket", "mcs", "pthread-mutex");
    assertThat(figure.series()).hasSize(8);
    for (int i = 0; i < 4; i++) {
      Series simulated = figure.series().get(i);
      Series published = figure.series().get(i + 4);
      assertThat(published.name()).isEqualTo(simulated.name());
      assertThat(published.style().colour()).isEqualTo(simulated.style().colour());
      assertThat(published.style().marker()).isEqualTo(simulated.style().marker());
      assertThat(List.of(simulated.look(), published.look()))
          .containsExactly(Look.CURVE, Look.RINGS);
      assertThat(List.of(simulated.named(), published.named())).containsExactly(true, false);
      assertThat(published.points()).hasSize(6).noneMatch(point -> point.x() == 1);
    }
    assertThat(figure.keys())
        .extracting(CurveFigure.Key::name)
        .containsExactly("published (hollow)");
    assertThat(figure.y().title()).isEqualTo("Time per operation (ns)");
    assertThat(figure.y().ticks()).containsExactly(10.0, 100.0, 1000.0, 10000.0);
  }

  @Test
  void publishedMarksAreOnlyThoseOfTheMetric() {
    CurveFigure figure = figure(Charts.THROUGHPUT, MoreSamples.locks());

    assertThat(figure.series()).hasSize(4).allMatch(series -> series.look() == Look.CURVE);
    assertThat(figure.keys()).isEmpty();
    assertThat(figure.y().title()).isEqualTo("Throughput (million operations/s)");
    assertThat(figure.y().low()).isNegative();
    assertThat(figure.y().ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
  }

  @Test
  void aPublishedValueAboveTheSimulatedOnesIsOnTheAxes() {
    ChartInput input =
        input(
            """
            e,m,w,native,1,tas,operation-time,ns,10,,,1
            e,m,w,native,1,tas,throughput,operations/s,100,,,1
            """,
            published("1", "tas", "operation-time", "90,10,,,-0.9,,,,predicted,no bound")
                + published("1", "tas", "throughput", "700,100,,,-0.9,,,,predicted,no bound"));

    assertThat(figure(Charts.OPERATION_TIME, input).y().high()).isGreaterThan(90);
    assertThat(figure(Charts.THROUGHPUT, input).y().high()).isGreaterThan(700);
  }

  @Test
  void latencyIsDrawnAlongTheLoadWhateverItsAxis() {
    CurveFigure figure = figure(Charts.LATENCY_BANDWIDTH, MoreSamples.loadedMemory());

    assertThat(figure.series())
        .extracting(Series::name)
        .containsExactly("reads", "2-reads-1-write", "reads", "2-reads-1-write");
    assertThat(figure.series().get(0).points())
        .hasSize(9)
        .extracting(Point::x)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(figure.series().get(2).look()).isEqualTo(Look.RINGS);
    assertThat(figure.x().title()).isEqualTo("Bandwidth (GB/s)");
    assertThat(figure.y().ticks()).startsWith(0.0);
  }

  @Test
  void latencyCanBeDrawnAlongTheWorkers() {
    CurveFigure figure = figure(Charts.LATENCY_BANDWIDTH, Samples.small());

    assertThat(figure.series())
        .extracting(Series::name)
        .containsExactly("cpython-3.13", "cpython-3.13+multiprocess", "cpython-3.13t");
    assertThat(figure.series()).allMatch(series -> series.points().size() == 7);
  }

  @Test
  void parityTellsFittedFromPredictedAndEverySeriesFromTheOthers() {
    CurveFigure figure = figure(Charts.PARITY, Samples.large());

    List<Series> named = figure.series().stream().filter(Series::named).toList();
    assertThat(named).hasSize(6).allMatch(series -> series.style().filled());
    assertThat(named)
        .extracting(series -> series.style().colour() + " " + series.style().marker())
        .doesNotHaveDuplicates();
    List<Series> fitted = figure.series().stream().filter(series -> !series.named()).toList();
    assertThat(fitted).hasSize(6).noneMatch(series -> series.style().filled());
    assertThat(fitted).allMatch(series -> series.points().size() == 1);
    assertThat(figure.keys())
        .extracting(CurveFigure.Key::name)
        .containsExactly("predicted (filled)", "fitted (hollow)");
  }

  @Test
  void parityHasOneAxisForBothAndTheBandAroundTheLine() {
    CurveFigure figure = figure(Charts.PARITY, MoreSamples.locks());

    assertThat(figure.x().title()).isEqualTo("Published operation time (ns)");
    assertThat(figure.y().title()).isEqualTo("Simulated operation time (ns)");
    assertThat(figure.x().scale()).isEqualTo(figure.y().scale()).isEqualTo(Scale.LOG2);
    assertThat(figure.x().ticks()).isEqualTo(figure.y().ticks()).isNotEmpty();
    assertThat(figure.ideal().orElseThrow().y2()).isEqualTo(figure.y().high());
    assertThat(figure.band().orElseThrow())
        .isEqualTo(CurveFigure.Band.aroundEqual("±10 %", figure.y().low(), figure.y().high(), 0.1));
    assertThat(figure.square()).isTrue();
  }

  @Test
  void parityIsLinearWithinADecadeAndShowsIntervals() {
    ChartInput input =
        input(
            "e,m,w,native,1,tas,latency,ns,10,9,12,5\n",
            published("1", "tas", "latency", "11,10,9,12,-0.1,,,,predicted,no bound"));
    CurveFigure figure = figure(Charts.PARITY, input);

    assertThat(figure.y().scale()).isEqualTo(Scale.LINEAR);
    assertThat(figure.series().get(0).points()).containsExactly(new Point(11, 10, 9, 12));
    assertThat(figure.series().get(0).look()).isEqualTo(Look.POINTS);
    assertThat(figure.keys()).isEmpty();
  }

  @Test
  void parityOfSeveralMetricsHasASeriesForEach() {
    CurveFigure figure = figure(Charts.PARITY, MoreSamples.loadedMemory());

    assertThat(figure.series())
        .extracting(Series::name)
        .containsExactly(
            "reads, latency",
            "reads, bandwidth",
            "2-reads-1-write, latency",
            "2-reads-1-write, bandwidth");
    assertThat(figure.x().title()).isEqualTo("Published (each metric in its unit)");
  }

  @Test
  void manyTablesShareAChartOfSimulatedOverPublishedByVerdict() {
    CurveFigure figure =
        figure(
            Charts.PARITY_BY_VERDICT,
            input(
                "e,m,w,native,1,tas,latency,ns,10,9,12,5\n",
                published("1", "tas", "latency", "10,11,9,12,0.1,,,,predicted,met")
                    + published("1", "mcs", "rate", "5000,2500,,,-0.5,,,,predicted,missed")
                    + published("1", "tas", "time", "2,2,,,0,,,,fitted,fitted")));

    assertThat(figure.series())
        .extracting(Series::name)
        .containsExactly("fitted", "bound met", "missed");
    assertThat(figure.series().get(1).points()).containsExactly(new Point(10, 1.1, 0.9, 1.2));
    assertThat(figure.series().get(2).points()).containsExactly(Point.exact(5000, 0.5));
    assertThat(figure.series().get(0).style().filled()).isFalse();
    assertThat(figure.band().orElseThrow())
        .isEqualTo(CurveFigure.Band.between("±10 %", figure.x(), 0.9, 1.1));
  }

  @Test
  void withoutPublishedFiguresThereIsNoParity() {
    assertThatThrownBy(() -> Charts.PARITY.figure(ChartInput.empty()))
        .isInstanceOf(UndrawableException.class)
        .hasMessage("figure 'parity' needs rows in reference.csv; there is no such table");
  }
}
