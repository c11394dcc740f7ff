package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The estimates of one metric: a row for each number of workers, a column for each series; or,
 * where another axis of numbers has more values, a row for each of these.
 *
 * @param metric name of the metric
 * @param unit its unit; {@code ratio} for a number without dimension
 * @param statistic what is estimated of it: {@code mean}, or a quantile such as {@code p90}
 * @param along what the rows are: {@code workers}, or the last part of an axis's name
 * @param places the numbers of the rows, rising
 * @param series the names of the series, in the order of the results
 * @param cells by row and column; empty for a point that was not run
 */
public record EstimateTable(
    String metric,
    String unit,
    String statistic,
    String along,
    List<String> places,
    List<String> series,
    List<List<Optional<Estimate>>> cells) {
  /** The statistic that results have. */
  public static final String MEAN = "mean";

  public EstimateTable {
    places = List.copyOf(places);
    series = List.copyOf(series);
    List<List<Optional<Estimate>>> copied = new ArrayList<>();
    cells.forEach(row -> copied.add(List.copyOf(row)));
    cells = List.copyOf(copied);
  }

  /**
   * A mean or a quantile of the replications with its 95 % interval.
   *
   * @param value of the statistic
   * @param low lower end; the value if there is no interval
   * @param high upper end; the value if there is no interval
   * @param replications behind it
   */
  public record Estimate(double value, double low, double high, int replications) {
    /** Half the interval's width, or of its wider side if it is not symmetric. */
    public double halfWidth() {
      return Math.max(value - low, high - value);
    }
  }

  /**
   * The table of a metric's means.
   *
   * @param results a table of the kind {@link Tables#RESULTS}
   * @throws IllegalArgumentException if the metric has no rows
   */
  public static EstimateTable of(ResultTable results, String metric) {
    return of(results, metric, MEAN);
  }

  /**
   * The table of a metric.
   *
   * @param results a table of the kind {@link Tables#RESULTS}, in whose column of means the
   *     statistic stands
   * @param statistic its name, for the heading of the column
   * @throws IllegalArgumentException if the metric has no rows
   */
  public static EstimateTable of(ResultTable results, String metric, String statistic) {
    List<ResultTable.Row> rows = results.where("metric", metric).rows();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(results.source() + " has no metric '" + metric + "'");
    }
    String along = along(results, rows);
    SeriesNames names = SeriesNames.along(along, Tables.RESULTS, results, rows);
    Map<String, Map<String, Estimate>> estimates = new LinkedHashMap<>();
    TreeMap<Double, String> places = new TreeMap<>();
    for (ResultTable.Row row : rows) {
      places.put(row.number(along), row.text(along));
      estimates
          .computeIfAbsent(names.name(row), key -> new LinkedHashMap<>())
          .put(row.text(along), estimate(row));
    }
    List<List<Optional<Estimate>>> cells = new ArrayList<>();
    for (String place : places.values()) {
      List<Optional<Estimate>> line = new ArrayList<>();
      estimates.values().forEach(own -> line.add(Optional.ofNullable(own.get(place))));
      cells.add(line);
    }
    return new EstimateTable(
        metric,
        rows.get(0).text("unit"),
        statistic,
        along.substring(along.indexOf('.') + 1),
        List.copyOf(places.values()),
        List.copyOf(estimates.keySet()),
        cells);
  }

  /** The column of numbers with the most values, of equals the workers. */
  private static String along(ResultTable results, List<ResultTable.Row> rows) {
    List<String> columns = new ArrayList<>(List.of(PointColumns.WORKERS));
    columns.addAll(Tables.RESULTS.axes(results));
    String along = PointColumns.WORKERS;
    long most = 0;
    for (String column : columns) {
      long values = rows.stream().map(row -> row.text(column)).distinct().count();
      if (values > most && rows.stream().allMatch(row -> Numbers.isNumber(row.text(column)))) {
        along = column;
        most = values;
      }
    }
    return along;
  }

  private static Estimate estimate(ResultTable.Row row) {
    double mean = row.number("mean");
    boolean bounded = row.hasValue("ci95_low") && row.hasValue("ci95_high");
    return new Estimate(
        mean,
        bounded ? row.number("ci95_low") : mean,
        bounded ? row.number("ci95_high") : mean,
        row.integer("replications"));
  }

  /** The number of the last row in which a series has a value. */
  public String lastPlace(String name) {
    return places.get(lastRow(name));
  }

  /** The estimate of a series in that row. */
  public Estimate last(String name) {
    return cells.get(lastRow(name)).get(series.indexOf(name)).orElseThrow();
  }

  private int lastRow(String name) {
    int column = series.indexOf(name);
    for (int row = places.size() - 1; row >= 0 && column >= 0; row--) {
      if (cells.get(row).get(column).isPresent()) {
        return row;
      }
    }
    throw new IllegalArgumentException("no series '" + name + "'; there are " + series);
  }

  /** Tidy: a row for each point, for programs. */
  public ResultTable tidy() {
    TableBuilder table =
        new TableBuilder(
            metric,
            List.of(
                "metric",
                "unit",
                "series",
                along,
                statistic,
                "ci95_low",
                "ci95_high",
                "replications"));
    for (int column = 0; column < series.size(); column++) {
      for (int row = 0; row < places.size(); row++) {
        String place = places.get(row);
        String name = series.get(column);
        cells
            .get(row)
            .get(column)
            .ifPresent(
                each ->
                    table
                        .text("metric", metric)
                        .text("unit", unit)
                        .text("series", name)
                        .text(along, place)
                        .number(statistic, each.value())
                        .number("ci95_low", each.low())
                        .number("ci95_high", each.high())
                        .number("replications", each.replications())
                        .end());
      }
    }
    return table.build();
  }
}
