package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;

/**
 * A bound on the mean of a quantity over replications.
 *
 * @param text as written, for answers
 * @param isAtMost whether the mean may be at most, and not at least, the bound
 * @param bound in the quantity's unit
 * @param rises whether the quantity is memory, which more workers only raise
 */
public record Aim(String text, boolean isAtMost, double bound, boolean rises) {
  /** Whether the bound is kept wherever in an interval the mean lies. */
  boolean isMet(MeanEstimate interval) {
    return isAtMost ? interval.high() <= bound : interval.low() >= bound;
  }

  /** Whether the bound is broken wherever in an interval the mean lies. */
  boolean isMissed(MeanEstimate interval) {
    return isAtMost ? interval.low() > bound : interval.high() < bound;
  }

  /** By which share of the bound a value stays within it; below 0 if it does not. */
  double headroom(double value) {
    double distance = isAtMost ? bound - value : value - bound;
    return bound == 0 ? distance : distance / Math.abs(bound);
  }
}
