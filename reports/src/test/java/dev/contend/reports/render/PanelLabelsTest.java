package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Samples;
import dev.contend.reports.chart.StackFigure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanelLabelsTest {
  private static final double WIDTH = FigureStyle.ACM.points(2);

  /** What two names side by side keep between them, and a panel with its gap takes at least. */
  private static final double GAP = 2;

  private final FigureFont font = FigureFont.load();

  private static StackFigure figure(int panels, String name) {
    List<StackFigure.Bar> bars =
        IntStream.rangeClosed(1, 4)
            .mapToObj(workers -> new StackFigure.Bar("" + workers, List.of(100.0)))
            .toList();
    StackFigure drawn = (StackFigure) Charts.CAUSE_SHARES.figure(Samples.small());
    return new StackFigure(
        drawn.name(),
        drawn.barAxis(),
        drawn.y(),
        drawn.layers(),
        IntStream.range(0, panels).mapToObj(i -> new StackFigure.Panel(name, bars)).toList());
  }

  private List<String> lines(int panels, String name) {
    return new PanelLabels(figure(panels, name), WIDTH, true, font, Theme.LIGHT).names().get(0);
  }

  @Test
  void noNameReachesIntoItsNeighbours() {
    for (String name : List.of("ticket-blocking", "cpython-3.13+multiprocess", "semaphores")) {
      for (int panels : new int[] {1, 4, 10, 14, 20}) {
        List<String> lines = lines(panels, name);
        assertThat(String.join("", lines)).isEqualTo(name);
        for (String line : lines) {
          assertThat(font.width(line))
              .as("%s of %s in %d panels", line, name, panels)
              .isLessThan(WIDTH / panels - GAP);
        }
      }
    }
  }

  @Test
  void namesAreBrokenWhereTheyCanBeRead() {
    assertThat(lines(4, "ticket-blocking")).containsExactly("ticket-blocking");
    assertThat(lines(14, "ticket-blocking")).containsExactly("ticket-", "blocking");
  }

  @Test
  void manyPanelsStandInRowsInWhichNoWordOfTheirNamesIsBroken() {
    String name = "cpython-3.13t+gil-on, released, 500 us";
    List<List<StackFigure.Panel>> rows =
        PanelRows.of(figure(18, name).panels().stream().map(this::ofTwoBars).toList(), WIDTH, font);

    assertThat(rows).hasSizeGreaterThan(1);
    for (List<StackFigure.Panel> row : rows) {
      PanelLabels labels =
          new PanelLabels(figure(18, name).withPanels(row), WIDTH, true, font, Theme.LIGHT);
      assertThat(labels.names())
          .hasSize(row.size())
          .containsOnly(List.of("cpython-3.13t", "+gil-on,", "released,", "500 us"));
    }
  }

  private StackFigure.Panel ofTwoBars(StackFigure.Panel panel) {
    return new StackFigure.Panel(panel.name(), panel.bars().subList(0, 2));
  }
}
