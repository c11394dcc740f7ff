package dev.contend.reports.chart;

import java.util.List;

/**
 * Bars that lie, each with its name before it and its value behind it, in groups one below the
 * other.
 *
 * @param name name of its files, without an extension
 * @param x the axis of lengths
 * @param groups from above
 * @param layers what the bars' colours mean
 */
public record BarFigure(String name, Axis x, List<Group> groups, List<StackFigure.Layer> layers)
    implements Figure {
  public BarFigure {
    groups = List.copyOf(groups);
    layers = List.copyOf(layers);
  }

  @Override
  public int paperColumns() {
    return 1;
  }

  /**
   * Bars that belong together.
   *
   * @param name above the bars
   * @param bars from above
   */
  public record Group(String name, List<Bar> bars) {
    public Group {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param label before it
   * @param from where it begins
   * @param to where it ends
   * @param layer the number of its colour in the legend
   * @param value in words, behind it
   */
  public record Bar(String label, double from, double to, int layer, String value) {}
}
