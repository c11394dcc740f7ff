package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of a chart by the series that their rows belong to, each series with its style. */
final class NamedPoints {
  private final SeriesNames names;
  private final SeriesStyles styles;
  private final Map<String, List<Point>> points = new LinkedHashMap<>();

  /** No points yet. */
  NamedPoints(SeriesNames names, SeriesStyles styles) {
    this.names = names;
    this.styles = styles;
  }

  /** Adds a point to the series of a row, behind those that it has. */
  void add(ResultTable.Row row, Point point) {
    points.computeIfAbsent(names.name(row), key -> new ArrayList<>()).add(point);
  }

  /** All of them, series by series in the order in which each came first. */
  List<Point> all() {
    return points.values().stream().flatMap(List::stream).toList();
  }

  /** A curve with its entry in the legend for each series. */
  List<Series> curves() {
    return series(Look.CURVE, true);
  }

  /**
   * The series as they are to look.
   *
   * @param named whether the legend has them
   */
  List<Series> series(Look look, boolean named) {
    List<Series> series = new ArrayList<>();
    points.forEach(
        (name, each) -> series.add(new Series(name, styles.of(name), each, look, named)));
    return series;
  }

  /** The series as rings beside the simulated ones of the same names. */
  List<Series> published() {
    List<Series> series = new ArrayList<>();
    points.forEach(
        (name, each) ->
            series.add(new Series(name, styles.of(name).asPublished(), each, Look.RINGS, false)));
    return series;
  }
}
