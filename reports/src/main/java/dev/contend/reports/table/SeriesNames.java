package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;

/**
 * How the rows of a table by point are told apart beside what a curve goes along, mostly their
 * workers: by runtime, and by those of experiment, machine, workload and further axes that vary
 * within the table.
 */
public final class SeriesNames {
  private final List<String> varying = new ArrayList<>();

  /**
   * @param kind what the table is
   * @param table from which the axes come
   * @param rows the rows to tell apart
   */
  public SeriesNames(Tables kind, ResultTable table, List<ResultTable.Row> rows) {
    this("workers", kind, table, rows);
  }

  private SeriesNames(String along, Tables kind, ResultTable table, List<ResultTable.Row> rows) {
    List<String> candidates = new ArrayList<>(kind.axes(table));
    candidates.addAll(List.of("workers", "workload", "machine", "experiment"));
    candidates.remove(along);
    for (String column : candidates) {
      if (rows.stream().map(row -> row.text(column)).distinct().count() > 1) {
        varying.add(column);
      }
    }
  }

  /**
   * The same for points that no curve joins: only values that are words tell series apart, so that
   * the points of a sweep over numbers are one series.
   */
  public static SeriesNames byWords(Tables kind, ResultTable table, List<ResultTable.Row> rows) {
    SeriesNames names = new SeriesNames(kind, table, rows);
    names.varying.removeIf(
        column -> rows.stream().allMatch(row -> row.text(column).matches("-?[0-9].*")));
    return names;
  }

  /** The same for curves that go along another column than the workers. */
  public static SeriesNames along(
      String column, Tables kind, ResultTable table, List<ResultTable.Row> rows) {
    return new SeriesNames(column, kind, table, rows);
  }

  /** The name of the series that a row belongs to: runtime and variant. */
  public String name(ResultTable.Row row) {
    String variant = variant(row);
    return variant.isEmpty() ? row.text("runtime") : row.text("runtime") + ", " + variant;
  }

  /** What the row differs in beside the runtime; empty if nothing varies. */
  public String variant(ResultTable.Row row) {
    List<String> parts = new ArrayList<>();
    for (String column : varying) {
      String value = row.text(column);
      if (!value.isEmpty()) {
        parts.add(Numbers.isNumber(value) ? column + " " + value : value);
      }
    }
    return String.join(", ", parts);
  }

  /** The columns that vary beside the runtime and what a curve goes along. */
  public List<String> varying() {
    return List.copyOf(varying);
  }
}
