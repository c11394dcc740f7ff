package dev.contend.engine.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/** Quantiles of Student's distribution at the house's confidence level, or another. */
final class Student {
  private Student() {}

  /**
   * The half width of the interval, in standard errors.
   *
   * @param degreesOfFreedom above 0, whole or not
   */
  static double halfWidth(double degreesOfFreedom) {
    return halfWidth(degreesOfFreedom, MeanEstimate.LEVEL);
  }

  /**
   * The same at another level.
   *
   * @param level above 0 and below 1
   */
  static double halfWidth(double degreesOfFreedom, double level) {
    return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(0.5 + level / 2);
  }
}
