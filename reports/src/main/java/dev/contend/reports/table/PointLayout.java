package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ways to lay out the estimates of a sweep.
 *
 * <ul>
 *   <li><i>By workers</i>: a row for each number of workers, a column for each series.
 *   <li><i>By series</i>: a row for each series, a column for each number of workers.
 *   <li><i>List</i>: a row for each point, a column for each metric.
 * </ul>
 *
 * <p>In the first two several metrics stand side by side only where they are the only columns.
 */
final class PointLayout {
  private static final String NAME = "summary table";
  static final String MISSING = "-";

  private final List<String> metrics;
  private final List<String> keys;
  private final PointColumns columns;
  private final TreeSet<Integer> workers = new TreeSet<>();
  private final Map<List<String>, ResultTable.Row> series = new LinkedHashMap<>();
  private final Map<List<String>, ResultTable.Row> points = new LinkedHashMap<>();
  private final Map<List<String>, String> cells = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();
  private final SeriesNames names;

  /**
   * @param results from which the rows are
   * @param rows those of the metrics
   * @param metrics their names, in order
   */
  PointLayout(ResultTable results, List<ResultTable.Row> rows, List<String> metrics) {
    this.metrics = List.copyOf(metrics);
    columns = new PointColumns(Tables.RESULTS, results);
    names = new SeriesNames(Tables.RESULTS, results, rows);
    List<String> varying = columns.varying(rows);
    keys = varying.isEmpty() ? List.of("runtime") : varying;
    Map<String, EstimateText> texts = new LinkedHashMap<>();
    for (String metric : metrics) {
      texts.put(
          metric,
          new EstimateText(
              rows.stream().filter(row -> row.text("metric").equals(metric)).toList()));
    }
    for (ResultTable.Row row : rows) {
      workers.add(row.integer(PointColumns.WORKERS));
      series.putIfAbsent(key(row), row);
      points.putIfAbsent(key(row, row.text(PointColumns.WORKERS)), row);
      units.put(row.text("metric"), row.text("unit"));
      EstimateText text = texts.get(row.text("metric"));
      if (text != null) {
        cells.put(key(row, row.text(PointColumns.WORKERS), row.text("metric")), text.of(row));
      }
    }
  }

  /** What there is beside the list; the one that has more rows than columns comes first. */
  List<ResultTable> candidates() {
    List<ResultTable> tables = new ArrayList<>();
    if (metrics.size() == 1 || series.size() == 1) {
      tables.add(byWorkers());
    }
    if (metrics.size() == 1 || workers.size() == 1) {
      tables.add(series.size() > workers.size() ? 0 : tables.size(), bySeries());
    }
    return tables;
  }

  private ResultTable byWorkers() {
    boolean one = metrics.size() == 1;
    List<String> values =
        one
            ? series.values().stream().map(names::name).toList()
            : metrics.stream().map(this::title).toList();
    TableBuilder table = builder(List.of(PointColumns.WORKERS), values);
    for (int count : workers) {
      table.number(PointColumns.WORKERS, count);
      for (ResultTable.Row row : series.values()) {
        for (String metric : metrics) {
          table.text(one ? names.name(row) : title(metric), cell(row, "" + count, metric));
        }
      }
      table.end();
    }
    return table.build();
  }

  private ResultTable bySeries() {
    boolean one = metrics.size() == 1;
    List<String> values =
        one
            ? workers.stream().map(PointLayout::workers).toList()
            : metrics.stream().map(this::title).toList();
    TableBuilder table = builder(keys.stream().map(columns::shown).toList(), values);
    for (ResultTable.Row row : series.values()) {
      keys.forEach(key -> table.text(columns.shown(key), row.text(key)));
      for (int count : workers) {
        for (String metric : metrics) {
          table.text(one ? workers(count) : title(metric), cell(row, "" + count, metric));
        }
      }
      table.end();
    }
    return table.build();
  }

  /** The layout that is never too wide for what it says. */
  ResultTable list() {
    TableBuilder table =
        builder(
            Stream.concat(keys.stream().map(columns::shown), Stream.of(PointColumns.WORKERS))
                .toList(),
            metrics.stream().map(this::title).toList());
    for (ResultTable.Row row : points.values()) {
      keys.forEach(key -> table.text(columns.shown(key), row.text(key)));
      String count = row.text(PointColumns.WORKERS);
      table.text(PointColumns.WORKERS, count);
      metrics.forEach(metric -> table.text(title(metric), cell(row, count, metric)));
      table.end();
    }
    return table.build();
  }

  private static TableBuilder builder(List<String> keys, List<String> values) {
    return new TableBuilder(NAME, Stream.concat(keys.stream(), values.stream()).toList());
  }

  private String cell(ResultTable.Row row, String count, String metric) {
    return cells.getOrDefault(key(row, count, metric), MISSING);
  }

  private List<String> key(ResultTable.Row row, String... more) {
    return Stream.concat(keys.stream().map(row::text), Stream.of(more)).toList();
  }

  private String title(String metric) {
    String unit = units.getOrDefault(metric, "");
    return unit.isEmpty() || unit.equals("ratio") ? metric : metric + " (" + unit + ")";
  }

  private static String workers(int count) {
    return count == 1 ? "1 worker" : count + " workers";
  }
}
