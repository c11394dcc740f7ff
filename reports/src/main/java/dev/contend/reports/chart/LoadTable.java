package dev.contend.reports.chart;

import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service did under loads: the axis of offered requests, its rate of answers and the
 * percentiles of their latency, found by how metrics and axes are named.
 */
final class LoadTable {
  private final String figure;
  private final ResultTable table;
  private final String axis;

  /**
   * @throws UndrawableException if no axis of numbers ends in {@code rate}
   */
  LoadTable(ChartInput input, String figure) {
    this.figure = figure;
    table = input.require(Tables.RESULTS, figure);
    axis =
        Tables.RESULTS.axes(table).stream()
            .filter(name -> name.endsWith("rate"))
            .filter(name -> table.rows().stream().allMatch(row -> Numbers.isNumber(row.text(name))))
            .findFirst()
            .orElseThrow(
                () ->
                    lacks(
                        table,
                        figure,
                        "an axis of offered requests, such as workload.arrival-rate"));
  }

  ResultTable table() {
    return table;
  }

  /** The column of the offered requests a second. */
  String axis() {
    return axis;
  }

  /** The metric of answered requests a second. */
  String rateMetric() {
    return rateMetric(table, figure);
  }

  /** The same of any table. */
  static String rateMetric(ResultTable table, String figure) {
    return table.rows().stream()
        .filter(row -> row.text("unit").equals("1/s") && row.text("metric").endsWith("-rate"))
        .map(row -> row.text("metric"))
        .findFirst()
        .orElseThrow(
            () -> lacks(table, figure, "a metric of answers a second, such as response-rate"));
  }

  /** The metrics of latency by their percentile, rising. */
  static Map<Double, String> percentiles(ResultTable table, String figure) {
    TreeMap<Double, String> found = new TreeMap<>();
    for (ResultTable.Row row : table.rows()) {
      String metric = row.text("metric");
      int at = metric.lastIndexOf("latency-p");
      String digits = at < 0 ? "" : metric.substring(at + "latency-p".length());
      if (!digits.isEmpty() && digits.chars().allMatch(Character::isDigit)) {
        // p999 is the 99.9th percentile.
        String text =
            digits.length() > 2 ? digits.substring(0, 2) + "." + digits.substring(2) : digits;
        found.putIfAbsent(Double.parseDouble(text), metric);
      }
    }
    if (found.isEmpty()) {
      throw new UndrawableException(
          "figure '"
              + figure
              + "' needs metrics latency-p50, latency-p99 or the like; "
              + table.source()
              + " has none");
    }
    return found;
  }

  /** The rows of a metric, series by series, each rising by load. */
  Map<String, List<ResultTable.Row>> bySeries(String metric, SeriesNamesOf names) {
    Map<String, List<ResultTable.Row>> series = new LinkedHashMap<>();
    for (ResultTable.Row row : table.where("metric", metric).rows()) {
      series.computeIfAbsent(names.name(row), key -> new ArrayList<>()).add(row);
    }
    series.values().forEach(rows -> rows.sort(Comparator.comparingDouble(row -> row.number(axis))));
    return series;
  }

  /** Names a row's series. */
  interface SeriesNamesOf {
    String name(ResultTable.Row row);
  }

  private static UndrawableException lacks(ResultTable table, String figure, String what) {
    return new UndrawableException(
        "figure '" + figure + "' needs " + what + "; " + table.source() + " has none");
  }
}
