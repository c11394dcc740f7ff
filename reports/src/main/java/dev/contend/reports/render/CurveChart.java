package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Reference;
import dev.contend.reports.chart.SeriesStyle;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
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

  private final CurveFigure figure;
  private final FigureFont font;

  CurveChart(CurveFigure figure, FigureFont font) {
    this.figure = figure;
    this.font = font;
  }

  JFreeChart chart() {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(new TickAxis(figure.x(), font));
    plot.setRangeAxis(new TickAxis(figure.y(), font));
    plot.setDataset(0, ideal());
    plot.setRenderer(0, idealRenderer());
    plot.setDataset(1, curves());
    plot.setRenderer(1, curveRenderer());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineStroke(Ink.HAIRLINE);
    plot.setOutlinePaint(Ink.TEXT);
    plot.setDomainGridlinePaint(Ink.GRID);
    plot.setDomainGridlineStroke(Ink.HAIRLINE);
    plot.setRangeGridlinePaint(Ink.GRID);
    plot.setRangeGridlineStroke(Ink.HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(2, 1, 1, 3));
    figure.marks().forEach(mark -> plot.addDomainMarker(marker(mark), Layer.BACKGROUND));
    JFreeChart chart = new JFreeChart(null, font.normal(), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }

  private ValueMarker marker(CurveFigure.Mark mark) {
    return new ValueMarker(figure.x().scale().at(mark.x()), Ink.REFERENCE, Ink.MARK_LINE);
  }

  private XYSeriesCollection ideal() {
    Reference line = figure.ideal();
    XYSeries series = new XYSeries(line.name());
    series.add(figure.x().scale().at(line.x1()), figure.y().scale().at(line.y1()));
    series.add(figure.x().scale().at(line.x2()), figure.y().scale().at(line.y2()));
    return new XYSeriesCollection(series);
  }

  private static XYLineAndShapeRenderer idealRenderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, Ink.REFERENCE);
    renderer.setSeriesStroke(0, Ink.REFERENCE_LINE);
    return renderer;
  }

  private XYIntervalSeriesCollection curves() {
    XYIntervalSeriesCollection curves = new XYIntervalSeriesCollection();
    for (CurveFigure.Series series : figure.series()) {
      XYIntervalSeries points = new XYIntervalSeries(series.name());
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
    for (int i = 0; i < figure.series().size(); i++) {
      SeriesStyle style = figure.series().get(i).style();
      Color colour = Ink.color(style.colour());
      renderer.setSeriesPaint(i, colour);
      renderer.setSeriesFillPaint(i, style.filled() ? colour : Color.WHITE);
      renderer.setSeriesStroke(i, Ink.curve(style.dash()));
      renderer.setSeriesOutlineStroke(i, Ink.OUTLINE);
      renderer.setSeriesShape(i, Ink.marker(style.marker()));
    }
    return renderer;
  }
}
