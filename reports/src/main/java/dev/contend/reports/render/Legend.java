package dev.contend.reports.render;

import dev.contend.reports.chart.StackFigure;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The legend below a plot, where it covers nothing: as many columns as the width allows, filled row
 * by row, each as wide as its widest entry.
 */
final class Legend {
  private static final double ROW = 9.5;
  private static final double GAP_TO_TEXT = 3;
  private static final double GAP_BETWEEN = 9;
  private static final double MARGIN = 4;

  /** How wide the sample of an area is. */
  static final double AREA_WIDTH = 9;

  private static final double AREA = 6;

  private final List<Entry> entries;
  private final double sampleWidth;
  private final double width;
  private final FigureFont font;
  private final Theme theme;
  private final List<Double> columns;

  /**
   * @param sampleWidth width of the drawn part of an entry
   * @param width of the figure
   */
  Legend(List<Entry> entries, double sampleWidth, double width, FigureFont font, Theme theme) {
    this.entries = List.copyOf(entries);
    this.sampleWidth = sampleWidth;
    this.width = width;
    this.font = font;
    this.theme = theme;
    columns = columns();
  }

  /** Of layers, whose samples are areas. */
  static Legend of(List<StackFigure.Layer> layers, double width, FigureFont font, Theme theme) {
    List<Entry> entries = new ArrayList<>();
    for (StackFigure.Layer layer : layers) {
      entries.add(
          new Entry(
              layer.name(),
              (graphics, box) ->
                  StackChart.paint(
                      graphics,
                      new Rectangle2D.Double(
                          box.getX(), box.getCenterY() - AREA / 2, box.getWidth(), AREA),
                      layer.style(),
                      theme)));
    }
    return new Legend(entries, AREA_WIDTH, width, font, theme);
  }

  /**
   * A name with its drawn part.
   *
   * @param text the name
   * @param sample draws the part into a box
   */
  record Entry(String text, Sample sample) {}

  /** Draws what a name stands for. */
  interface Sample {
    void draw(Graphics2D graphics, Rectangle2D box);
  }

  double height() {
    if (entries.isEmpty()) {
      return 0;
    }
    int rows = (entries.size() + columns.size() - 1) / columns.size();
    return rows * ROW + MARGIN;
  }

  void draw(Graphics2D graphics, double top) {
    double left = Math.max(MARGIN, (width - total(columns)) / 2);
    for (int i = 0; i < entries.size(); i++) {
      int row = i / columns.size();
      int column = i % columns.size();
      double x = left;
      for (int before = 0; before < column; before++) {
        x += columns.get(before) + GAP_BETWEEN;
      }
      double y = top + row * ROW;
      Entry entry = entries.get(i);
      entry.sample().draw(graphics, new Rectangle2D.Double(x, y, sampleWidth, ROW));
      graphics.setFont(font.small());
      graphics.setPaint(theme.text());
      float baseline = (float) (y + ROW / 2 + FigureFont.BELOW_MIDDLE);
      graphics.drawString(entry.text(), (float) (x + sampleWidth + GAP_TO_TEXT), baseline);
    }
  }

  private List<Double> columns() {
    for (int count = entries.size(); count > 1; count--) {
      List<Double> widths = widths(count);
      if (total(widths) <= width - 2 * MARGIN) {
        return balanced(count);
      }
    }
    return widths(1);
  }

  /** Fewer columns if they need no more rows: 3 + 3 reads better than 5 + 1. */
  private List<Double> balanced(int count) {
    int rows = (entries.size() + count - 1) / count;
    int fewest = (entries.size() + rows - 1) / rows;
    List<Double> widths = widths(fewest);
    return total(widths) <= width - 2 * MARGIN ? widths : widths(count);
  }

  private List<Double> widths(int count) {
    List<Double> widths = new ArrayList<>();
    for (int column = 0; column < count; column++) {
      double widest = 0;
      for (int i = column; i < entries.size(); i += count) {
        widest = Math.max(widest, font.width(entries.get(i).text()));
      }
      widths.add(sampleWidth + GAP_TO_TEXT + widest);
    }
    return widths;
  }

  private static double total(List<Double> widths) {
    double sum = 0;
    for (double width : widths) {
      sum += width;
    }
    return sum + GAP_BETWEEN * (widths.size() - 1);
  }
}
