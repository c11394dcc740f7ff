package dev.contend.reports.table;

import java.util.List;

/** Columns aligned by spaces, numbers to the right, with a rule under the names. */
final class PlainTextFormat implements TableFormat {
  private static final String GAP = "  ";

  @Override
  public String format(ResultTable table) {
    Grid grid = Grid.of(table);
    StringBuilder out = new StringBuilder();
    append(out, grid.padded(grid.header()));
    append(out, grid.widths().stream().map("-"::repeat).toList());
    grid.rows().forEach(row -> append(out, grid.padded(row)));
    return out.toString();
  }

  /** The characters of the widest line. */
  static int width(ResultTable table) {
    List<Integer> widths = Grid.of(table).widths();
    int gaps = GAP.length() * (widths.size() - 1);
    return widths.stream().mapToInt(Integer::intValue).sum() + gaps;
  }

  private static void append(StringBuilder out, List<String> cells) {
    out.append(String.join(GAP, cells).stripTrailing()).append('\n');
  }
}
