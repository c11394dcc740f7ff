package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the rows of a table by point are told apart beside what a curve goes along, mostly their
 * workers: by whichever of runtime, experiment, machine, workload and further axes vary within the
 * table; by the runtime if nothing does.
 */
public final class SeriesNames {
  private static final String RUNTIME = "runtime";

  private final PointColumns columns;
  private final List<String> varying = new ArrayList<>();
  private final boolean severalRuntimes;

  /**
   * @param kind what the table is
   * @param table from which the axes come
   * @param rows the rows to tell apart
   */
  public SeriesNames(Tables kind, ResultTable table, List<ResultTable.Row> rows) {
    this(PointColumns.WORKERS, kind, table, rows);
  }

  private SeriesNames(String along, Tables kind, ResultTable table, List<ResultTable.Row> rows) {
    columns = new PointColumns(kind, table);
    severalRuntimes = PointColumns.varies(RUNTIME, rows);
    List<String> candidates = new ArrayList<>(kind.axes(table));
    candidates.addAll(List.of(PointColumns.WORKERS, "workload", "machine", "experiment"));
    candidates.remove(along);
    for (String column : candidates) {
      if (PointColumns.varies(column, rows)) {
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

  /** The name of the series that a row belongs to. */
  public String name(ResultTable.Row row) {
    String variant = variant(row);
    if (variant.isEmpty()) {
      return row.text(RUNTIME);
    }
    return severalRuntimes ? row.text(RUNTIME) + ", " + variant : variant;
  }

  /** What the row differs in beside the runtime; empty if nothing varies. */
  public String variant(ResultTable.Row row) {
    return varying.stream()
        .filter(row::hasValue)
        .map(column -> part(column, row.text(column)))
        .collect(Collectors.joining(", "));
  }

  private String part(String column, String value) {
    return Numbers.isNumber(value) ? columns.shown(column) + " " + value : value;
  }
}
