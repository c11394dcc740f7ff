package dev.contend.reports.table;

import dev.contend.engine.statistics.QuantileEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quantiles of a metric over the replications of each point, with intervals that assume nothing of
 * how the replications are distributed.
 *
 * <p>This is what one run in a hundred exceeds, not what one request in a hundred does: latency
 * percentiles within a run are metrics of their own.
 */
public final class Quantiles {
  private static final double PERCENT = 100;

  private Quantiles() {}

  /** What such a quantile is called in tables and names of files: {@code p50}, {@code p99.9}. */
  public static String name(double percent) {
    return "p" + Numbers.format(percent);
  }

  /** How many replications its interval takes. */
  public static int fewest(double percent) {
    return QuantileEstimate.fewest(percent / PERCENT);
  }

  /** The least number of replications that a point has of a metric; 0 if it has no rows. */
  public static int replications(ResultTable replications, String metric) {
    return values(replications.where("metric", metric)).values().stream()
        .mapToInt(List::size)
        .min()
        .orElse(0);
  }

  /**
   * The quantiles of a metric.
   *
   * @param replications a table of the kind {@link Tables#REPLICATIONS}, with enough of each point
   * @param percent above 0 and below 100
   * @return a table with the columns of {@link Tables#RESULTS}, in which the quantile stands where
   *     the mean does
   */
  public static ResultTable of(ResultTable replications, String metric, double percent) {
    ResultTable own = replications.where("metric", metric);
    List<String> axes = Tables.REPLICATIONS.axes(replications);
    TableBuilder table = Tables.RESULTS.builder(axes);
    values(own)
        .forEach(
            (point, rows) -> {
              double[] values = rows.stream().mapToDouble(row -> row.number("value")).toArray();
              QuantileEstimate estimate = QuantileEstimate.of(values, percent / PERCENT);
              for (String column : naming(own)) {
                table.text(column, rows.get(0).text(column));
              }
              table
                  .text("metric", metric)
                  .text("unit", rows.get(0).text("unit"))
                  .number("mean", estimate.value())
                  .number("ci95_low", estimate.low())
                  .number("ci95_high", estimate.high())
                  .number("replications", values.length)
                  .end();
            });
    return table.build();
  }

  private static Map<List<String>, List<ResultTable.Row>> values(ResultTable own) {
    List<String> naming = naming(own);
    Map<List<String>, List<ResultTable.Row>> points = new LinkedHashMap<>();
    for (ResultTable.Row row : own.rows()) {
      points
          .computeIfAbsent(naming.stream().map(row::text).toList(), point -> new ArrayList<>())
          .add(row);
    }
    return points;
  }

  /** The columns that name a point. */
  private static List<String> naming(ResultTable replications) {
    return replications.columns().stream()
        .filter(column -> !List.of("replication", "metric", "unit", "value").contains(column))
        .toList();
  }
}
