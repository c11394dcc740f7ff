package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.CurveFigure;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The labels of vertical marks, above the plot so that they cover no data: a row for each. All
 * stand to the right of their lines with the leftmost on top, or, where that does not fit, to the
 * left with the rightmost on top: either way none meets another's line.
 */
final class MarkLabels {
  private static final double ROW = 9;
  private static final double GAP = 2;

  private final Axis axis;
  private final List<CurveFigure.Mark> marks;
  private final FigureFont font;
  private final Theme theme;

  MarkLabels(CurveFigure figure, FigureFont font, Theme theme) {
    axis = figure.x();
    marks = figure.marks();
    this.font = font;
    this.theme = theme;
  }

  double height() {
    return marks.isEmpty() ? 0 : ROW * marks.size();
  }

  /** Draws the labels over a plot, each at the upper end of its line. */
  void draw(Graphics2D graphics, Rectangle2D plot, double width) {
    List<Double> places = marks.stream().map(mark -> place(mark, plot)).toList();
    boolean toTheRight = true;
    for (int i = 0; i < marks.size(); i++) {
      toTheRight &= places.get(i) + GAP + font.width(marks.get(i).label()) <= width;
    }
    for (int i = 0; i < marks.size(); i++) {
      int row = toTheRight ? i : marks.size() - 1 - i;
      double x = places.get(i);
      graphics.setPaint(theme.reference());
      graphics.setStroke(Ink.MARK_LINE);
      graphics.draw(new Line2D.Double(x, ROW * row + 2, x, plot.getMinY()));
    }
    for (int i = 0; i < marks.size(); i++) {
      int row = toTheRight ? i : marks.size() - 1 - i;
      double text = font.width(marks.get(i).label());
      double x = places.get(i);
      boolean right = toTheRight || x - GAP - text < 0;
      label(graphics, marks.get(i).label(), right ? x + GAP : x - GAP - text, row);
    }
  }

  private double place(CurveFigure.Mark mark, Rectangle2D plot) {
    double low = axis.scale().at(axis.low());
    double span = axis.scale().at(axis.high()) - low;
    return plot.getMinX() + (axis.scale().at(mark.x()) - low) / span * plot.getWidth();
  }

  /** A label on white, in case another mark's line passes behind it. */
  private void label(Graphics2D graphics, String label, double x, int row) {
    graphics.setPaint(theme.ground());
    graphics.fill(new Rectangle2D.Double(x, ROW * row, font.width(label), ROW));
    graphics.setPaint(theme.text());
    graphics.setFont(font.small());
    graphics.drawString(label, (float) x, (float) (ROW * (row + 1) - 1.5));
  }
}
