package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;

/** Which axis of a sweep makes most of the curves of a figure that has too many of them. */
final class PanelAxis {
  private PanelAxis() {}

  /** The end of a sentence that says what to write in place of so many curves. */
  static String advice(Tables kind, ResultTable table) {
    List<String> columns = new ArrayList<>(List.of("runtime", "machine", "workload"));
    columns.addAll(kind.axes(table));
    String widest = "runtime";
    long most = 0;
    for (String column : columns) {
      long values = table.rows().stream().map(row -> row.text(column)).distinct().count();
      if (values > most) {
        most = values;
        widest = column;
      }
    }
    return "; choose some by --runtimes, or fix an axis of the sweep: most have '"
        + widest
        + "', of "
        + most
        + " values";
  }
}
