package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.PointSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables of a run say of a point. */
final class PointRows {
  private final List<String> axes;
  private final ResultTables tables;

  /** The places of the points by what names them. */
  private final Map<List<String>, Integer> places = new LinkedHashMap<>();

  PointRows(ResultTables tables) {
    axes = tables.scenario().axes();
    this.tables = tables;
    List<PointSpec> points = tables.scenario().points();
    for (int i = 0; i < points.size(); i++) {
      places.put(key(points.get(i)), i);
    }
  }

  /** The mean of a metric, if the point has it. */
  Optional<Double> mean(PointSpec point, Metric metric) {
    return Optional.ofNullable(places.get(key(point))).flatMap(place -> tables.mean(place, metric));
  }

  private List<String> key(PointSpec point) {
    List<String> key = new ArrayList<>();
    key.add(point.machine().name());
    key.add(point.runtime().label());
    key.add(Integer.toString(point.workers()));
    axes.forEach(axis -> key.add(point.axes().getOrDefault(axis, "")));
    return key;
  }
}
