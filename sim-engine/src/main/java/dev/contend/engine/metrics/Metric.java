package dev.contend.engine.metrics;

import org.jspecify.annotations.Nullable;

/**
 * A scalar that a run yields. Two are equal if name and unit are: a run that is read from a file
 * yields the same as one that has just been made, whatever is known of the meaning.
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

  /** Whether it counts something a time, so that more of it is better. */
  public boolean isRate() {
    return unit.endsWith("/s");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Metric metric && name.equals(metric.name) && unit.equals(metric.unit);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + unit.hashCode();
  }
}
