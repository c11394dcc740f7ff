package dev.contend.reports.render;

import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.SeriesStyle;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/** Curves with the marks' labels above and the legend below the plot. */
final class CurveDrawing implements Drawing {
  private static final double ASPECT = 0.66;
  private static final double SQUARE = 0.95;
  private static final double SAMPLE = 20;
  private static final double BAND = 6;

  private final Theme theme;
  private final JFreeChart chart;
  private final double width;
  private final double plotHeight;
  private final MarkLabels marks;
  private final Legend legend;

  CurveDrawing(CurveFigure figure, double width, FigureFont font, Theme theme) {
    this(figure, width, Place.ALONE, font, theme);
  }

  /**
   * @param place above or below others
   */
  CurveDrawing(CurveFigure figure, double width, Place place, FigureFont font, Theme theme) {
    this.width = width;
    this.theme = theme;
    chart = new CurveChart(figure, width, place, font, theme).chart();
    plotHeight = Math.rint(width * (figure.square() ? SQUARE : ASPECT) * place.height());
    marks = new MarkLabels(figure, font, theme);
    legend = new Legend(entries(figure, place.isLast()), SAMPLE, width, font, theme);
  }

  /**
   * Where a figure stands among others.
   *
   * @param axisRoom for the labels of the vertical axis; 0 to let it take what it needs
   * @param height over that of a figure alone
   * @param isLast whether it has the labels of the horizontal axis, and in its legend what all
   *     compare with
   */
  record Place(double axisRoom, double height, boolean isLast) {
    static final Place ALONE = new Place(0, 1, true);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return marks.height() + plotHeight + legend.height();
  }

  @Override
  public void draw(Graphics2D graphics) {
    ChartRenderingInfo rendered = new ChartRenderingInfo(null);
    Rectangle2D area = new Rectangle2D.Double(0, marks.height(), width, plotHeight);
    chart.draw(graphics, area, rendered);
    marks.draw(graphics, rendered.getPlotInfo().getDataArea(), width);
    legend.draw(graphics, marks.height() + plotHeight);
  }

  private List<Legend.Entry> entries(CurveFigure figure, boolean isLast) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (CurveFigure.Series series : figure.series()) {
      if (series.named()) {
        entries.add(
            new Legend.Entry(
                series.name(),
                (graphics, box) -> sample(graphics, box, series.style(), series.look())));
      }
    }
    for (CurveFigure.Key key : figure.keys()) {
      entries.add(
          new Legend.Entry(
              key.name(), (graphics, box) -> sample(graphics, box, key.style(), key.look())));
    }
    if (isLast) {
      figure.ideal().map(this::ideal).ifPresent(entries::add);
      figure.band().map(this::area).ifPresent(entries::add);
    }
    return entries;
  }

  private Legend.Entry ideal(CurveFigure.Reference line) {
    return new Legend.Entry(
        line.name(),
        (graphics, box) -> {
          graphics.setPaint(theme.reference());
          graphics.setStroke(Ink.REFERENCE_LINE);
          graphics.draw(middle(box));
        });
  }

  private Legend.Entry area(CurveFigure.Band band) {
    return new Legend.Entry(
        band.name(),
        (graphics, box) -> {
          graphics.setPaint(theme.band());
          graphics.fill(
              new Rectangle2D.Double(
                  box.getX(), box.getCenterY() - BAND / 2, box.getWidth(), BAND));
        });
  }

  private void sample(Graphics2D graphics, Rectangle2D box, SeriesStyle style, Look look) {
    Color colour = theme.of(style.colour());
    graphics.setPaint(colour);
    if (look == Look.CURVE || look == Look.LINE) {
      graphics.setStroke(Ink.curve(style.dash()));
      graphics.draw(middle(box));
    }
    if (look == Look.LINE) {
      return;
    }
    Shape marker =
        AffineTransform.getTranslateInstance(box.getCenterX(), box.getCenterY())
            .createTransformedShape(
                look == Look.RINGS ? Ink.ring(style.marker()) : Ink.marker(style.marker()));
    graphics.setPaint(style.filled() ? colour : theme.ground());
    graphics.fill(marker);
    graphics.setPaint(colour);
    graphics.setStroke(Ink.OUTLINE);
    graphics.draw(marker);
  }

  private static Line2D middle(Rectangle2D box) {
    return new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY());
  }
}
