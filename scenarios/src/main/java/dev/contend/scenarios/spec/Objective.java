package dev.contend.scenarios.spec;

import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Scope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A bound on an expression over the metrics of a run.
 *
 * @param text as written
 * @param value the expression
 * @param isAtMost whether it may be at most, and not at least, the bound
 * @param bound in the base unit of what it measures
 * @param unit in which its values are told, as "ms"; may be empty
 * @param unitSize base units in one of it
 * @param metrics what the names in the expression stand for
 */
public record Objective(
    String text,
    Expression value,
    boolean isAtMost,
    double bound,
    String unit,
    double unitSize,
    Map<String, Named> metrics) {
  public Objective {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * A metric that a name stands for.
   *
   * @param metric its name
   * @param factor base units of an expression in one unit of the metric
   */
  public record Named(String metric, double factor) {}

  /**
   * What a run yields.
   *
   * @param values of its metrics by name
   * @return empty if it lacks one that is named
   */
  public OptionalDouble of(Map<String, Double> values, int workers) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (Map.Entry<String, Named> each : metrics.entrySet()) {
      Double value = values.get(each.getValue().metric());
      if (value == null) {
        return OptionalDouble.empty();
      }
      named.put(each.getKey(), value * each.getValue().factor());
    }
    return OptionalDouble.of(value.value(Scope.of(named, workers)));
  }

  /** Whether it bounds peak memory, which more workers only raise. */
  public boolean isMemory() {
    return isAtMost
        && value instanceof Expression.Name
        && metrics.values().stream()
            .allMatch(each -> each.metric().equals(PlanMetrics.PEAK_MEMORY));
  }
}
