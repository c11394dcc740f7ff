package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Latency of memory against the bandwidth that is drawn from it.
 *
 * <p>A curve joins points in the order of the sweep, along the load: the workers, or the axis of
 * numbers that varies fastest. What else varies makes a curve of its own.
 */
final class LatencyBandwidth implements Chart {
  private static final String NAME = "latency-bandwidth";
  private static final String LATENCY = "latency";
  private static final String BANDWIDTH = "bandwidth";

  @Override
  public List<String> metrics() {
    return List.of(LATENCY, BANDWIDTH);
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.RESULTS, NAME);
    List<ResultTable.Row> latencies = WorkerCurves.rows(table, NAME, LATENCY);
    List<ResultTable.Row> bandwidths = WorkerCurves.rows(table, NAME, BANDWIDTH);
    String load = load(table, latencies);
    SeriesNames names = SeriesNames.along(load, Tables.RESULTS, table, latencies);
    SeriesStyles styles = new SeriesStyles(input, table, latencies, names);
    List<Series> series =
        paired(table, latencies, bandwidths, new NamedPoints(names, styles), "mean").curves();
    if (series.isEmpty()) {
      throw new UndrawableException(
          "figure '" + NAME + "' needs points with both latency and bandwidth; there is none");
    }
    List<Series> published =
        input
            .find(Tables.REFERENCE)
            .map(
                reference ->
                    paired(
                            reference,
                            reference.where("metric", LATENCY).rows(),
                            reference.where("metric", BANDWIDTH).rows(),
                            new NamedPoints(names, styles),
                            "published")
                        .published())
            .orElse(List.of());
    double widest =
        Stream.of(series, published)
            .flatMap(List::stream)
            .flatMap(each -> each.points().stream())
            .mapToDouble(Point::x)
            .max()
            .orElse(1);
    double highest =
        Stream.of(series, published)
            .flatMap(List::stream)
            .flatMap(each -> each.points().stream())
            .mapToDouble(Point::high)
            .max()
            .orElse(1);
    return new CurveFigure(
            NAME,
            Axis.fromZero("Bandwidth", "GB/s", widest).withRoomBelow(),
            Axis.fromZero("Latency", "ns", highest),
            series)
        .withPublished(published);
  }

  /** The column of numbers that changes most often from row to row. */
  private static String load(ResultTable table, List<ResultTable.Row> rows) {
    List<String> columns = new ArrayList<>(List.of("workers"));
    columns.addAll(Tables.RESULTS.axes(table));
    String load = "workers";
    int most = 0;
    for (String column : columns) {
      int changes = 0;
      for (int i = 1; i < rows.size(); i++) {
        boolean differs = !rows.get(i).text(column).equals(rows.get(i - 1).text(column));
        changes += differs ? 1 : 0;
      }
      boolean numbers = rows.stream().allMatch(row -> row.text(column).matches("[0-9].*"));
      if (numbers && changes > most) {
        load = column;
        most = changes;
      }
    }
    return load;
  }

  /** Points by series: the bandwidth and the latency of the same point of the sweep. */
  private static NamedPoints paired(
      ResultTable table,
      List<ResultTable.Row> latencies,
      List<ResultTable.Row> bandwidths,
      NamedPoints points,
      String value) {
    Map<List<String>, Double> drawn = new LinkedHashMap<>();
    bandwidths.forEach(row -> drawn.putIfAbsent(point(table, row), row.number(value)));
    for (ResultTable.Row row : latencies) {
      Double bandwidth = drawn.get(point(table, row));
      if (bandwidth != null) {
        points.add(
            row,
            value.equals("mean")
                ? WorkerCurves.estimate(bandwidth, row)
                : Point.exact(bandwidth, row.number(value)));
      }
    }
    return points;
  }

  private static List<String> point(ResultTable table, ResultTable.Row row) {
    List<String> point = new ArrayList<>();
    for (String column : table.columns()) {
      if (column.equals("metric")) {
        break;
      }
      point.add(row.text(column));
    }
    return point;
  }
}
