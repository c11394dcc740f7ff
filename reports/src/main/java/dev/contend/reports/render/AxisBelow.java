package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** An axis below what is drawn by hand: its line, ticks with as many labels as fit, its title. */
final class AxisBelow {
  private static final double GAP = 3;
  private static final double TICK = 2;

  private final Axis axis;
  private final double left;
  private final double right;
  private final double width;
  private final FigureFont font;
  private final Theme theme;

  /**
   * @param left where its lowest value is
   * @param right where its highest value is
   * @param width of the figure, which no text leaves
   */
  AxisBelow(Axis axis, double left, double right, double width, FigureFont font, Theme theme) {
    this.axis = axis;
    this.left = left;
    this.right = right;
    this.width = width;
    this.font = font;
    this.theme = theme;
  }

  /** What it takes below its line, with a gap. */
  double height() {
    return TICK + FigureFont.SMALL + FigureFont.NORMAL + 3 * GAP;
  }

  /** Where a value is. */
  double place(double value) {
    double low = axis.scale().at(axis.low());
    double share = (axis.scale().at(value) - low) / (axis.scale().at(axis.high()) - low);
    return left + share * (right - left);
  }

  void drawLine(Graphics2D graphics, double y) {
    graphics.setPaint(theme.text());
    graphics.setStroke(Ink.HAIRLINE);
    graphics.draw(new Line2D.Double(left, y, right, y));
  }

  /** Pale lines from its ticks upwards. */
  void drawGrid(Graphics2D graphics, double top, double y) {
    graphics.setPaint(theme.grid());
    graphics.setStroke(Ink.HAIRLINE);
    for (double tick : axis.ticks()) {
      graphics.draw(new Line2D.Double(place(tick), top, place(tick), y));
    }
  }

  /** With as many labels as there is room for. */
  void drawTicksAndTitle(Graphics2D graphics, double y) {
    graphics.setPaint(theme.text());
    graphics.setStroke(Ink.HAIRLINE);
    graphics.setFont(font.small());
    double reached = -1;
    for (double tick : axis.ticks()) {
      double x = place(tick);
      graphics.draw(new Line2D.Double(x, y, x, y + TICK));
      String label = axis.tickLabel(tick);
      double begin = Math.min(x - font.width(label) / 2, width - font.width(label));
      if (begin > reached) {
        FigureFont.draw(graphics, label, begin, y + TICK + FigureFont.SMALL);
        reached = begin + font.width(label) + GAP;
      }
    }
    graphics.setFont(font.normal());
    String title = axis.title();
    double begin = (left + right - font.normalWidth(title)) / 2;
    FigureFont.draw(
        graphics,
        title,
        Math.max(GAP, Math.min(begin, width - GAP - font.normalWidth(title))),
        y + TICK + FigureFont.SMALL + FigureFont.NORMAL + GAP);
  }
}
