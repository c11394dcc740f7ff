package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.contend.reports.chart.HeatFigure.Border;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The charts of a single run: what went on when, and who got lines from whom. */
final class TimelineChartsTest {
  private static final String POINT = "experiment,machine,workload,runtime,workers";

  private static ChartInput timeline(String rows) {
    ResultTable timeline =
        CsvReader.parse("timeline.csv", POINT + ",group,lane,what,from_s,to_s,share\n" + rows);
    return ChartInput.empty()
        .with(Tables.TIMELINE, timeline)
        .with(
            Tables.CAUSES,
            CsvReader.parse(
                "causes.csv",
                POINT
                    + ",cause,time_s,share\n"
                    + """
                    e,m,w,r,2,useful Python,1,0.5
                    e,m,w,r,2,GIL wait,1,0.5
                    e,m,w,r,2,idle,0,0
                    """));
  }

  private static final String ROWS =
      """
      e,m,w,r,2,threads,worker 0,useful Python,0.001,0.002,1
      e,m,w,r,2,threads,worker 0,idle,0.002,0.004,1
      e,m,w,r,2,threads,worker 1,GIL wait,0.001,0.002,0.7
      e,m,w,r,2,GIL,GIL,worker 0,0.001,0.002,1
      e,m,w,r,2,GIL,GIL,worker 1,0.002,0.003,1
      """;

  @Test
  void lanesHaveTheirSpansInTheUnitOfTheAxis() {
    GanttFigure figure = (GanttFigure) Charts.GANTT.figure(timeline(ROWS));

    assertThat(figure.x().title()).isEqualTo("Simulated time (ms)");
    assertThat(figure.x().low()).isEqualTo(1);
    assertThat(figure.x().high()).isEqualTo(4);
    assertThat(figure.layers())
        .extracting(StackFigure.Layer::name)
        .containsExactly(
            "useful Python", "GIL wait", "idle", "held by one worker", "held by the next");
    assertThat(figure.groups()).hasSize(2);
    assertThat(figure.groups().get(0).lanes())
        .containsExactly(
            new GanttFigure.Lane(
                "worker 0",
                List.of(new GanttFigure.Span(1, 2, 0, ""), new GanttFigure.Span(2, 4, 2, ""))),
            new GanttFigure.Lane("worker 1", List.of(new GanttFigure.Span(1, 2, 1, ""))));
    assertThat(figure.groups().get(1).lanes().get(0).spans())
        .containsExactly(new GanttFigure.Span(1, 2, 3, "0"), new GanttFigure.Span(2, 3, 4, "1"));
  }

  @Test
  void twoHoldersInARowDifferWhateverIsTooShortToBeSeenBetweenThem() {
    String rows =
        """
        e,m,w,r,2,GIL,GIL,worker 0,0,1,1
        e,m,w,r,2,GIL,GIL,worker 1,1,1.0001,1
        e,m,w,r,2,GIL,GIL,worker 2,1.0001,2,1
        e,m,w,r,2,GIL,GIL,worker 2,2.0001,3,1
        e,m,w,r,2,GIL,GIL,the main thread,3,4,1
        """;
    GanttFigure figure = (GanttFigure) Charts.GANTT.figure(timeline(rows));

    assertThat(figure.groups().get(0).lanes().get(0).spans())
        .extracting(GanttFigure.Span::layer)
        .containsExactly(0, 1, 1, 1, 0);
  }

  /** Of a stretch that many short turns make up, one holder alone would be told otherwise. */
  @Test
  void aStretchOfWhichNobodyHasHalfIsThatOfSeveral() {
    String rows =
        """
        e,m,w,r,2,GIL,GIL,worker 0,0,1,0.3
        e,m,w,r,2,GIL,GIL,worker 1,1,2,0.5
        e,m,w,r,2,GIL,GIL,worker 1,2,3,0.2
        e,m,w,r,2,GIL,GIL,worker 1,3,4,0.9
        """;
    GanttFigure figure = (GanttFigure) Charts.GANTT.figure(timeline(rows));

    assertThat(figure.layers())
        .extracting(StackFigure.Layer::name)
        .containsExactly("held by several in turn", "held by one worker", "held by the next");
    assertThat(figure.groups().get(0).lanes().get(0).spans())
        .extracting(GanttFigure.Span::layer, GanttFigure.Span::text)
        .containsExactly(tuple(0, ""), tuple(1, "1"), tuple(0, ""), tuple(2, "1"));
  }

  @Test
  void aCauseHasTheStyleThatItHasInAStack() {
    GanttFigure gantt = (GanttFigure) Charts.GANTT.figure(Samples.small());
    StackFigure stack = (StackFigure) Charts.SPEEDUP_STACK.figure(Samples.small());
    List<StackFigure.Layer> common =
        stack.layers().stream()
            .filter(layer -> gantt.layers().stream().anyMatch(each -> isOf(layer, each)))
            .toList();

    assertThat(common).hasSizeGreaterThan(2);
    assertThat(gantt.layers()).containsAll(common);
  }

  private static boolean isOf(StackFigure.Layer layer, StackFigure.Layer other) {
    return layer.name().equals(other.name()) && !layer.name().contains("other cause");
  }

  @Test
  void causesWithLittleTimeAreOneLayer() {
    String rows =
        """
        e,m,w,r,2,threads,worker 0,useful Python,0.001,0.002,1
        e,m,w,r,2,threads,worker 1,GIL wait,0.001,0.002,1
        e,m,w,r,2,threads,worker 1,idle,0.002,0.002001,1
        """;
    GanttFigure figure = (GanttFigure) Charts.GANTT.figure(timeline(rows));

    assertThat(figure.layers())
        .extracting(StackFigure.Layer::name)
        .containsExactly("useful Python", "GIL wait", "1 other cause");
  }

  @Test
  void ofManyCausesThoseWithMostTimeAreToldApart() {
    StringBuilder causes = new StringBuilder(POINT + ",cause,time_s,share\n");
    StringBuilder rows = new StringBuilder(POINT + ",group,lane,what,from_s,to_s,share\n");
    for (int cause = 0; cause < 13; cause++) {
      int lasts = cause == 7 ? 1 : 20 + cause;
      causes.append("e,m,w,r,2,c").append(cause).append(",1,0.1\n");
      rows.append("e,m,w,r,2,threads,worker 0,c").append(cause).append(',').append(100 * cause);
      rows.append(',').append(100 * cause + lasts).append(",1\n");
    }
    GanttFigure figure =
        (GanttFigure)
            Charts.GANTT.figure(
                ChartInput.empty()
                    .with(Tables.TIMELINE, CsvReader.parse("timeline.csv", rows.toString()))
                    .with(Tables.CAUSES, CsvReader.parse("causes.csv", causes.toString())));

    assertThat(figure.layers())
        .extracting(StackFigure.Layer::name)
        .hasSize(12)
        .doesNotContain("c0", "c7")
        .startsWith("c1", "c2")
        .endsWith("c12", "2 other causes");
  }

  @Test
  void severalPointsAreRefusedByName() {
    String rows = ROWS + "e,m,w,r,4,threads,worker 0,idle,0,1,1\n";

    assertThatThrownBy(() -> Charts.GANTT.figure(timeline(rows)))
        .hasMessage("figure 'gantt' shows one point; timeline.csv has 2: m, w, r, 2; m, w, r, 4");
  }

  @Test
  void transfersAreACellForEachTwoCoresWithBordersBetweenNodesAndSockets() {
    ResultTable table =
        CsvReader.parse(
            "transfers.csv",
            POINT
                + ",from,to,cores,from_node,to_node,transfers\n"
                + """
                e,m,w,r,2,0,3,1,"socket 0, node 0","socket 0, node 1",40
                e,m,w,r,2,9,0,1,"socket 1, node 2","socket 0, node 0",4
                e,m,w,r,2,1,9,1,"socket 0, node 0","socket 1, node 2",400
                """);
    HeatFigure figure =
        (HeatFigure) Charts.TRANSFERS.figure(ChartInput.empty().with(Tables.TRANSFERS, table));

    assertThat(figure.labels()).containsExactly("0", "1", "3", "9");
    assertThat(figure.values().get(0)).containsExactly(Double.NaN, Double.NaN, 40.0, Double.NaN);
    assertThat(figure.values().get(3)).containsExactly(4.0, Double.NaN, Double.NaN, Double.NaN);
    assertThat(figure.borders()).containsExactly(new Border(2, false), new Border(3, true));
    // Counts differ by orders of magnitude: equal ratios are equal steps of the colour.
    assertThat(figure.place(40))
        .isCloseTo(
            (figure.place(4) + figure.place(400)) / 2, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(figure.columnTitle()).isEqualTo("To core");
  }
}
