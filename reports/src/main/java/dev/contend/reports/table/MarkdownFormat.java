package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;

/** A pipe table as GitHub draws it. Source: GitHub Flavored Markdown 0.29, section 4.10. */
final class MarkdownFormat implements TableFormat {
  @Override
  public String format(ResultTable table) {
    Grid grid = Grid.of(escaped(table));
    StringBuilder out = new StringBuilder();
    out.append("| ").append(String.join(" | ", grid.padded(grid.header()))).append(" |\n|");
    for (int column = 0; column < grid.header().size(); column++) {
      String dashes = "-".repeat(grid.widths().get(column) + 1);
      out.append(grid.right().get(column) ? dashes + ":" : ":" + dashes).append('|');
    }
    out.append('\n');
    for (List<String> row : grid.rows()) {
      out.append("| ").append(String.join(" | ", grid.padded(row))).append(" |\n");
    }
    return out.toString();
  }

  private static ResultTable escaped(ResultTable table) {
    List<List<String>> rows = new ArrayList<>();
    table.rows().forEach(row -> rows.add(escaped(row.cells())));
    return new ResultTable(table.source(), escaped(table.columns()), rows);
  }

  private static List<String> escaped(List<String> cells) {
    return cells.stream().map(cell -> cell.replace("|", "\\|").replace('\n', ' ')).toList();
  }
}
