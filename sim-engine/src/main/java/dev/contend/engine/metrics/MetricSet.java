package dev.contend.engine.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The scalar results of one run, in the order in which the model reports them. */
public final class MetricSet {
  private final Map<Metric, Double> values;

  private MetricSet(Map<Metric, Double> values) {
    this.values = values;
  }

  /**
   * The value of a metric.
   *
   * @throws IllegalArgumentException if the run did not report it
   */
  public double value(Metric metric) {
    Double value = values.get(metric);
    if (value == null) {
      throw new IllegalArgumentException(
          "metric '"
              + metric.name()
              + "' was not reported; the run has "
              + values.keySet().stream().map(Metric::name).toList());
    }
    return value;
  }

  /** Whether the run reported the metric. */
  public boolean has(Metric metric) {
    return values.containsKey(metric);
  }

  /** Calls back for each metric in order. */
  public void forEach(BiConsumer<Metric, Double> action) {
    values.forEach(action);
  }

  /** The values by metric, in order, read-only. */
  public Map<Metric, Double> asMap() {
    return values;
  }

  /** Collects the metrics of one run. */
  public static final class Builder {
    private final Map<Metric, Double> values = new LinkedHashMap<>();

    /** Reports a metric once; the value must be a finite number. */
    public Builder put(Metric metric, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("metric '" + metric.name() + "' is " + value);
      }
      if (values.put(metric, value) != null) {
        throw new IllegalArgumentException("metric '" + metric.name() + "' reported twice");
      }
      return this;
    }

    /** Reports a count once. */
    public Builder count(Metric metric, long value) {
      return put(metric, (double) value);
    }

    /** The set collected so far. */
    public MetricSet build() {
      return new MetricSet(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }
  }
}
