package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.CurveFigure;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The labels of vertical marks, above the plot so that they cover no data: a row for each, the
 * leftmost on top, so that none meets another's line.
 */
final class MarkLabels {
  private static final double ROW = 8.5;
  private static final double GAP = 2;

  private final Axis axis;
  private final List<CurveFigure.Mark> marks;
  private final FigureFont font;

  MarkLabels(CurveFigure figure, FigureFont font) {
    axis = figure.x();
    marks = figure.marks();
    this.font = font;
  }

  double height() {
    return marks.isEmpty() ? 0 : ROW * marks.size() + 1;
  }

  /** Draws the labels over a plot, each at the upper end of its line. */
  void draw(Graphics2D graphics, Rectangle2D plot, double width) {
    double low = axis.scale().at(axis.low());
    double span = axis.scale().at(axis.high()) - low;
    graphics.setFont(font.small());
    for (int i = 0; i < marks.size(); i++) {
      CurveFigure.Mark mark = marks.get(i);
      double x = plot.getMinX() + (axis.scale().at(mark.x()) - low) / span * plot.getWidth();
      double bottom = ROW * (i + 1);
      double text = font.width(mark.label());
      boolean fits = x + GAP + text <= width;
      graphics.setPaint(Ink.REFERENCE);
      graphics.setStroke(Ink.MARK_LINE);
      graphics.draw(new Line2D.Double(x, bottom - ROW + 2, x, plot.getMinY()));
      graphics.setPaint(Ink.TEXT);
      graphics.drawString(
          mark.label(), (float) (fits ? x + GAP : x - GAP - text), (float) (bottom - 1.5));
    }
  }
}
