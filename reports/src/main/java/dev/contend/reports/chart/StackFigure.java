package dev.contend.reports.chart;

import java.util.List;

/**
 * Stacked bars in panels side by side, on one vertical axis.
 *
 * @param name name of its files, without an extension
 * @param barAxis what the bars' labels count
 * @param y the axis of heights
 * @param layers what the stacks are made of, from the bottom up
 * @param panels a panel for each runtime and variant
 */
public record StackFigure(
    String name, String barAxis, Axis y, List<Layer> layers, List<Panel> panels) implements Figure {
  private static final int MOST_BARS_IN_ONE_COLUMN = 27;
  private static final int MOST_PANELS_IN_ONE_COLUMN = 3;

  public StackFigure {
    layers = List.copyOf(layers);
    panels = List.copyOf(panels);
  }

  /** The same with these panels. */
  public StackFigure withPanels(List<Panel> some) {
    return new StackFigure(name, barAxis, y, layers, some);
  }

  @Override
  public int paperColumns() {
    int bars = panels.stream().mapToInt(panel -> panel.bars().size()).sum();
    return panels.size() > MOST_PANELS_IN_ONE_COLUMN || bars > MOST_BARS_IN_ONE_COLUMN ? 2 : 1;
  }

  /**
   * A part of every stack.
   *
   * @param name for the legend
   * @param style how it is told apart
   */
  public record Layer(String name, LayerStyle style) {}

  /**
   * Bars that belong together.
   *
   * @param name under the bars
   * @param bars from left to right
   */
  public record Panel(String name, List<Bar> bars) {
    public Panel {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A stack.
   *
   * @param label under the bar
   * @param tops where each layer ends, from the bottom up; each begins where the last ended
   */
  public record Bar(String label, List<Double> tops) {
    public Bar {
      tops = List.copyOf(tops);
    }

    /** Where a layer begins. */
    public double bottom(int layer) {
      return layer == 0 ? 0 : tops.get(layer - 1);
    }
  }
}
