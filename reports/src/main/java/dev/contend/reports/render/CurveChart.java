package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Reference;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.chart.Decimation;
import dev.contend.reports.chart.SeriesStyle;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A figure of curves as a JFreeChart, without title and legend. */
final class CurveChart {
  private static final double CAP = 3;
  private static final double RIGHT = 3;

  /** At least this share of the figure's width is the plot's. */
  private static final double PLOT_SHARE = 0.75;

  /** Columns of points that are drawn: narrower than a curve in one column of a paper. */
  private static final int COLUMNS = 300;

  private final CurveFigure figure;
  private final CurveFigure whole;
  private final double width;
  private final CurveDrawing.Place place;
  private final FigureFont font;
  private final Theme theme;

  /**
   * @param width of the figure
   */
  CurveChart(
      CurveFigure figure, double width, CurveDrawing.Place place, FigureFont font, Theme theme) {
    this.figure = Decimation.of(figure, COLUMNS);
    whole = figure;
    this.width = width;
    this.place = place;
    this.font = font;
    this.theme = theme;
  }

  JFreeChart chart() {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(new TickAxis(figure.x(), font, theme));
    plot.setRangeAxis(new TickAxis(figure.y(), font, theme));
    plot.setDataset(0, ideal());
    plot.setRenderer(0, idealRenderer());
    plot.setDataset(1, curves());
    plot.setRenderer(1, curveRenderer());
    plot.setDataset(2, means(Look.RINGS));
    plot.setRenderer(2, ringRenderer());
    plot.setDataset(3, means(Look.LINE));
    plot.setRenderer(3, lineRenderer());
    figure
        .band()
        .ifPresent(band -> plot.getRenderer(0).addAnnotation(area(band), Layer.BACKGROUND));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setBackgroundPaint(theme.ground());
    plot.setOutlineStroke(Ink.HAIRLINE);
    plot.setOutlinePaint(theme.text());
    plot.setDomainGridlinePaint(theme.grid());
    plot.setDomainGridlineStroke(Ink.HAIRLINE);
    plot.setRangeGridlinePaint(theme.grid());
    plot.setRangeGridlineStroke(Ink.HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(2, 1, 1, roomAtTheRight()));
    figure.marks().forEach(mark -> plot.addDomainMarker(marker(mark), Layer.BACKGROUND));
    if (place.axisRoom() > 0) {
      AxisSpace room = new AxisSpace();
      room.setLeft(place.axisRoom());
      plot.setFixedRangeAxisSpace(room);
    }
    if (!place.isLast()) {
      plot.getDomainAxis().setTickLabelsVisible(false);
      plot.getDomainAxis().setLabel(null);
    }
    JFreeChart chart = new JFreeChart(null, font.normal(), plot, false);
    chart.setBackgroundPaint(theme.ground());
    return chart;
  }

  /** So much that the last tick's label is whole. */
  private double roomAtTheRight() {
    Axis axis = figure.x();
    if (axis.ticks().isEmpty()) {
      return RIGHT;
    }
    double last = axis.ticks().get(axis.ticks().size() - 1);
    double span = axis.scale().at(axis.high()) - axis.scale().at(axis.low());
    double beyond = (axis.scale().at(axis.high()) - axis.scale().at(last)) / span;
    double half = font.width(axis.tickLabel(last)) / 2;
    return Math.max(RIGHT, half + 1 - beyond * PLOT_SHARE * width);
  }

  private ValueMarker marker(CurveFigure.Mark mark) {
    return new ValueMarker(figure.x().scale().at(mark.x()), theme.reference(), Ink.MARK_LINE);
  }

  /** The band's polygon, whose edges both scales leave straight. */
  private XYPolygonAnnotation area(CurveFigure.Band band) {
    double[] polygon = new double[2 * band.corners().size()];
    for (int i = 0; i < band.corners().size(); i++) {
      polygon[2 * i] = figure.x().scale().at(band.corners().get(i).x());
      polygon[2 * i + 1] = place(band.corners().get(i).y());
    }
    return new XYPolygonAnnotation(polygon, null, null, theme.band());
  }

  private XYSeriesCollection ideal() {
    XYSeriesCollection lines = new XYSeriesCollection();
    if (figure.ideal().isPresent()) {
      Reference line = figure.ideal().get();
      XYSeries series = new XYSeries(line.name());
      series.add(figure.x().scale().at(line.x1()), figure.y().scale().at(line.y1()));
      series.add(figure.x().scale().at(line.x2()), figure.y().scale().at(line.y2()));
      lines.addSeries(series);
    }
    return lines;
  }

  private XYLineAndShapeRenderer idealRenderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, theme.reference());
    renderer.setSeriesStroke(0, Ink.REFERENCE_LINE);
    return renderer;
  }

  private XYIntervalSeriesCollection curves() {
    XYIntervalSeriesCollection curves = new XYIntervalSeriesCollection();
    for (Series series : estimates(figure)) {
      // One name may stand for predicted and for fitted points.
      XYIntervalSeries points = new XYIntervalSeries(curves.getSeriesCount(), false, true);
      for (Point point : series.points()) {
        double x = figure.x().scale().at(point.x());
        points.add(
            x,
            x,
            x,
            place(point.y()),
            place(Math.max(point.low(), figure.y().low())),
            place(point.high()));
      }
      curves.addSeries(points);
    }
    return curves;
  }

  private static List<Series> estimates(CurveFigure figure) {
    return figure.series().stream()
        .filter(each -> each.look() == Look.CURVE || each.look() == Look.POINTS)
        .toList();
  }

  private List<Series> of(Look look) {
    return figure.series().stream().filter(each -> each.look() == look).toList();
  }

  /** The series of a look without their intervals. */
  private XYSeriesCollection means(Look look) {
    XYSeriesCollection means = new XYSeriesCollection();
    for (Series series : of(look)) {
      XYSeries points = new XYSeries(means.getSeriesCount(), false, true);
      series
          .points()
          .forEach(point -> points.add(figure.x().scale().at(point.x()), place(point.y())));
      means.addSeries(points);
    }
    return means;
  }

  private XYLineAndShapeRenderer lineRenderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    List<Series> series = of(Look.LINE);
    for (int i = 0; i < series.size(); i++) {
      SeriesStyle style = series.get(i).style();
      renderer.setSeriesPaint(i, theme.of(style.colour()));
      renderer.setSeriesStroke(i, Ink.curve(style.dash()));
    }
    return renderer;
  }

  private XYLineAndShapeRenderer ringRenderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setDefaultShapesFilled(false);
    List<Series> series = of(Look.RINGS);
    for (int i = 0; i < series.size(); i++) {
      SeriesStyle style = series.get(i).style();
      renderer.setSeriesPaint(i, theme.of(style.colour()));
      renderer.setSeriesStroke(i, Ink.OUTLINE);
      renderer.setSeriesShape(i, Ink.ring(style.marker()));
    }
    return renderer;
  }

  private double place(double value) {
    Axis axis = figure.y();
    return axis.scale().at(value);
  }

  private XYErrorRenderer curveRenderer() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setCapLength(CAP);
    renderer.setErrorStroke(Ink.ERROR_BAR);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setDefaultLinesVisible(true);
    renderer.setUseFillPaint(true);
    renderer.setDrawOutlines(true);
    boolean hasRings = !of(Look.RINGS).isEmpty();
    List<Series> series = estimates(whole);
    for (int i = 0; i < series.size(); i++) {
      SeriesStyle style = series.get(i).style();
      Color colour = theme.of(style.colour());
      renderer.setSeriesPaint(i, colour);
      renderer.setSeriesFillPaint(i, style.filled() ? colour : theme.ground());
      renderer.setSeriesStroke(i, Ink.curve(style.dash()));
      renderer.setSeriesOutlineStroke(i, Ink.OUTLINE);
      renderer.setSeriesShape(i, hasRings ? Ink.small(style.marker()) : Ink.marker(style.marker()));
      renderer.setSeriesLinesVisible(i, series.get(i).look() == Look.CURVE);
      if (Decimation.isDense(series.get(i))) {
        // Marks that cover each other show nothing but their number.
        renderer.setSeriesShapesVisible(i, series.get(i).look() == Look.POINTS);
        renderer.setDrawOutlines(false);
      }
    }
    return renderer;
  }
}
