package dev.contend.reports.render;

import dev.contend.reports.chart.StackFigure;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotRenderingInfo;

/** Panels of bars side by side, with their names above and the bars' labels below. */
final class StackRow {
  private final StackFigure figure;
  private final JFreeChart chart;
  private final double width;
  private final double plotHeight;
  private final PanelLabels labels;

  /**
   * @param figure of this row's panels
   * @param isLast whether what the bars' labels count stands below
   */
  StackRow(
      StackFigure figure,
      double width,
      double plotHeight,
      boolean isLast,
      FigureFont font,
      Theme theme) {
    this.figure = figure;
    this.width = width;
    this.plotHeight = plotHeight;
    chart = new StackChart(figure, font, theme).chart();
    labels = new PanelLabels(figure, width, isLast, font, theme);
  }

  double height() {
    return labels.above() + plotHeight - StackChart.ROOM_BELOW + labels.below();
  }

  void draw(Graphics2D graphics, double top) {
    ChartRenderingInfo rendered = new ChartRenderingInfo(null);
    double plotTop = top + labels.above();
    chart.draw(graphics, new Rectangle2D.Double(0, plotTop, width, plotHeight), rendered);
    PlotRenderingInfo plot = rendered.getPlotInfo();
    List<Rectangle2D> panels = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      panels.add(plot.getSubplotInfo(i).getDataArea());
    }
    labels.draw(graphics, panels);
  }
}
