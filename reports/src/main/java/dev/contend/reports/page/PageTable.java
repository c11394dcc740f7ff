package dev.contend.reports.page;

import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import java.util.List;
import java.util.Locale;

/** A table whose columns sort by a click or a key. */
final class PageTable {
  private PageTable() {}

  /**
   * A table as HTML.
   *
   * @param caption what it says
   */
  static String html(String caption, ResultTable table) {
    List<Boolean> numeric =
        table.columns().stream()
            .map(column -> table.rows().stream().allMatch(row -> isNumeric(row.text(column))))
            .toList();
    String head = table.rows().size() > LONGEST_TABLE ? folded(caption, table) : "";
    StringBuilder out =
        new StringBuilder(head).append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" ");
    out.append("aria-label=\"").append(Html.escaped(caption)).append("\"><table><caption ");
    out.append("class=\"muted\">").append(Html.prose(caption)).append("</caption><thead><tr>");
    for (int i = 0; i < numeric.size(); i++) {
      out.append("<th scope=\"col\"").append(numeric.get(i) ? " class=\"number\">" : ">");
      out.append("<button type=\"button\">").append(Html.escaped(table.columns().get(i)));
      out.append("</button></th>");
    }
    out.append("</tr></thead><tbody>\n");
    for (ResultTable.Row row : table.rows()) {
      out.append("<tr>");
      for (int i = 0; i < numeric.size(); i++) {
        String cell = row.cells().get(i);
        boolean rounded = Numbers.isNumber(cell) && cell.length() > LONGEST_NUMBER;
        out.append("<td").append(numeric.get(i) ? " class=\"number\"" : "");
        out.append(rounded ? " data-value=\"" + cell + "\">" : ">");
        out.append(Html.escaped(rounded ? Numbers.rough(Double.parseDouble(cell)) : cell));
        out.append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
    return out.append(head.isEmpty() ? "" : "</details>\n").toString();
  }

  /** A longer table is opened by who wants it, and printed if it is open. */
  private static final int LONGEST_TABLE = 50;

  private static String folded(String caption, ResultTable table) {
    return "<details class=\"long\"><summary>"
        + Html.prose(caption)
        + " – "
        + String.format(Locale.ROOT, "%,d", table.rows().size())
        + " rows</summary>";
  }

  /** A longer number is shown with few digits and sorted by all. */
  private static final int LONGEST_NUMBER = 8;

  private static boolean isNumeric(String cell) {
    return cell.isEmpty() || cell.equals("-") || Numbers.isNumber(cell.split(" ", 2)[0]);
  }
}
