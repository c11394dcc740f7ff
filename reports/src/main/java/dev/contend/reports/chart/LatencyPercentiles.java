package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The percentiles of latency, the distance between two of them by how many nines they have. Where
 * several loads were offered, under the highest at which every runtime answers.
 */
final class LatencyPercentiles implements Chart {
  private static final String NAME = "latency-percentiles";

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.RESULTS, NAME);
    Map<Double, String> percentiles = LoadTable.percentiles(table, NAME);
    List<ResultTable.Row> rows =
        table.rows().stream().filter(row -> percentiles.containsValue(row.text("metric"))).toList();
    String title = "Percentile";
    List<String> loads =
        Tables.RESULTS.axes(table).stream().filter(axis -> axis.endsWith("rate")).toList();
    if (!loads.isEmpty()
        && rows.stream().allMatch(row -> Numbers.isNumber(row.text(loads.get(0))))) {
      double load = highestCommon(rows, loads.get(0));
      rows = rows.stream().filter(row -> row.number(loads.get(0)) == load).toList();
      title += " at " + Numbers.format(load) + " requests/s";
    }
    SeriesNames names = SeriesNames.along("", Tables.RESULTS, table, rows);
    List<Series> series = series(input, table, rows, names, percentiles);
    double lowest = WorkerCurves.lowest(series);
    if (!(lowest > 0)) {
      throw new UndrawableException("figure '" + NAME + "' needs latencies above 0");
    }
    List<Double> ticks = List.copyOf(percentiles.keySet());
    Axis x = Axis.nines(title, "%", ticks);
    Axis y = Axis.logarithmic("Latency", "ms", lowest, WorkerCurves.highest(series));
    return new CurveFigure(NAME, x, y, series);
  }

  private static List<Series> series(
      ChartInput input,
      ResultTable table,
      List<ResultTable.Row> rows,
      SeriesNames names,
      Map<Double, String> percentiles) {
    SeriesStyles styles = new SeriesStyles(input, table, rows, names);
    NamedPoints points = new NamedPoints(names, styles);
    percentiles.forEach(
        (percentile, metric) ->
            rows.stream()
                .filter(row -> row.text("metric").equals(metric))
                .forEach(row -> points.add(row, WorkerCurves.estimate(percentile, row))));
    return points.curves();
  }

  /** The highest load at which as many runtimes answer as at any. */
  private static double highestCommon(List<ResultTable.Row> rows, String axis) {
    Map<Double, TreeSet<String>> answering = new LinkedHashMap<>();
    for (ResultTable.Row row : rows) {
      answering.computeIfAbsent(row.number(axis), key -> new TreeSet<>()).add(row.text("runtime"));
    }
    int most = answering.values().stream().mapToInt(TreeSet::size).max().orElse(0);
    return answering.entrySet().stream()
        .filter(each -> each.getValue().size() == most)
        .mapToDouble(Map.Entry::getKey)
        .max()
        .orElse(0);
  }
}
