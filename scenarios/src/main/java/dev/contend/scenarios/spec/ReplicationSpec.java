package dev.contend.scenarios.spec;

/**
 * How often each point is run.
 *
 * @param min at least so often, 1 or more
 * @param max at most so often
 * @param precision until the 95 % interval of {@code time} at every point is within this share of
 *     its mean
 */
public record ReplicationSpec(int min, int max, double precision) {
  public ReplicationSpec {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException(
          "replications from " + min + " to " + max + "; must be 1 or more, and rising");
    }
    if (!(precision > 0)) {
      throw new IllegalArgumentException("precision is " + precision + "; must be positive");
    }
  }
}
