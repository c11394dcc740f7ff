package dev.contend.reports.chart;

import java.util.List;

/**
 * Lanes one below the other, on each of which spans of time lie side by side.
 *
 * @param name name of its files, without an extension
 * @param x the axis of time
 * @param groups of lanes, from above
 * @param layers what the spans' colours mean
 */
public record GanttFigure(String name, Axis x, List<Group> groups, List<StackFigure.Layer> layers)
    implements Figure {
  public GanttFigure {
    groups = List.copyOf(groups);
    layers = List.copyOf(layers);
  }

  @Override
  public int paperColumns() {
    return 1;
  }

  /**
   * Lanes that belong together.
   *
   * @param lanes from above
   */
  public record Group(List<Lane> lanes) {
    public Group {
      lanes = List.copyOf(lanes);
    }
  }

  /**
   * A lane.
   *
   * @param label before it
   * @param spans in the order of time, none over another
   */
  public record Lane(String label, List<Span> spans) {
    public Lane {
      spans = List.copyOf(spans);
    }
  }

  /**
   * A span.
   *
   * @param from where it begins
   * @param to where it ends
   * @param layer the number of its colour in the legend
   * @param text in it, if there is room; may be empty
   */
  public record Span(double from, double to, int layer, String text) {}
}
