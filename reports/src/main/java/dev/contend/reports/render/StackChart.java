package dev.contend.reports.render;

import dev.contend.reports.chart.LayerStyle;
import dev.contend.reports.chart.StackFigure;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedRangeCategoryPlot;
import org.jfree.chart.renderer.category.BarPainter;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** A figure of stacks as a JFreeChart, without title, legend, panels' names and bars' labels. */
final class StackChart {
  /** Under the panels, so that the lowest tick's label is not cut off. */
  static final double ROOM_BELOW = 5;

  private static final double PANEL_GAP = 5;
  private static final double THIN = 1.5;
  private static final double HATCH_MARGIN = 0.35;

  private final StackFigure figure;
  private final FigureFont font;
  private final Theme theme;

  StackChart(StackFigure figure, FigureFont font, Theme theme) {
    this.figure = figure;
    this.font = font;
    this.theme = theme;
  }

  JFreeChart chart() {
    CombinedRangeCategoryPlot plot =
        new CombinedRangeCategoryPlot(new TickAxis(figure.y(), font, theme));
    plot.setGap(PANEL_GAP);
    plot.setInsets(new RectangleInsets(2, 1, ROOM_BELOW, 3));
    figure.panels().forEach(panel -> plot.add(panel(panel), panel.bars().size()));
    plot.getRangeAxis()
        .setRange(figure.y().low(), figure.y().high()); // adding a panel resets the range
    JFreeChart chart = new JFreeChart(null, font.normal(), plot, false);
    chart.setBackgroundPaint(theme.ground());
    return chart;
  }

  /**
   * Draws an area of a layer: colour, hatch, and a thin border that parts it from the next; of a
   * thin area the colour alone, which a border would hide.
   */
  static void paint(Graphics2D graphics, Rectangle2D area, LayerStyle style, Theme theme) {
    graphics.setPaint(theme.of(style.colour()));
    graphics.fill(area);
    if (area.getHeight() > THIN) {
      Ink.hatch(graphics, style.hatch(), inside(area));
      graphics.setPaint(theme.ground());
      graphics.setStroke(Ink.BORDER);
      graphics.draw(area);
    }
  }

  private static Rectangle2D inside(Rectangle2D area) {
    return new Rectangle2D.Double(
        area.getX() + HATCH_MARGIN,
        area.getY() + HATCH_MARGIN,
        area.getWidth() - 2 * HATCH_MARGIN,
        area.getHeight() - 2 * HATCH_MARGIN);
  }

  /** The axis that bars are placed on; also where their labels go. */
  static CategoryAxis barAxis() {
    CategoryAxis axis = new CategoryAxis();
    axis.setLowerMargin(0.02);
    axis.setUpperMargin(0.02);
    axis.setCategoryMargin(0.15);
    axis.setVisible(false);
    return axis;
  }

  private CategoryPlot panel(StackFigure.Panel panel) {
    CategoryPlot plot = new CategoryPlot(dataset(panel), barAxis(), null, renderer());
    plot.setBackgroundPaint(theme.ground());
    plot.setOutlineStroke(Ink.HAIRLINE);
    plot.setOutlinePaint(theme.text());
    plot.setRangeGridlinePaint(theme.grid());
    plot.setRangeGridlineStroke(Ink.HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  private DefaultCategoryDataset dataset(StackFigure.Panel panel) {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    for (StackFigure.Bar bar : panel.bars()) {
      for (int layer = 0; layer < figure.layers().size(); layer++) {
        dataset.addValue(
            bar.tops().get(layer) - bar.bottom(layer), Integer.valueOf(layer), bar.label());
      }
    }
    return dataset;
  }

  private StackedBarRenderer renderer() {
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setBarPainter(new LayerPainter(figure, theme));
    return renderer;
  }

  /** Paints the rectangle of a layer in its style; a layer without height is left out. */
  private record LayerPainter(StackFigure figure, Theme theme) implements BarPainter {
    @Override
    public void paintBar(
        Graphics2D graphics,
        BarRenderer renderer,
        int row,
        int column,
        RectangularShape bar,
        RectangleEdge base) {
      Rectangle2D area = bar.getBounds2D();
      if (area.getHeight() > 0) {
        paint(graphics, area, figure.layers().get(row).style(), theme);
      }
    }

    @Override
    public void paintBarShadow(
        Graphics2D graphics,
        BarRenderer renderer,
        int row,
        int column,
        RectangularShape bar,
        RectangleEdge base,
        boolean pegShadow) {
      // no shadows
    }
  }
}
