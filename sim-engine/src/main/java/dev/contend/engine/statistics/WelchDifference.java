package dev.contend.engine.statistics;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * Differences of two sets of runs that share no random numbers, each with its own variance.
 *
 * <p>Source: Welch, "The generalization of Student's problem when several different population
 * variances are involved", Biometrika 34(1/2), 1947; degrees of freedom by Satterthwaite,
 * Biometrics Bulletin 2(6), 1946.
 */
public final class WelchDifference {
  private WelchDifference() {}

  /**
   * The mean of the first less that of the second, with its interval. Its replications are those of
   * the smaller sample.
   *
   * @param first two or more independent values
   * @param second likewise, of another number perhaps
   */
  public static MeanEstimate of(double[] first, double[] second) {
    if (first.length < 2 || second.length < 2) {
      throw new IllegalArgumentException(
          "samples of "
              + first.length
              + " and "
              + second.length
              + " values; each needs two to have a variance");
    }
    double difference = new Mean().evaluate(first) - new Mean().evaluate(second);
    double ofFirst = new Variance().evaluate(first) / first.length;
    double ofSecond = new Variance().evaluate(second) / second.length;
    double variance = ofFirst + ofSecond;
    double half = 0;
    if (variance > 0) {
      double degrees =
          variance
              * variance
              / (ofFirst * ofFirst / (first.length - 1)
                  + ofSecond * ofSecond / (second.length - 1));
      half = Student.halfWidth(degrees) * StrictMath.sqrt(variance);
    }
    return new MeanEstimate(
        difference, difference - half, difference + half, Math.min(first.length, second.length));
  }
}
