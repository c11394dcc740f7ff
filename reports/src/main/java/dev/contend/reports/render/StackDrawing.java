package dev.contend.reports.render;

import dev.contend.reports.chart.LayerStyle;
import dev.contend.reports.chart.StackFigure;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotRenderingInfo;

/** Panels of stacked bars with their names above, the bars' labels and the legend below. */
final class StackDrawing implements Drawing {
  private static final double SMALLEST_HEIGHT = 120;
  private static final double ASPECT = 0.25;
  private static final double SAMPLE = 9;

  private final StackFigure figure;
  private final JFreeChart chart;
  private final double width;
  private final double plotHeight;
  private final PanelLabels labels;
  private final Legend legend;

  StackDrawing(StackFigure figure, double width, FigureFont font) {
    this.figure = figure;
    this.width = width;
    chart = new StackChart(figure, font).chart();
    plotHeight = Math.rint(Math.max(SMALLEST_HEIGHT, width * ASPECT));
    labels = new PanelLabels(figure, width, font);
    legend = new Legend(entries(figure), SAMPLE, width, font);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return legendTop() + legend.height();
  }

  @Override
  public void draw(Graphics2D graphics) {
    ChartRenderingInfo rendered = new ChartRenderingInfo(null);
    chart.draw(graphics, new Rectangle2D.Double(0, labels.above(), width, plotHeight), rendered);
    PlotRenderingInfo plot = rendered.getPlotInfo();
    List<Rectangle2D> panels = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      panels.add(plot.getSubplotInfo(i).getDataArea());
    }
    labels.draw(graphics, panels);
    legend.draw(graphics, legendTop());
  }

  private double legendTop() {
    return labels.above() + plotHeight - StackChart.ROOM_BELOW + labels.below();
  }

  private static List<Legend.Entry> entries(StackFigure figure) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (StackFigure.Layer layer : figure.layers()) {
      entries.add(
          new Legend.Entry(layer.name(), (graphics, box) -> sample(graphics, box, layer.style())));
    }
    return entries;
  }

  private static void sample(Graphics2D graphics, Rectangle2D box, LayerStyle style) {
    Rectangle2D area = new Rectangle2D.Double(box.getX(), box.getCenterY() - 3, box.getWidth(), 6);
    StackChart.paint(graphics, area, style);
  }
}
