package dev.contend.reports.finding;

import dev.contend.reports.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One metric of a table of replications: what each replication of each point yielded. */
public final class Samples {
  private final Map<List<String>, List<Double>> values = new LinkedHashMap<>();

  /**
   * @param table of the kind replications
   * @param key what tells the points apart
   */
  public Samples(ResultTable table, String metric, Function<ResultTable.Row, List<String>> key) {
    for (ResultTable.Row row : table.rows()) {
      if (row.text("metric").equals(metric)) {
        values.computeIfAbsent(key.apply(row), point -> new ArrayList<>()).add(row.number("value"));
      }
    }
  }

  /** The points that were run, in the order of the table. */
  List<List<String>> points() {
    return List.copyOf(values.keySet());
  }

  /** The values of a point in the order of the replications; none if it was not run. */
  public double[] of(List<String> point) {
    return values.getOrDefault(point, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
