package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charts that show what follows from the tables. */
final class FindingChartsTest {
  private static final String REPLICATIONS =
      "experiment,machine,workload,runtime,workers,workload.share,replication,metric,unit,value\n";

  private static ChartInput replications(String... rows) {
    ResultTable table =
        CsvReader.parse("replications.csv", REPLICATIONS + String.join("\n", rows) + "\n");
    return ChartInput.empty().with(Tables.REPLICATIONS, table);
  }

  private static String row(String runtime, int workers, int share, int replication, double time) {
    return "e,m,w," + runtime + "," + workers + "," + share + "," + replication + ",time,s," + time;
  }

  @Test
  void theBestRuntimeOfEachCellIsSureIfItDiffersFromTheNext() {
    MapFigure figure =
        (MapFigure)
            Charts.WINNERS.figure(
                replications(
                    row("a", 1, 0, 0, 1.0), row("a", 1, 0, 1, 1.1),
                    row("b", 1, 0, 0, 2.0), row("b", 1, 0, 1, 2.1),
                    row("a", 8, 0, 0, 5.0), row("a", 8, 0, 1, 5.1),
                    row("b", 8, 0, 0, 4.0), row("b", 8, 0, 1, 5.9),
                    row("a", 1, 50, 0, 3.0), row("a", 1, 50, 1, 3.0),
                    row("b", 1, 50, 0, 2.0), row("b", 1, 50, 1, 2.1)));

    assertThat(figure.columns()).containsExactly("1", "8");
    assertThat(figure.rows()).containsExactly("0", "50");
    assertThat(figure.rowTitle()).isEqualTo("Share");
    assertThat(cell(figure, 0, 0).category()).contains(0);
    assertThat(cell(figure, 0, 0).isSure()).isTrue();
    assertThat(cell(figure, 0, 1).category()).contains(1);
    assertThat(cell(figure, 0, 1).isSure()).isFalse();
    assertThat(cell(figure, 1, 0).category()).contains(1);
    assertThat(cell(figure, 1, 1).category()).isEmpty();
  }

  @Test
  void aSingleReplicationIsSureOnlyWhereNothingVaries() {
    ChartInput once =
        replications(
            row("a", 1, 0, 0, 1.0),
            row("b", 1, 0, 0, 2.0),
            row("a", 8, 0, 0, 2.0),
            row("b", 8, 0, 0, 2.0),
            row("a", 1, 50, 0, 1.0),
            row("b", 1, 50, 0, 2.0),
            row("a", 8, 50, 0, 1.0));
    MapFigure drawn = (MapFigure) Charts.WINNERS.figure(once);
    MapFigure exact = (MapFigure) Charts.WINNERS.figure(once.exact(true));

    assertThat(cell(drawn, 0, 0).category()).contains(0);
    assertThat(cell(drawn, 0, 0).isSure()).isFalse();
    assertThat(cell(exact, 0, 0).isSure()).isTrue();
    assertThat(cell(exact, 0, 1).isSure()).as("equal").isFalse();
    assertThat(cell(drawn, 1, 1).category()).contains(0);
    assertThat(cell(drawn, 1, 1).isSure()).as("one runtime, one replication").isFalse();
    assertThat(cell(exact, 1, 1).isSure()).isTrue();
  }

  private static MapFigure.Cell cell(MapFigure figure, int row, int column) {
    return figure.cells().get(row).get(column);
  }

  @Test
  void oneRuntimeOrOneAxisIsNoMap() {
    assertThatThrownBy(() -> Charts.WINNERS.figure(replications(row("a", 1, 0, 0, 1))))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("two runtimes or more over two axes that vary");
  }

  @Test
  void aThirdAxisIsNamed() {
    String otherMachine = row("b", 8, 50, 0, 1).replace("e,m,", "e,n,");
    ChartInput three = replications(row("a", 1, 0, 0, 1), row("b", 8, 50, 0, 1), otherMachine);

    assertThatThrownBy(() -> Charts.WINNERS.figure(three))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("shows two axes; 'machine' has [m, n] too");
  }

  @Test
  void theKneeStandsOverEachCurveAndTheObjectiveInTheLowerPanel() {
    PanelsFigure figure = (PanelsFigure) Charts.LOAD.figure(ContentionSamples.service());
    CurveFigure throughput = figure.panels().get(0);
    CurveFigure latency = figure.panels().get(1);

    // Power load * (1 - load / capacity) is greatest at half of 200, 400 and 800.
    assertThat(throughput.marks().stream().map(CurveFigure.Mark::x))
        .containsExactly(100.0, 200.0, 400.0);
    assertThat(latency.ideal().orElseThrow().name()).isEqualTo("objective (50 ms)");
    assertThat(latency.y().title()).isEqualTo("p99.9 latency (ms)");
    assertThat(latency.x()).isEqualTo(throughput.x());
    assertThat(latency.series().get(0).points().stream().map(CurveFigure.Point::x))
        .as("where requests pile up there is no latency")
        .containsExactly(50.0, 100.0, 150.0);
  }

  @Test
  void percentilesAreThoseOfTheHighestLoadThatAllAnswer() {
    CurveFigure figure =
        (CurveFigure) Charts.LATENCY_PERCENTILES.figure(ContentionSamples.service());

    assertThat(figure.x().title()).isEqualTo("Percentile at 150 requests/s (%)");
    assertThat(figure.x().ticks()).containsExactly(50.0, 95.0, 99.0, 99.9);
    assertThat(figure.series()).hasSize(3);
    double at90 = figure.x().scale().at(90);
    double at99 = figure.x().scale().at(99);
    assertThat(figure.x().scale().at(99.9) - at99).isCloseTo(at99 - at90, within(1e-9));
  }

  @Test
  void theCeilingOfMemoryIsInTheAxis() {
    ChartInput input = Samples.small().within(new ChartInput.Limits(0, 65536));
    CurveFigure figure = (CurveFigure) Charts.MEMORY.figure(input);

    assertThat(figure.ideal().orElseThrow().name()).isEqualTo("ceiling (64.0 GiB)");
    assertThat(figure.y().high()).isGreaterThan(64);
    assertThat(figure.y().unit()).isEqualTo("GiB");
  }

  @Test
  void contendedObjectsAreThoseOfTheMostWorkersInTheColoursOfTheirCauses() {
    ChartInput input = Samples.small();
    BarFigure figure = (BarFigure) Charts.CONTENDED.figure(input);
    StackFigure stacks = (StackFigure) Charts.CAUSE_SHARES.figure(input);

    BarFigure.Group first = figure.groups().get(0);
    assertThat(first.name()).isEqualTo("cpython-3.13, 64 workers");
    assertThat(first.bars().stream().map(BarFigure.Bar::to))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(first.bars().get(0).label()).isEqualTo("GIL");
    assertThat(first.bars().get(0).value()).isEqualTo("24 %, 116 k HITM");
    StackFigure.Layer gil = figure.layers().get(0);
    assertThat(stacks.layers()).contains(gil);
  }

  @Test
  void onlyTheChosenRuntimesAreDrawnInTheirColours() {
    CurveFigure all =
        (CurveFigure) Charts.SPEEDUP.figure(Samples.small().withRuntimeOrder(order()));
    CurveFigure some =
        (CurveFigure)
            Charts.SPEEDUP.figure(
                Samples.small().withRuntimeOrder(order()).only(List.of("cpython-3.13t")));

    assertThat(some.series()).hasSize(1);
    assertThat(all.series()).hasSize(3).contains(some.series().get(0));
  }

  private static List<String> order() {
    return List.of("cpython-3.13", "cpython-3.13+multiprocess", "cpython-3.13t");
  }

  @Test
  void theCrossingIsMarkedWithItsInterval() {
    CurveFigure figure = (CurveFigure) Charts.CROSSOVER.figure(Samples.small());

    assertThat(figure.series()).hasSize(2);
    assertThat(figure.marks()).hasSize(1);
    assertThat(figure.marks().get(0).label()).startsWith("from ").contains("95 % CI");
    assertThat(figure.band()).isPresent();
  }

  @Test
  void theCrossingOfSingleReplicationsHasNoInterval() {
    ChartInput all = Samples.small();
    ChartInput once =
        all.with(
            Tables.REPLICATIONS,
            all.find(Tables.REPLICATIONS).orElseThrow().where("replication", "0"));
    CurveFigure figure = (CurveFigure) Charts.CROSSOVER.figure(once);

    assertThat(figure.marks().get(0).label()).matches("from \\d+ workers");
    assertThat(figure.band()).isEmpty();
  }

  @Test
  void twoCurvesOfOneRuntimeAreNoCrossover() {
    // Runtime a crosses itself between two shares, and b is worse than both throughout.
    ChartInput one =
        replications(
            row("a", 1, 0, 0, 1), row("a", 8, 0, 0, 3),
            row("a", 1, 50, 0, 2), row("a", 8, 50, 0, 2),
            row("b", 1, 0, 0, 9), row("b", 8, 0, 0, 9));

    assertThatThrownBy(() -> Charts.CROSSOVER.figure(one))
        .isInstanceOf(UndrawableException.class)
        .hasMessageContaining("needs curves of two runtimes that cross");
  }

  @Test
  void ofManyCurvesThatDoNotCrossSomeAreNamed() {
    List<String> rows = new ArrayList<>();
    for (int runtime = 0; runtime < 9; runtime++) {
      rows.add(row("r" + runtime, 1, 0, 0, 1 + runtime));
      rows.add(row("r" + runtime, 8, 0, 0, 2 + runtime));
    }

    assertThatThrownBy(() -> Charts.CROSSOVER.figure(replications(rows.toArray(String[]::new))))
        .hasMessageEndingWith(": r0, r1, r2, r3, r4, r5 and 3 more");
  }
}
