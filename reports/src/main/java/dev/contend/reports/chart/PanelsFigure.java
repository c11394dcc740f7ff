package dev.contend.reports.chart;

import java.util.List;

/**
 * Figures of curves one below the other, over the same horizontal axis.
 *
 * @param name name of its files, without an extension
 * @param panels from above; the last has the axis, and its legend what all of them compare with
 */
public record PanelsFigure(String name, List<CurveFigure> panels) implements Figure {
  public PanelsFigure {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("figure '" + name + "' has no panels");
    }
  }

  @Override
  public int paperColumns() {
    return 1;
  }
}
