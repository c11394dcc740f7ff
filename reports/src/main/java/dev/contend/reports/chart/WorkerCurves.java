package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Mark;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One metric of a results table against the number of workers, a curve for each runtime. */
final class WorkerCurves {
  private final List<Series> series;
  private final List<Series> published;
  private final List<Mark> marks;

  /**
   * @throws UndrawableException if the table or the metric is missing
   */
  WorkerCurves(ChartInput input, String figure, String metric) {
    ResultTable table = input.require(Tables.RESULTS, figure);
    List<ResultTable.Row> rows = rows(table, figure, metric);
    SeriesNames names = new SeriesNames(Tables.RESULTS, table, rows);
    SeriesStyles styles = new SeriesStyles(input, table, rows, names);
    series = series(rows, names, styles);
    published = published(input, metric, names, styles);
    marks = marks(input, rows);
  }

  List<Series> series() {
    return series;
  }

  /** What was published of the metric, as points without a curve. */
  List<Series> published() {
    return published;
  }

  /** Where another part of the machine begins; none if the curves are of several machines. */
  List<Mark> marks() {
    return marks;
  }

  double mostWorkers() {
    return series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x).max().orElse(1);
  }

  double fewestWorkers() {
    return series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x).min().orElse(1);
  }

  /** The lowest positive end of an interval: an interval may reach 0, an octave axis cannot. */
  double lowest() {
    return lowest(series);
  }

  double highest() {
    return highest(series);
  }

  /** The same of some curves. */
  static double lowest(List<Series> some) {
    return some.stream()
        .flatMap(s -> s.points().stream())
        .mapToDouble(point -> point.low() > 0 ? point.low() : point.y())
        .min()
        .orElse(1);
  }

  static double highest(List<Series> some) {
    return some.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::high).max().orElse(1);
  }

  Axis workersAxis() {
    return Axis.octaves("Workers", "threads or processes", fewestWorkers(), mostWorkers());
  }

  /** The rows of a metric, of which there must be some. */
  static List<ResultTable.Row> rows(ResultTable table, String figure, String metric) {
    List<ResultTable.Row> rows =
        table.rows().stream().filter(row -> row.text("metric").equals(metric)).toList();
    if (rows.isEmpty()) {
      throw new UndrawableException(
          "figure '"
              + figure
              + "' needs metric '"
              + metric
              + "'; "
              + table.source()
              + " has "
              + SomeOf.names(
                  table.rows().stream().map(row -> row.text("metric")).distinct().toList()));
    }
    return rows;
  }

  private static List<Series> series(
      List<ResultTable.Row> rows, SeriesNames names, SeriesStyles styles) {
    Map<String, Map<Double, Point>> points = new LinkedHashMap<>();
    for (ResultTable.Row row : rows) {
      String name = names.name(row);
      Point point = estimate(row.number("workers"), row);
      if (points.computeIfAbsent(name, key -> new TreeMap<>()).put(point.x(), point) != null) {
        throw new UndrawableException(
            "series '" + name + "' has two values for " + row.text("workers") + " workers");
      }
    }
    List<Series> series = new ArrayList<>();
    points.forEach(
        (name, byWorkers) ->
            series.add(new Series(name, styles.of(name), byWorkers.values().stream().toList())));
    return series;
  }

  private static List<Series> published(
      ChartInput input, String metric, SeriesNames names, SeriesStyles styles) {
    NamedPoints points = new NamedPoints(names, styles);
    input
        .find(Tables.REFERENCE)
        .ifPresent(
            table ->
                table
                    .where("metric", metric)
                    .rows()
                    .forEach(
                        row ->
                            points.add(
                                row, Point.exact(row.number("workers"), row.number("published")))));
    return points.published();
  }

  /** The mean of a row with its interval, at a place. */
  static Point estimate(double x, ResultTable.Row row) {
    double mean = row.number("mean");
    return new Point(
        x,
        mean,
        row.hasValue("ci95_low") ? row.number("ci95_low") : mean,
        row.hasValue("ci95_high") ? row.number("ci95_high") : mean);
  }

  private List<Mark> marks(ChartInput input, List<ResultTable.Row> rows) {
    List<String> machines = rows.stream().map(row -> row.text("machine")).distinct().toList();
    List<Mark> found = new ArrayList<>();
    if (machines.size() == 1 && input.find(Tables.TOPOLOGY).isPresent()) {
      ResultTable topology = input.find(Tables.TOPOLOGY).get();
      for (ResultTable.Row row : topology.where("machine", machines.get(0)).rows()) {
        double boundary = row.number("first_worker") - 0.5;
        if (boundary > fewestWorkers() && boundary < mostWorkers()) {
          found.add(new Mark(boundary, row.text("region")));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Mark::x));
    return found;
  }
}
