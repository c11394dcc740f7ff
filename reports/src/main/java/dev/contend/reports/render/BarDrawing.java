package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.BarFigure;
import dev.contend.reports.chart.BarFigure.Bar;
import dev.contend.reports.chart.BarFigure.Group;
import dev.contend.reports.chart.StackFigure;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Lying bars with their names to the left and their values to the right, a legend below. */
final class BarDrawing implements Drawing {
  private static final double TOP = 3;
  private static final double ROW = 11;
  private static final double BAR = 7.5;
  private static final double HEADING = 11;
  private static final double GAP = 3;
  private static final double TICK = 2;
  private static final double SAMPLE = 9;
  private static final String CUT = "…";

  /** At most this share of the width is for names. */
  private static final double NAMES = 0.38;

  /** From the middle of a text to its baseline, over its size. */
  private static final double MIDDLE = 0.35;

  private final BarFigure figure;
  private final double width;
  private final FigureFont font;
  private final Theme theme;
  private final Legend legend;
  private final double left;
  private final double right;
  private final double bottom;

  BarDrawing(BarFigure figure, double width, FigureFont font, Theme theme) {
    this.figure = figure;
    this.width = width;
    this.font = font;
    this.theme = theme;
    double names = bars().stream().mapToDouble(bar -> font.width(bar.label())).max().orElse(0);
    double values = bars().stream().mapToDouble(bar -> font.width(bar.value())).max().orElse(0);
    left = Math.ceil(Math.min(names, width * NAMES) + 2 * GAP);
    right = width - values - 2 * GAP;
    double rows =
        figure.groups().stream().mapToDouble(group -> HEADING + ROW * group.bars().size()).sum();
    bottom = TOP + rows + GAP;
    legend = new Legend(entries(), SAMPLE, width, font, theme);
  }

  private List<Bar> bars() {
    return figure.groups().stream().flatMap(group -> group.bars().stream()).toList();
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return bottom + TICK + FigureFont.SMALL + FigureFont.NORMAL + 3 * GAP + legend.height();
  }

  @Override
  public void draw(Graphics2D graphics) {
    drawScale(graphics);
    double y = TOP;
    for (Group group : figure.groups()) {
      graphics.setPaint(theme.text());
      graphics.setFont(font.normal());
      text(graphics, fitting(group.name(), width - 2 * GAP), GAP, y + HEADING - GAP);
      y += HEADING;
      for (Bar bar : group.bars()) {
        draw(graphics, bar, y);
        y += ROW;
      }
    }
    graphics.setPaint(theme.text());
    graphics.setStroke(Ink.HAIRLINE);
    graphics.draw(new Line2D.Double(left, bottom, right, bottom));
    legend.draw(graphics, height() - legend.height());
  }

  private void draw(Graphics2D graphics, Bar bar, double top) {
    double from = place(bar.from());
    double to = place(bar.to());
    Rectangle2D area =
        new Rectangle2D.Double(Math.min(from, to), top + (ROW - BAR) / 2, Math.abs(to - from), BAR);
    StackChart.paint(graphics, area, figure.layers().get(bar.layer()).style(), theme);
    graphics.setPaint(theme.text());
    graphics.setFont(font.small());
    double baseline = top + ROW / 2 + FigureFont.SMALL * MIDDLE;
    String label = fitting(bar.label(), left - 2 * GAP);
    text(graphics, label, left - GAP - font.width(label), baseline);
    text(graphics, bar.value(), area.getMaxX() + GAP, baseline);
  }

  private void drawScale(Graphics2D graphics) {
    graphics.setFont(font.small());
    graphics.setStroke(Ink.HAIRLINE);
    double reached = -1;
    for (double tick : figure.x().ticks()) {
      double x = place(tick);
      String label = figure.x().tickLabel(tick);
      graphics.setPaint(theme.grid());
      graphics.draw(new Line2D.Double(x, TOP, x, bottom));
      graphics.setPaint(theme.text());
      graphics.draw(new Line2D.Double(x, bottom, x, bottom + TICK));
      double begin = x - font.width(label) / 2;
      if (begin > reached) {
        text(graphics, label, begin, bottom + TICK + FigureFont.SMALL);
        reached = begin + font.width(label) + GAP;
      }
    }
    graphics.setFont(font.normal());
    String title = figure.x().title();
    double begin = (left + right - font.normalWidth(title)) / 2;
    text(
        graphics,
        title,
        Math.max(GAP, Math.min(begin, width - GAP - font.normalWidth(title))),
        bottom + TICK + FigureFont.SMALL + FigureFont.NORMAL + GAP);
  }

  private double place(double value) {
    Axis axis = figure.x();
    double low = axis.scale().at(axis.low());
    double share = (axis.scale().at(value) - low) / (axis.scale().at(axis.high()) - low);
    return left + share * (right - left);
  }

  /** The text, or its beginning if it is too wide. */
  private String fitting(String text, double room) {
    if (font.width(text) <= room) {
      return text;
    }
    int length = text.length() - 1;
    while (length > 0 && font.width(text.substring(0, length).strip() + CUT) > room) {
      length--;
    }
    return text.substring(0, length).strip() + CUT;
  }

  private List<Legend.Entry> entries() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (StackFigure.Layer layer : figure.layers()) {
      entries.add(
          new Legend.Entry(
              layer.name(),
              (graphics, box) -> StackDrawing.sample(graphics, box, layer.style(), theme)));
    }
    return entries;
  }

  private static void text(Graphics2D graphics, String text, double x, double y) {
    graphics.drawString(text, (float) x, (float) y);
  }
}
