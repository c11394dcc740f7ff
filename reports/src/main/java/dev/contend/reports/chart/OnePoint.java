package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A figure that shows one point of a sweep only. */
final class OnePoint {
  private OnePoint() {}

  /**
   * @throws UndrawableException if there are several, naming some of them
   */
  static void require(Tables kind, ResultTable table, String figure) {
    List<String> columns = new ArrayList<>(List.of("machine", "workload", "runtime", "workers"));
    columns.addAll(kind.axes(table));
    List<String> points =
        table.rows().stream()
            .map(row -> columns.stream().map(row::text).collect(Collectors.joining(", ")))
            .distinct()
            .toList();
    if (points.size() > 1) {
      throw new UndrawableException(
          "figure '"
              + figure
              + "' shows one point; "
              + table.source()
              + " has "
              + points.size()
              + ": "
              + String.join("; ", points.subList(0, Math.min(3, points.size()))));
    }
  }
}
