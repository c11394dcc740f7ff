package dev.contend.scenarios.reference;

import dev.contend.scenarios.experiment.ResultTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics that a published figure can be of, each with the unit that results have it in. */
final class KnownMetrics {
  private final Map<String, String> units = new LinkedHashMap<>();

  KnownMetrics() {
    ResultTables.metrics().forEach(metric -> units.put(metric.name(), metric.unit()));
  }

  List<String> names() {
    return List.copyOf(units.keySet());
  }

  /** The unit of a known metric. */
  String unit(String metric) {
    String unit = units.get(metric);
    if (unit == null) {
      throw new IllegalArgumentException("unknown metric '" + metric + "'");
    }
    return unit;
  }
}
