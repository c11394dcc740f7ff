package dev.contend.engine.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/** Quantiles of Student's distribution at the house's confidence level. */
final class Student {
  private Student() {}

  /**
   * The half width of the interval, in standard errors.
   *
   * @param degreesOfFreedom above 0, whole or not
   */
  static double halfWidth(double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom)
        .inverseCumulativeProbability(0.5 + MeanEstimate.LEVEL / 2);
  }
}
