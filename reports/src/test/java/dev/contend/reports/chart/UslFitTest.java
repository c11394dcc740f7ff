package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Mark;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UslFitTest {
  private static final String FITS =
      "experiment,machine,workload,runtime,law,parameter,unit,value,ci95_low,ci95_high,extrapolated,"
          + "fewest_workers,most_workers,largest_misfit,replications\n";
  private static final String RESULTS =
      "experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications\n";

  private static String fit(String parameter, String value, String interval, String extrapolated) {
    return "e,m,w,r,usl,"
        + parameter
        + ",x,"
        + value
        + ","
        + interval
        + ","
        + extrapolated
        + ",1,8,0.05,3\n";
  }

  private static ResultTable fits(String... rows) {
    return CsvReader.parse("fits.csv", FITS + String.join("", rows));
  }

  /** Runs of 2 s with one worker and of 0.5 s with eight, which is as the law has it within 5 %. */
  private static ChartInput times(ResultTable fits) {
    ResultTable results =
        CsvReader.parse(
            "results.csv",
            RESULTS
                + "e,m,w,r,8,time,s,0.5,0.4,0.625,3\n"
                + "e,m,w,r,1,time,s,2,2,2,3\n"
                + "e,m,w,other,1,time,s,3,3,3,3\n");
    return ChartInput.empty().with(Tables.FITS, fits).with(Tables.RESULTS, results);
  }

  private static ResultTable bounded() {
    return fits(
        fit("lambda", "0.5", "0.5,0.5", "no"),
        fit("sigma", "0.1", "0.05,0.15", "no"),
        fit("kappa", "0.01", "0.005,0.015", "no"),
        fit("peak", "9.5", "9,10", "yes"),
        fit("knee", "3.5", "3,4", "no"));
  }

  @Test
  void timesBecomeRatesOverTheLawsOneWorkerWithTheirIntervalsTurned() {
    CurveFigure figure = (CurveFigure) Charts.USL_FIT.figure(times(bounded()));
    Series measured = figure.series().get(0);

    assertThat(measured.look()).isEqualTo(Look.POINTS);
    assertThat(measured.points()).containsExactly(new Point(1, 1, 1, 1), new Point(8, 4, 3.2, 5));
  }

  @Test
  void theLawIsSolidWhereItWasFittedAndDashedAndNamedBeyond() {
    CurveFigure figure = (CurveFigure) Charts.USL_FIT.figure(times(bounded()));
    Series within = figure.series().get(1);
    Series beyond = figure.series().get(2);

    assertThat(within.look()).isEqualTo(Look.LINE);
    assertThat(within.name()).isEqualTo("USL, off by 5.0 % at most");
    assertThat(within.style().dash()).isEqualTo(SeriesStyle.Dash.SOLID);
    assertThat(last(within).x()).isEqualTo(8);
    assertThat(last(within).y()).isCloseTo(8 / (1 + 0.1 * 7 + 0.01 * 8 * 7), within(1e-12));
    assertThat(beyond.name()).isEqualTo("USL, extrapolated");
    assertThat(beyond.style().dash()).isEqualTo(SeriesStyle.Dash.DASHED);
    assertThat(beyond.points().get(0)).isEqualTo(last(within));
    assertThat(last(beyond).x()).isEqualTo(16);
  }

  @Test
  void kneeAndPeakAreMarkedWithTheirIntervalsAndThePeakAsExtrapolated() {
    CurveFigure figure = (CurveFigure) Charts.USL_FIT.figure(times(bounded()));

    assertThat(figure.marks())
        .containsExactly(
            new Mark(3.5, "knee 3.50 (95 % CI 3.00 to 4.00)"),
            new Mark(9.5, "peak 9.50 (95 % CI 9.00 to 10.0), extrapolated"));
  }

  @Test
  void theAreaLiesBetweenBothEndsOfTheParameters() {
    CurveFigure figure = (CurveFigure) Charts.USL_FIT.figure(times(bounded()));
    List<CurveFigure.Corner> corners = figure.band().orElseThrow().corners();
    double high = corners.stream().filter(each -> each.x() == 16).findFirst().orElseThrow().y();
    double low =
        corners.stream().filter(each -> each.x() == 16).skip(1).findFirst().orElseThrow().y();

    assertThat(high).isCloseTo(16 / (1 + 0.05 * 15 + 0.005 * 16 * 15), within(1e-12));
    assertThat(low).isCloseTo(16 / (1 + 0.15 * 15 + 0.015 * 16 * 15), within(1e-12));
  }

  @Test
  void aLawThatGrowsBeyondAllBoundsIsNotExtendedAndOneReplicationHasNoArea() {
    CurveFigure figure =
        (CurveFigure)
            Charts.USL_FIT.figure(
                times(
                    fits(
                        fit("lambda", "0.5", ",", "no"),
                        fit("sigma", "0.1", ",", "no"),
                        fit("kappa", "-0.01", ",", "no"))));

    assertThat(figure.series()).hasSize(2);
    assertThat(figure.band()).isEmpty();
    assertThat(figure.marks()).isEmpty();
  }

  @Test
  void eachCurveHasAPanelOverTheSameWorkersAndTooManyAreRefused() {
    PanelsFigure two = (PanelsFigure) Charts.USL_FIT.figure(Samples.small());

    assertThat(two.panels()).hasSize(2);
    assertThat(two.panels().get(0).x()).isEqualTo(two.panels().get(1).x());
    ResultTable many = MoreSamples.fits(List.of("a", "b", "c"));
    assertThatThrownBy(() -> Charts.USL_FIT.figure(Samples.small().with(Tables.FITS, many)))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("shows 1 to 4 curves that the law 'usl' was fitted to;")
        .hasMessageContaining(
            "has 6; choose some by --runtimes, or fix an axis of the sweep: most"
                + " have 'placement', of 3 values");
  }

  private static String named(String runtime, String kappa) {
    return fit("lambda", "0.5", ",", "no").replace(",r,", "," + runtime + ",")
        + fit("sigma", "0.1", ",", "no").replace(",r,", "," + runtime + ",")
        + fit("kappa", kappa, ",", "no").replace(",r,", "," + runtime + ",");
  }

  /** The law of the second curve grows beyond all bounds and ends where the runs do. */
  @Test
  void whatIsExtrapolatedIsNamedThoughTheLastPanelHasNone() {
    PanelsFigure two =
        (PanelsFigure)
            Charts.USL_FIT.figure(times(fits(named("r", "0.01"), named("other", "-0.01"))));

    assertThat(two.panels().get(0).series())
        .filteredOn(Series::named)
        .extracting(Series::name)
        .contains("USL, extrapolated");
    assertThat(two.panels().get(1).series())
        .extracting(Series::name)
        .doesNotContain("USL, extrapolated");
  }

  /** A knee at 400 of 16 workers drawn is no reason to show a throughput of 400. */
  @Test
  void aKneeBeyondTheAxisDoesNotStretchTheOther() {
    CurveFigure figure =
        (CurveFigure)
            Charts.USL_FIT.figure(
                times(
                    fits(
                        fit("lambda", "0.5", ",", "no"),
                        fit("sigma", "0.0025", ",", "no"),
                        fit("kappa", "0", ",", "no"),
                        fit("knee", "400", ",", "yes"))));

    assertThat(figure.x().high()).isLessThan(20);
    assertThat(figure.y().high()).isLessThan(20);
  }

  @Test
  void withoutFitsTheTableIsNamed() {
    assertThatThrownBy(() -> Charts.USL_FIT.figure(ChartInput.empty()))
        .isInstanceOf(UndrawableException.class)
        .hasMessage("figure 'usl-fit' needs rows in fits.csv; there is no such table");
  }

  private static Point last(Series series) {
    return series.points().get(series.points().size() - 1);
  }
}
