package dev.contend.engine.metrics;

/**
 * A scalar that a run yields.
 *
 * @param name kebab-case, as in the {@code metric} column of {@code results.csv}
 * @param unit of the value; {@code ratio} for a number without dimension, {@code count} for a count
 * @param help what it means, in one sentence
 */
public record Metric(String name, String unit, String help) {
  public Metric {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("metric name '" + name + "' is not kebab-case");
    }
    if (unit.isBlank() || help.isBlank()) {
      throw new IllegalArgumentException("metric '" + name + "' needs a unit and a help text");
    }
  }
}
