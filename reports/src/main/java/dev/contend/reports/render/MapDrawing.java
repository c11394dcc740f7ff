package dev.contend.reports.render;

import dev.contend.reports.chart.MapFigure;
import dev.contend.reports.chart.MapFigure.Category;
import dev.contend.reports.chart.MapFigure.Cell;
import dev.contend.reports.chart.SeriesStyle;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A grid of cells in the colours of their categories, each with its category's marker, so that it
 * is told without colours too. A cell that may be another's is white with a coloured marker.
 */
final class MapDrawing implements Drawing {
  private static final double TOP = 3;
  private static final double GAP = 3;
  private static final double HIGHEST_CELL = 20;
  private static final double EDGE = 0.4;

  private final MapFigure figure;
  private final double width;
  private final FigureFont font;
  private final Theme theme;
  private final Rectangle2D cells;
  private final Legend legend;

  MapDrawing(MapFigure figure, double width, FigureFont font, Theme theme) {
    this.figure = figure;
    this.width = width;
    this.font = font;
    this.theme = theme;
    double names = figure.rows().stream().mapToDouble(font::width).max().orElse(0);
    double left = Math.ceil(FigureFont.NORMAL + names + 3 * GAP);
    double side = (width - left - GAP) / figure.columns().size();
    double height = Math.min(side, HIGHEST_CELL) * figure.rows().size();
    cells = new Rectangle2D.Double(left, TOP, width - left - GAP, height);
    legend = new Legend(entries(), Legend.AREA_WIDTH, width, font, theme);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return below() + FigureFont.SMALL + FigureFont.NORMAL + 2 * GAP + legend.height();
  }

  private double below() {
    // The row title may be longer than few rows are high.
    return Math.max(cells.getMaxY(), TOP + font.normalWidth(figure.rowTitle())) + GAP;
  }

  @Override
  public void draw(Graphics2D graphics) {
    for (int row = 0; row < figure.rows().size(); row++) {
      for (int column = 0; column < figure.columns().size(); column++) {
        draw(graphics, figure.cells().get(row).get(column), area(row, column));
      }
    }
    graphics.setPaint(theme.text());
    graphics.setStroke(Ink.HAIRLINE);
    graphics.draw(cells);
    drawLabels(graphics);
    legend.draw(graphics, height() - legend.height());
  }

  private void draw(Graphics2D graphics, Cell cell, Rectangle2D area) {
    if (cell.category().isPresent()) {
      SeriesStyle style = figure.categories().get(cell.category().get()).style();
      paint(graphics, area, style, cell.isSure());
    }
  }

  private void paint(Graphics2D graphics, Rectangle2D area, SeriesStyle style, boolean isSure) {
    Color colour = theme.of(style.colour());
    graphics.setPaint(isSure ? colour : theme.ground());
    graphics.fill(
        new Rectangle2D.Double(
            area.getX() + EDGE / 2,
            area.getY() + EDGE / 2,
            area.getWidth() - EDGE,
            area.getHeight() - EDGE));
    graphics.setPaint(isSure ? theme.ground() : colour);
    graphics.fill(
        AffineTransform.getTranslateInstance(area.getCenterX(), area.getCenterY())
            .createTransformedShape(Ink.large(style.marker())));
  }

  /** The first row lies lowest. */
  private Rectangle2D area(int row, int column) {
    double wide = cells.getWidth() / figure.columns().size();
    double high = cells.getHeight() / figure.rows().size();
    return new Rectangle2D.Double(
        cells.getX() + column * wide, cells.getMaxY() - (row + 1) * high, wide, high);
  }

  private void drawLabels(Graphics2D graphics) {
    graphics.setPaint(theme.text());
    graphics.setFont(font.small());
    double reached = 0;
    for (int column = 0; column < figure.columns().size(); column++) {
      String label = figure.columns().get(column);
      double x = area(0, column).getCenterX() - font.width(label) / 2;
      if (x > reached && x + font.width(label) < width) {
        FigureFont.draw(graphics, label, x, cells.getMaxY() + FigureFont.SMALL + 1);
        reached = x + font.width(label) + GAP;
      }
    }
    double lowest = Double.MAX_VALUE;
    for (int row = 0; row < figure.rows().size(); row++) {
      String label = figure.rows().get(row);
      double y = area(row, 0).getCenterY() + FigureFont.BELOW_MIDDLE;
      if (y + FigureFont.SMALL < lowest) {
        FigureFont.draw(graphics, label, cells.getX() - GAP - font.width(label), y);
        lowest = y;
      }
    }
    graphics.setFont(font.normal());
    double middle = cells.getCenterX() - font.normalWidth(figure.columnTitle()) / 2;
    FigureFont.draw(graphics, figure.columnTitle(), middle, height() - legend.height() - GAP);
    double title = font.normalWidth(figure.rowTitle());
    FigureFont.drawUpwards(
        graphics,
        figure.rowTitle(),
        FigureFont.NORMAL + 1,
        Math.max(cells.getCenterY() + title / 2, TOP + title));
  }

  private List<Legend.Entry> entries() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Category category : figure.categories()) {
      entries.add(
          new Legend.Entry(
              category.name(),
              (graphics, box) -> paint(graphics, square(box), category.style(), true)));
    }
    boolean unsure =
        figure.cells().stream()
            .flatMap(List::stream)
            .anyMatch(cell -> cell.category().isPresent() && !cell.isSure());
    if (unsure) {
      entries.add(
          new Legend.Entry(
              "blank: not sure (95 %)",
              (graphics, box) -> {
                graphics.setPaint(theme.reference());
                graphics.setStroke(Ink.HAIRLINE);
                graphics.draw(square(box));
              }));
    }
    return entries;
  }

  private static Rectangle2D square(Rectangle2D box) {
    return new Rectangle2D.Double(
        box.getX(),
        box.getCenterY() - Legend.AREA_WIDTH / 2 + EDGE,
        box.getWidth(),
        Legend.AREA_WIDTH - 2 * EDGE);
  }
}
