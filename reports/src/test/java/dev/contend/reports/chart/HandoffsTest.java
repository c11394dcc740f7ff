package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map of handoffs: which cell has which value, and which rows have a label. */
final class HandoffsTest {
  private static final String HEADER =
      "experiment,machine,workload,runtime,workers,from,to,class,stated_ns,simulated_ns\n";

  private static HeatFigure figure(String rows) {
    return (HeatFigure)
        Charts.HANDOFFS.figure(
            ChartInput.empty()
                .with(Tables.HANDOFFS, CsvReader.parse("handoffs.csv", HEADER + rows)));
  }

  @Test
  void aCellIsTheHandoffFromItsRowToItsColumn() {
    HeatFigure figure =
        figure(
            """
            e,m,ping-pong,native,2,4,0,near,20,21
            e,m,ping-pong,native,2,0,4,near,20,33
            e,m,ping-pong,native,2,0,10,far,90,95
            """);

    assertThat(figure.labels()).containsExactly("0", "4", "10");
    assertThat(figure.values().get(0)).containsExactly(Double.NaN, 33.0, 95.0);
    assertThat(figure.values().get(1)).containsExactly(21.0, Double.NaN, Double.NaN);
    assertThat(figure.values().get(2)).containsOnly(Double.NaN);
    assertThat(figure.scale().title()).isEqualTo("Handoff (ns)");
    assertThat(figure.place(21)).isBetween(0.0, 0.1);
    assertThat(figure.place(95)).isBetween(0.9, 1.0);
    assertThat(figure.place(58)).isCloseTo(0.5, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "12, 1", "13, 2", "24, 2", "64, 8", "144, 16", "256, 32"})
  void thereAreAtMostTwelveLabels(int threads, int step) {
    HeatFigure figure =
        (HeatFigure)
            Charts.HANDOFFS.figure(
                ChartInput.empty().with(Tables.HANDOFFS, MoreSamples.handoffs(threads)));

    assertThat(figure.labels()).hasSize(threads);
    assertThat(figure.labelStep()).isEqualTo(step);
  }

  @Test
  void severalPointsAreRefusedByName() {
    assertThatThrownBy(
            () ->
                figure(
                    """
                    e,m,ping-pong,native,2,0,1,near,20,21
                    e,n,ping-pong,native,2,0,1,near,20,21
                    """))
        .isInstanceOf(UndrawableException.class)
        .hasMessage(
            "figure 'handoffs' shows one point; handoffs.csv has 2: m, ping-pong, native, 2; n,"
                + " ping-pong, native, 2");
  }

  @Test
  void equalHandoffsHaveAScaleToo() {
    HeatFigure figure = figure("e,m,ping-pong,native,2,0,1,near,20,20\n");

    assertThat(figure.place(20)).isCloseTo(0.5, within(1e-9));
    assertThat(figure.scale().ticks()).contains(20.0);
  }
}
