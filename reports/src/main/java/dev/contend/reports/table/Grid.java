package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table laid out for reading in a font of fixed width.
 *
 * <p>A column stands to the right if each of its values begins like a number, so that {@code 7.72
 * ±0.03} does too.
 *
 * @param header the names of the columns
 * @param rows the cells
 * @param widths characters of each column
 * @param right whether each column stands to the right
 */
record Grid(
    List<String> header, List<List<String>> rows, List<Integer> widths, List<Boolean> right) {
  static Grid of(ResultTable table) {
    List<List<String>> rows = table.rows().stream().map(ResultTable.Row::cells).toList();
    List<Integer> widths = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
      widths.add(Math.max(widest, length(table.columns().get(column))));
      right.add(rows.stream().map(row -> row.get(column)).allMatch(Grid::isNumeric));
    }
    return new Grid(table.columns(), rows, widths, right);
  }

  List<String> padded(List<String> cells) {
    List<String> padded = new ArrayList<>(cells.size());
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String space = " ".repeat(widths.get(column) - length(cell));
      padded.add(right.get(column) ? space + cell : cell + space);
    }
    return padded;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static boolean isNumeric(String cell) {
    return cell.isEmpty() || cell.equals("-") || Numbers.isNumber(cell.split(" ", 2)[0]);
  }
}
