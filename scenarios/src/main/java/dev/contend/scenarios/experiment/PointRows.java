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
  private final ResultTable results;

  /** Means by what names their point, for each metric that was asked for. */
  private final Map<String, Map<List<String>, Double>> means = new LinkedHashMap<>();

  PointRows(ScenarioSpec scenario, ResultTable results) {
    axes = scenario.axes();
    this.results = results;
  }

  /** The mean of a metric, if the point has it. */
  Optional<Double> mean(PointSpec point, String metric) {
    List<String> key = key(point.machine().name(), point.runtime().label());
    key.add(Integer.toString(point.workers()));
    axes.forEach(axis -> key.add(point.axes().getOrDefault(axis, "")));
    return Optional.ofNullable(means.computeIfAbsent(metric, this::means).get(key));
  }

  private Map<List<String>, Double> means(String metric) {
    Map<List<String>, Double> byPoint = new LinkedHashMap<>();
    for (ResultTable.Row row : results.rows()) {
      if (row.text("metric").equals(metric)) {
        List<String> key = key(row.text("machine"), row.text("runtime"));
        key.add(row.text("workers"));
        axes.forEach(axis -> key.add(row.text(axis)));
        byPoint.put(key, row.number("mean"));
      }
    }
    return byPoint;
  }

  private static List<String> key(String machine, String runtime) {
    return new ArrayList<>(List.of(machine, runtime));
  }
}
