package dev.contend.scenarios.experiment;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables of a run say of a point. */
final class PointRows {
  private final List<String> axes;
  private final Map<List<String>, Double> means = new LinkedHashMap<>();

  PointRows(ScenarioSpec scenario, ResultTable results) {
    axes = scenario.axes();
    for (ResultTable.Row row : results.rows()) {
      List<String> key = key(row.text("metric"), row.text("machine"), row.text("runtime"));
      key.add(row.text("workers"));
      axes.forEach(axis -> key.add(row.text(axis)));
      means.put(key, row.number("mean"));
    }
  }

  /** The mean of a metric, if the point has it. */
  Optional<Double> mean(PointSpec point, String metric) {
    List<String> key = key(metric, point.machine().name(), point.runtime().label());
    key.add(Integer.toString(point.workers()));
    axes.forEach(axis -> key.add(point.axes().getOrDefault(axis, "")));
    return Optional.ofNullable(means.get(key));
  }

  private static List<String> key(String metric, String machine, String runtime) {
    return new ArrayList<>(List.of(metric, machine, runtime));
  }
}
