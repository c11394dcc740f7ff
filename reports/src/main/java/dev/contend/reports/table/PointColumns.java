package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that name the points of a table by point, and what they are called for reading.
 *
 * <p>The name of a workload's parameter is shown without {@code workload.}, unless another column
 * has that name.
 */
final class PointColumns {
  static final String WORKERS = "workers";

  private final ResultTable table;
  private final List<String> axes;

  PointColumns(Tables kind, ResultTable table) {
    this.table = table;
    axes = kind.axes(table);
  }

  /**
   * The columns in which some rows differ, without the workers: what is fixed first comes first.
   */
  List<String> varying(List<ResultTable.Row> rows) {
    List<String> columns = new ArrayList<>(List.of("experiment", "machine", "workload", "runtime"));
    columns.addAll(axes);
    columns.removeIf(column -> !varies(column, rows));
    return columns;
  }

  static boolean varies(String column, List<ResultTable.Row> rows) {
    return rows.stream().map(row -> row.text(column)).distinct().count() > 1;
  }

  String shown(String column) {
    String last = column.substring(column.lastIndexOf('.') + 1);
    return table.has(last) ? column : last;
  }
}
