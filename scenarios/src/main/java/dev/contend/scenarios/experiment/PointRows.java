package dev.contend.scenarios.experiment;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.spec.PointSpec;
import java.util.List;
import java.util.Optional;

/** What the tables of a run say of a point. */
final class PointRows {
  private final ResultTable results;

  PointRows(ResultTable results) {
    this.results = results;
  }

  /** The mean of a metric, if the point has it. */
  Optional<Double> mean(PointSpec point, String metric) {
    return find(results, point).stream()
        .filter(row -> row.text("metric").equals(metric))
        .findFirst()
        .map(row -> row.number("mean"));
  }

  private static List<ResultTable.Row> find(ResultTable table, PointSpec point) {
    return table.rows().stream()
        .filter(row -> row.text("machine").equals(point.machine().name()))
        .filter(row -> row.text("runtime").equals(point.runtime().label()))
        .filter(row -> row.integer("workers") == point.workers())
        .filter(
            row ->
                point.axes().entrySet().stream()
                    .allMatch(axis -> row.text(axis.getKey()).equals(axis.getValue())))
        .toList();
  }
}
