package dev.contend.reports.table;

import java.util.List;

/** Comma-separated values. Source: RFC 4180. Departures: lines end in a line feed alone. */
final class CsvFormat implements TableFormat {
  @Override
  public String format(ResultTable table) {
    StringBuilder out = new StringBuilder();
    append(out, table.columns());
    table.rows().forEach(row -> append(out, row.cells()));
    return out.toString();
  }

  static void append(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i), cells.size() == 1));
    }
    out.append('\n');
  }

  /** A lone empty cell is quoted because an empty line is no row. */
  private static String quoted(String cell, boolean alone) {
    return isPlain(cell) && !(alone && cell.isEmpty())
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char each = cell.charAt(i);
      if (each == ',' || each == '"' || each == '\n' || each == '\r') {
        return false;
      }
    }
    return true;
  }
}
