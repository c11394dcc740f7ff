package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.reports.chart.BarFigure.Bar;
import dev.contend.reports.chart.BarFigure.Group;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import org.junit.jupiter.api.Test;

final class TornadoTest {
  private static final String HEAD =
      "experiment,machine,workload,runtime,workers,workload.items,metric,unit,mean,ci95_low,"
          + "ci95_high,replications\n";

  private static String row(String runtime, int workers, int items, String metric, String values) {
    return "e,m,w," + runtime + "," + workers + "," + items + "," + metric + ",1/s," + values
        + ",3\n";
  }

  private static ChartInput results(String... rows) {
    return ChartInput.empty()
        .with(Tables.RESULTS, CsvReader.parse("results.csv", HEAD + String.join("", rows)));
  }

  @Test
  void axesStandByTheirReachFromTheFirstPointWithTheMostWorkers() {
    BarFigure figure =
        (BarFigure)
            Charts.TORNADO.figure(
                results(
                    row("a", 1, 10, "rate", "900,,"),
                    row("a", 4, 10, "rate", "200,190,210"),
                    row("a", 4, 10, "other", "1,,"),
                    row("a", 4, 20, "rate", "100,98,102"),
                    row("a", 4, 30, "rate", "220,,"),
                    row("a", 4, 40, "rate", "150,,"),
                    row("b", 4, 10, "rate", "300,295,305"),
                    row("b", 4, 20, "rate", "9000,,")));

    assertThat(figure.groups())
        .extracting(Group::name)
        .containsExactly(
            "workers, 4 in the base", "items, 10 in the base", "runtime, a in the base");
    assertThat(figure.groups().get(0).bars())
        .containsExactly(new Bar("1", 1, 4.5, 1, "900.00 1/s"));
    assertThat(figure.groups().get(1).bars())
        .containsExactly(
            new Bar("20", 1, 0.5, 0, "100.00 ±2.00 1/s"), new Bar("30", 1, 1.1, 1, "220.00 1/s"));
    assertThat(figure.groups().get(2).bars())
        .containsExactly(new Bar("b", 1, 1.5, 1, "300.00 ±5.00 1/s"));
    assertThat(figure.x().title()).isEqualTo("Rate over the base (×)");
    assertThat(figure.x().low()).isLessThan(0.5);
    assertThat(figure.x().high()).isGreaterThan(4.5);
  }

  @Test
  void aKeyOfAMachineIsNamedInFull() {
    String head = HEAD.replace("workload.items", "machine.cores.0.clock.1");
    String rows =
        row("a", 1, 10, "rate", "9,,")
            + row("a", 4, 10, "rate", "2,,")
            + row("a", 4, 20, "rate", "3,,");
    ResultTable table = CsvReader.parse("results.csv", head + rows);
    BarFigure figure =
        (BarFigure) Charts.TORNADO.figure(ChartInput.empty().with(Tables.RESULTS, table));

    assertThat(figure.groups())
        .extracting(Group::name)
        .contains("machine.cores.0.clock.1, 10 in the base");
  }

  @Test
  void anAxisThatMovesNothingStaysInSight() {
    BarFigure figure =
        (BarFigure)
            Charts.TORNADO.figure(
                results(
                    row("a", 4, 10, "rate", "200,,"),
                    row("a", 4, 20, "rate", "200,,"),
                    row("b", 4, 10, "rate", "100,,")));

    assertThat(figure.groups().get(1).bars()).containsExactly(new Bar("20", 1, 1, 1, "200.00 1/s"));
  }

  @Test
  void oneAxisOrPointsThatDifferInSeveralAtOnceAreRefused() {
    assertThatThrownBy(
            () ->
                Charts.TORNADO.figure(
                    results(
                        row("a", 4, 10, "rate", "200,,"),
                        row("b", 4, 10, "rate", "100,,"),
                        row("c", 4, 20, "rate", "100,,"))))
        .isInstanceOf(UndrawableException.class)
        .hasMessage(
            "figure 'tornado' needs points that differ from one with the most workers in a single"
                + " axis, for 2 axes or more; results.csv has them for [runtime]");
  }

  @Test
  void valuesOfZeroHaveNoRatio() {
    assertThatThrownBy(
            () ->
                Charts.TORNADO.figure(
                    results(row("a", 4, 10, "rate", "0,,"), row("b", 4, 10, "rate", "1,,"))))
        .isInstanceOf(UndrawableException.class)
        .hasMessage("figure 'tornado' needs values of rate above 0");
  }
}
