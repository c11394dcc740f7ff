package dev.contend.reports.render;

import dev.contend.reports.chart.StackFigure;
import dev.contend.reports.chart.StackFigure.Panel;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of panels of stacked bars, and the legend below: one row if each bar has room for its label
 * there, else as many as it takes, with bars of one width.
 */
final class StackDrawing implements Drawing {
  private static final double SMALLEST_HEIGHT = 120;
  private static final double ASPECT = 0.25;

  private final double width;
  private final List<StackRow> rows = new ArrayList<>();
  private final Legend legend;

  StackDrawing(StackFigure figure, double width, FigureFont font, Theme theme) {
    this.width = width;
    double plotHeight = Math.rint(Math.max(SMALLEST_HEIGHT, width * ASPECT));
    List<List<Panel>> panels = PanelRows.of(figure.panels(), width, font);
    int most = panels.stream().mapToInt(PanelRows::bars).max().orElse(1);
    for (List<Panel> row : panels) {
      double share = PanelRows.bars(row) / (double) most;
      rows.add(
          new StackRow(
              figure.withPanels(row),
              PanelLabels.AXIS + share * (width - PanelLabels.AXIS),
              plotHeight,
              rows.size() == panels.size() - 1,
              font,
              theme));
    }
    legend = Legend.of(figure.layers(), width, font, theme);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return rows.stream().mapToDouble(StackRow::height).sum() + legend.height();
  }

  @Override
  public void draw(Graphics2D graphics) {
    double top = 0;
    for (StackRow row : rows) {
      row.draw(graphics, top);
      top += row.height();
    }
    legend.draw(graphics, top);
  }
}
