package dev.contend.reports.table;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An array with an object for each row; numbers are numbers, and a value that does not exist is
 * null. Source: RFC 8259.
 */
final class JsonFormat implements TableFormat {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  @Override
  public String format(ResultTable table) {
    StringBuilder out = new StringBuilder("[");
    List<String> columns = table.columns();
    for (ResultTable.Row row : table.rows()) {
      out.append(out.length() > 1 ? ",\n  {" : "\n  {");
      for (int i = 0; i < columns.size(); i++) {
        out.append(i > 0 ? ", " : "").append(Json.quoted(columns.get(i))).append(": ");
        out.append(value(row.cells().get(i)));
      }
      out.append('}');
    }
    return out.append("\n]\n").toString();
  }

  private static String value(String cell) {
    if (cell.isEmpty()) {
      return "null";
    }
    return NUMBER.matcher(cell).matches() ? cell : Json.quoted(cell);
  }
}
