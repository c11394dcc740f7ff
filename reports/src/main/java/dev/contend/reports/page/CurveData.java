package dev.contend.reports.page;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.Colour;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.CurveFigure.Band;
import dev.contend.reports.chart.CurveFigure.Corner;
import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Reference;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.chart.Decimation;
import dev.contend.reports.chart.SeriesStyle;
import dev.contend.reports.table.Json;
import dev.contend.reports.table.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A figure of curves as the page's script reads it: places on both axes by the figure's own scales,
 * so that the page needs no scale of its own, and beside each place the number as text.
 */
final class CurveData {
  /** About as many as a screen has pixels for a chart. */
  private static final int COLUMNS = 600;

  private final CurveFigure figure;
  private final List<Double> xs;

  CurveData(CurveFigure figure) {
    this.figure = Decimation.of(figure, COLUMNS);
    TreeSet<Double> all = new TreeSet<>();
    shown(this.figure).forEach(series -> series.points().forEach(point -> all.add(point.x())));
    xs = List.copyOf(all);
  }

  /** The series that are drawn, and the line to compare with as one of them. */
  static List<Series> shown(CurveFigure figure) {
    List<Series> shown = new ArrayList<>(figure.series());
    shown.removeIf(series -> series.points().isEmpty());
    figure.ideal().ifPresent(line -> shown.add(series(line)));
    return shown;
  }

  private static Series series(Reference line) {
    return new Series(
        line.name(),
        new SeriesStyle(Colour.GREY, SeriesStyle.Marker.CIRCLE, false, SeriesStyle.Dash.DASHED),
        List.of(
            new Point(line.x1(), line.y1(), line.y1(), line.y1()),
            new Point(line.x2(), line.y2(), line.y2(), line.y2())),
        Look.LINE,
        true);
  }

  /** The name of a series with what its points are, if they are no estimates. */
  static String name(Series series) {
    return series.look() == Look.RINGS ? series.name() + " (published)" : series.name();
  }

  String json() {
    StringBuilder out = new StringBuilder("{\"x\":{\"places\":");
    out.append(numbers(xs.stream().map(figure.x().scale()::at).toList()));
    out.append(",\"text\":").append(texts(xs.stream().map(Numbers::format).toList()));
    out.append(",\"unit\":").append(Json.quoted(figure.x().label().toLowerCase(Locale.ROOT)));
    out.append(axis(figure.x()))
        .append("},\"y\":{\"unit\":")
        .append(Json.quoted(figure.y().hasUnitsAtTicks() ? " " + figure.y().unit() : ""));
    out.append(axis(figure.y())).append("},\"series\":[");
    List<Series> shown = shown(figure);
    for (int i = 0; i < shown.size(); i++) {
      out.append(i > 0 ? "," : "").append(series(shown.get(i)));
    }
    out.append("],\"marks\":").append(marks());
    return out.append(",\"band\":").append(band()).append('}').toString();
  }

  /** The vertical lines, each with its place and label. */
  private String marks() {
    return figure.marks().stream()
        .map(
            mark ->
                "{\"place\":"
                    + Numbers.format(figure.x().scale().at(mark.x()))
                    + ",\"label\":"
                    + Json.quoted(mark.label())
                    + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The corners of the area behind everything, around it; none if there is no area. */
  private String band() {
    List<Corner> corners = figure.band().map(Band::corners).orElse(List.of());
    return corners.stream()
        .map(
            corner ->
                numbers(
                    List.of(figure.x().scale().at(corner.x()), figure.y().scale().at(corner.y()))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String axis(Axis axis) {
    return ",\"title\":"
        + Json.quoted(axis.title())
        + ",\"range\":"
        + numbers(List.of(axis.scale().at(axis.low()), axis.scale().at(axis.high())))
        + ",\"ticks\":"
        + numbers(axis.ticks().stream().map(axis.scale()::at).toList())
        + ",\"labels\":"
        + texts(axis.ticks().stream().map(axis::tickLabel).toList());
  }

  private String series(Series series) {
    Map<Double, Point> points = new LinkedHashMap<>();
    series.points().forEach(point -> points.put(point.x(), point));
    return "{\"name\":"
        + Json.quoted(name(series))
        + ",\"colour\":"
        + Json.quoted(Swatch.colour(series))
        + ",\"dash\":["
        + Swatch.dash(series)
        + "],\"hollow\":"
        + !series.style().filled()
        + ",\"joined\":"
        + Swatch.joined(series)
        + ",\"mark\":"
        + Json.quoted(Swatch.marked(series) ? Swatch.outline(series.style().marker()) : "")
        + ",\"y\":"
        + places(points, Point::y)
        + ",\"high\":"
        + places(points, Point::high)
        + ",\"low\":"
        + places(points, Point::low)
        + ",\"text\":"
        + xs.stream()
            .map(x -> points.containsKey(x) ? Json.quoted(text(points.get(x))) : "null")
            .collect(Collectors.joining(",", "[", "]"))
        + "}";
  }

  /** A value with its interval in words. */
  static String text(Point point) {
    String mean = Numbers.rough(point.y());
    return point.low() == point.high()
        ? mean
        : mean + " (" + Numbers.rough(point.low()) + " to " + Numbers.rough(point.high()) + ")";
  }

  private String places(Map<Double, Point> points, ToDoubleFunction<Point> value) {
    List<String> places = new ArrayList<>();
    for (double x : xs) {
      Point point = points.get(x);
      double at =
          point == null
              ? Double.NaN
              : figure.y().scale().at(Math.max(value.applyAsDouble(point), figure.y().low()));
      places.add(Double.isFinite(at) ? Numbers.format(at) : "null");
    }
    return "[" + String.join(",", places) + "]";
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(Numbers::format).collect(Collectors.joining(",", "[", "]"));
  }

  private static String texts(List<String> values) {
    return values.stream().map(Json::quoted).collect(Collectors.joining(",", "[", "]"));
  }
}
