package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a line's way takes by what lies between the two hardware threads: means over the pairs. */
public final class HandoffClasses {
  private static final String ALL = "all pairs";

  private HandoffClasses() {}

  /**
   * A row for each point and class, and one for all pairs of a point.
   *
   * @param handoffs a table of the kind {@link Tables#HANDOFFS}
   */
  public static ResultTable of(ResultTable handoffs) {
    PointColumns columns = new PointColumns(Tables.HANDOFFS, handoffs);
    List<String> keys = new ArrayList<>(columns.varying(handoffs.rows()));
    if (PointColumns.varies(PointColumns.WORKERS, handoffs.rows())) {
      keys.add(PointColumns.WORKERS);
    }
    Map<List<String>, Map<String, List<ResultTable.Row>>> points = new LinkedHashMap<>();
    for (ResultTable.Row row : handoffs.rows()) {
      Map<String, List<ResultTable.Row>> classes =
          points.computeIfAbsent(
              keys.stream().map(row::text).toList(), point -> new LinkedHashMap<>());
      classes.computeIfAbsent(row.text("class"), name -> new ArrayList<>()).add(row);
      classes.computeIfAbsent(ALL, name -> new ArrayList<>()).add(row);
    }
    List<String> shown = keys.stream().map(columns::shown).toList();
    TableBuilder table =
        new TableBuilder(
            "handoffs by class",
            Stream.concat(
                    shown.stream(),
                    Stream.of("between", "pairs", "machine file (ns)", "simulated (ns)"))
                .toList());
    points.forEach(
        (point, classes) -> {
          List<ResultTable.Row> all = classes.getOrDefault(ALL, List.of());
          classes.remove(ALL);
          classes.put(ALL, all);
          classes.forEach((name, rows) -> row(table, shown, point, name, rows));
        });
    return table.build();
  }

  private static void row(
      TableBuilder table,
      List<String> keys,
      List<String> point,
      String name,
      List<ResultTable.Row> rows) {
    for (int i = 0; i < keys.size(); i++) {
      table.text(keys.get(i), point.get(i));
    }
    table
        .text("between", name)
        .number("pairs", pairs(rows))
        .text("machine file (ns)", mean(rows, "stated_ns"))
        .text("simulated (ns)", mean(rows, "simulated_ns"))
        .end();
  }

  /** Pairs whose two directions count once. */
  private static int pairs(List<ResultTable.Row> rows) {
    Set<String> pairs = new TreeSet<>();
    for (ResultTable.Row row : rows) {
      int from = row.integer("from");
      int to = row.integer("to");
      pairs.add(Math.min(from, to) + "-" + Math.max(from, to));
    }
    return pairs.size();
  }

  private static String mean(List<ResultTable.Row> rows, String column) {
    double mean = rows.stream().mapToDouble(row -> row.number(column)).average().orElse(0);
    return Numbers.format(mean, 2);
  }
}
