package dev.contend.reports.render;

import dev.contend.reports.chart.BarFigure;
import dev.contend.reports.chart.BarFigure.Bar;
import dev.contend.reports.chart.BarFigure.Group;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Lying bars with their names to the left and their values to the right, a legend below. */
final class BarDrawing implements Drawing {
  private static final double TOP = 3;
  private static final double ROW = 11;
  private static final double BAR = 7.5;
  private static final double HEADING = 11;
  private static final double GAP = 3;

  /** At most this share of the width is for names. */
  private static final double NAMES = 0.38;

  private final BarFigure figure;
  private final double width;
  private final FigureFont font;
  private final Theme theme;
  private final AxisBelow axis;
  private final Legend legend;
  private final double left;
  private final double bottom;

  BarDrawing(BarFigure figure, double width, FigureFont font, Theme theme) {
    this.figure = figure;
    this.width = width;
    this.font = font;
    this.theme = theme;
    double names = bars().stream().mapToDouble(bar -> font.width(bar.label())).max().orElse(0);
    double values = bars().stream().mapToDouble(bar -> font.width(bar.value())).max().orElse(0);
    left = Math.ceil(Math.min(names, width * NAMES) + 2 * GAP);
    double rows =
        figure.groups().stream().mapToDouble(group -> HEADING + ROW * group.bars().size()).sum();
    bottom = TOP + rows + GAP;
    axis = new AxisBelow(figure.x(), left, width - values - 2 * GAP, width, font, theme);
    legend = Legend.of(figure.layers(), width, font, theme);
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
    return bottom + axis.height() + legend.height();
  }

  @Override
  public void draw(Graphics2D graphics) {
    axis.drawGrid(graphics, TOP, bottom);
    axis.drawTicksAndTitle(graphics, bottom);
    double y = TOP;
    double headingRoom = (width - 2 * GAP) * FigureFont.SMALL / FigureFont.NORMAL;
    for (Group group : figure.groups()) {
      graphics.setPaint(theme.text());
      graphics.setFont(font.normal());
      FigureFont.draw(graphics, font.fitting(group.name(), headingRoom), GAP, y + HEADING - GAP);
      y += HEADING;
      for (Bar bar : group.bars()) {
        draw(graphics, bar, y);
        y += ROW;
      }
    }
    axis.drawLine(graphics, bottom);
    legend.draw(graphics, height() - legend.height());
  }

  private void draw(Graphics2D graphics, Bar bar, double top) {
    double from = axis.place(bar.from());
    double to = axis.place(bar.to());
    Rectangle2D area =
        new Rectangle2D.Double(Math.min(from, to), top + (ROW - BAR) / 2, Math.abs(to - from), BAR);
    StackChart.paint(graphics, area, figure.layers().get(bar.layer()).style(), theme);
    graphics.setPaint(theme.text());
    graphics.setFont(font.small());
    double baseline = top + ROW / 2 + FigureFont.BELOW_MIDDLE;
    String label = font.fitting(bar.label(), left - 2 * GAP);
    FigureFont.draw(graphics, label, left - GAP - font.width(label), baseline);
    FigureFont.draw(graphics, bar.value(), area.getMaxX() + GAP, baseline);
  }
}
