package dev.contend.scenarios.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each point is run.
 *
 * @param min at least so often, 1 or more
 * @param max at most so often
 * @param precision until the 95 % interval of the metric that it is run for is within this share of
 *     its mean at every point; 1 or more for any
 * @param ofMetrics the same for metrics by name, in place of {@code precision}; empty if none are
 *     named
 */
public record ReplicationSpec(int min, int max, double precision, Map<String, Double> ofMetrics) {
  public ReplicationSpec {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException(
          "replications from " + min + " to " + max + "; must be 1 or more, and rising");
    }
    if (!(precision > 0) || !ofMetrics.values().stream().allMatch(share -> share > 0)) {
      throw new IllegalArgumentException(
          "precision is " + precision + " and " + ofMetrics + "; must be positive");
    }
    ofMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(ofMetrics));
  }

  /** With a precision of the metric that the workload is run for. */
  public ReplicationSpec(int min, int max, double precision) {
    this(min, max, precision, Collections.emptyMap());
  }

  /** Whether any precision is asked for. */
  public boolean asksForPrecision() {
    return !ofMetrics.isEmpty() || precision < 1;
  }
}
