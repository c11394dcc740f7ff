package dev.contend.reports.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The table that papers print: a row for each number of workers, a column for each runtime, in each
 * cell the speedup with its 95 % interval.
 *
 * <p>{@code 7.72 ±0.03} is a mean and half its interval's width, {@code ±<0.01} a width that two
 * decimals do not show, {@code 7.72 (7.60..7.79)} an interval that is not symmetric, {@code 7.72} a
 * value without an interval, {@code -} a point that was not run.
 */
public final class SpeedupTable {
  /** The metric that is tabulated. */
  public static final String METRIC = "speedup";

  private static final int DECIMALS = 2;
  private static final String NOTHING = Numbers.format(0, DECIMALS);
  private static final String LEAST = "0.01";

  private SpeedupTable() {}

  /**
   * The table of one experiment on one machine.
   *
   * @param results a table of the kind {@link Tables#RESULTS}
   * @throws IllegalArgumentException if it has no such rows
   */
  public static ResultTable of(ResultTable results, String experiment, String machine) {
    return of(results, experiment, machine, METRIC);
  }

  /** The same table of another metric. */
  public static ResultTable of(
      ResultTable results, String experiment, String machine, String metric) {
    List<ResultTable.Row> rows =
        results.rows().stream()
            .filter(row -> row.text("experiment").equals(experiment))
            .filter(row -> row.text("machine").equals(machine))
            .filter(row -> row.text("metric").equals(metric))
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          results.source()
              + " has no metric '"
              + metric
              + "' for experiment '"
              + experiment
              + "' on machine '"
              + machine
              + "'");
    }
    SeriesNames names = new SeriesNames(Tables.RESULTS, results, rows);
    Map<Integer, Map<String, String>> cells = new TreeMap<>();
    for (ResultTable.Row row : rows) {
      cells
          .computeIfAbsent(row.integer("workers"), workers -> new LinkedHashMap<>())
          .put(names.name(row), cell(row));
    }
    return arranged(rows.stream().map(names::name).distinct().toList(), cells);
  }

  private static ResultTable arranged(
      List<String> series, Map<Integer, Map<String, String>> cells) {
    TableBuilder table =
        new TableBuilder(
            "speedup table", Stream.concat(Stream.of("workers"), series.stream()).toList());
    cells.forEach(
        (workers, bySeries) -> {
          table.number("workers", workers);
          series.forEach(name -> table.text(name, bySeries.getOrDefault(name, "-")));
          table.end();
        });
    return table.build();
  }

  private static String cell(ResultTable.Row row) {
    double mean = row.number("mean");
    String text = Numbers.format(mean, DECIMALS);
    boolean bounded = row.hasValue("ci95_low") && row.hasValue("ci95_high");
    double low = bounded ? row.number("ci95_low") : mean;
    double high = bounded ? row.number("ci95_high") : mean;
    if (low == high) {
      return text;
    }
    String below = Numbers.format(mean - low, DECIMALS);
    String above = Numbers.format(high - mean, DECIMALS);
    if (above.equals(NOTHING) && below.equals(NOTHING)) {
      return text + " ±<" + LEAST;
    }
    return below.equals(above)
        ? text + " ±" + above
        : text + " (" + Numbers.format(low, DECIMALS) + ".." + Numbers.format(high, DECIMALS) + ")";
  }
}
