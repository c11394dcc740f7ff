package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.HeatFigure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A map of square cells with the scale of its colours beside it. */
final class HeatDrawing implements Drawing {
  private static final double TOP = 5;
  private static final double TICK = 2;
  private static final double GAP = 3;
  private static final double GAP_TO_LABEL = 2;
  private static final double GAP_TO_BAR = 9;
  private static final double BAR = 8;
  private static final int COLOURS = 256;
  private static final double FINENESS = 100;

  private final HeatFigure figure;
  private final double width;
  private final FigureFont font;
  private final Theme theme;
  private final Rectangle2D cells;
  private final Rectangle2D bar;

  HeatDrawing(HeatFigure figure, double width, FigureFont font, Theme theme) {
    this.figure = figure;
    this.width = width;
    this.font = font;
    this.theme = theme;
    double left = Math.ceil(FigureFont.NORMAL + 2 * GAP + widest(figure.labels()) + TICK);
    double right = GAP_TO_BAR + BAR + TICK + GAP + widest(ticks()) + 2 * GAP + FigureFont.NORMAL;
    double side = width - left - right;
    cells = new Rectangle2D.Double(left, TOP, side, side);
    bar = new Rectangle2D.Double(left + side + GAP_TO_BAR, TOP, BAR, side);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return cells.getMaxY() + TICK + FigureFont.SMALL + FigureFont.NORMAL + 2 * GAP;
  }

  @Override
  public void draw(Graphics2D graphics) {
    Object smooth = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    // Smoothed edges of neighbours would leave a pale seam between them.
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    areas()
        .forEach(
            (colour, area) -> {
              graphics.setPaint(paint(colour));
              graphics.fill(area);
            });
    drawBar(graphics);
    if (smooth != null) {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }
    graphics.setPaint(theme.text());
    graphics.setStroke(Ink.HAIRLINE);
    figure.borders().forEach(border -> draw(graphics, border));
    graphics.setPaint(theme.text());
    graphics.setStroke(Ink.HAIRLINE);
    graphics.draw(cells);
    graphics.draw(bar);
    drawLabels(graphics);
    drawScale(graphics);
  }

  /** The cells of each colour as one shape, neighbours in a row as one rectangle. */
  private Map<Integer, Path2D> areas() {
    Map<Integer, Path2D> areas = new TreeMap<>();
    int count = figure.labels().size();
    for (int row = 0; row < count; row++) {
      List<Double> values = figure.values().get(row);
      int begin = 0;
      for (int column = 1; column <= count; column++) {
        int colour = colour(values.get(begin));
        if (column == count || colour(values.get(column)) != colour) {
          if (colour >= 0) {
            areas
                .computeIfAbsent(colour, key -> new Path2D.Double())
                .append(area(row, begin, column), false);
          }
          begin = column;
        }
      }
    }
    return areas;
  }

  /** The number of a value's colour; negative if there is no value. */
  private int colour(double value) {
    return Double.isNaN(value) ? -1 : (int) Math.round(figure.place(value) * (COLOURS - 1));
  }

  /** The most is what differs most from the ground: on a dark one the palest. */
  private Color paint(int colour) {
    double place = colour / (COLOURS - 1.0);
    return HeatColours.at(theme == Theme.DARK ? 1 - place : place);
  }

  private Rectangle2D area(int row, int from, int to) {
    double left = cells.getX() + edge(from);
    double top = cells.getY() + edge(row);
    return new Rectangle2D.Double(left, top, edge(to) - edge(from), edge(row + 1) - edge(row));
  }

  /** A line with pale edges, so that it is seen on dark cells too. */
  private void draw(Graphics2D graphics, HeatFigure.Border border) {
    double at = edge(border.before());
    double x = cells.getX() + at;
    double y = cells.getY() + at;
    for (boolean isEdge : new boolean[] {true, false}) {
      graphics.setPaint(isEdge ? theme.ground() : theme.text());
      graphics.setStroke(Ink.border(border.isStrong(), isEdge));
      graphics.draw(new Line2D.Double(x, cells.getY(), x, cells.getMaxY()));
      graphics.draw(new Line2D.Double(cells.getX(), y, cells.getMaxX(), y));
    }
  }

  /** Where a cell begins; few digits, since there may be many cells. */
  private double edge(int cell) {
    return Math.rint(FINENESS * cell * cells.getWidth() / figure.labels().size()) / FINENESS;
  }

  private void drawBar(Graphics2D graphics) {
    double slice = bar.getHeight() / COLOURS;
    for (int i = 0; i < COLOURS; i++) {
      graphics.setPaint(paint(i));
      graphics.fill(
          new Rectangle2D.Double(bar.getX(), bar.getMaxY() - (i + 1) * slice, BAR, slice));
    }
  }

  private void drawLabels(Graphics2D graphics) {
    double size = cells.getWidth() / figure.labels().size();
    graphics.setFont(font.small());
    for (int i = 0; i < figure.labels().size(); i += figure.labelStep()) {
      String label = figure.labels().get(i);
      double offset = (i + 0.5) * size;
      double x = cells.getX() + offset;
      double y = cells.getY() + offset;
      graphics.draw(new Line2D.Double(x, cells.getMaxY(), x, cells.getMaxY() + TICK));
      graphics.draw(new Line2D.Double(cells.getX() - TICK, y, cells.getX(), y));
      FigureFont.draw(
          graphics, label, x - font.width(label) / 2, cells.getMaxY() + TICK + FigureFont.SMALL);
      FigureFont.draw(
          graphics,
          label,
          cells.getX() - TICK - GAP_TO_LABEL - font.width(label),
          y + FigureFont.BELOW_MIDDLE);
    }
    graphics.setFont(font.normal());
    FigureFont.draw(
        graphics,
        figure.columnTitle(),
        cells.getCenterX() - font.normalWidth(figure.columnTitle()) / 2,
        height() - GAP);
    FigureFont.drawUpwards(
        graphics,
        figure.rowTitle(),
        FigureFont.NORMAL + 1,
        cells.getCenterY() + font.normalWidth(figure.rowTitle()) / 2);
  }

  private void drawScale(Graphics2D graphics) {
    Axis scale = figure.scale();
    graphics.setFont(font.small());
    for (double tick : scale.ticks()) {
      double y = bar.getMaxY() - figure.place(tick) * bar.getHeight();
      graphics.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + TICK, y));
      FigureFont.draw(
          graphics,
          scale.tickLabel(tick),
          bar.getMaxX() + TICK + GAP_TO_LABEL,
          y + FigureFont.BELOW_MIDDLE);
    }
    graphics.setFont(font.normal());
    FigureFont.drawUpwards(
        graphics,
        scale.title(),
        width - GAP,
        bar.getCenterY() + font.normalWidth(scale.title()) / 2);
  }

  private List<String> ticks() {
    return figure.scale().ticks().stream().map(figure.scale()::tickLabel).toList();
  }

  private double widest(List<String> texts) {
    return texts.stream().mapToDouble(font::width).max().orElse(0);
  }
}
