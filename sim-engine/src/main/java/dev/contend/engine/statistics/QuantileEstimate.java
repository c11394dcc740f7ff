package dev.contend.engine.statistics;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/**
 * A quantile of independent values with an interval that assumes nothing of their distribution.
 *
 * <p>Of n values in order, that one at the fractional position (n + 1) u, interpolated, lies below
 * the quantile of probability p with the probability that a beta variable with parameters (n + 1) u
 * and (n + 1) (1 - u) is below p. The ends are the two positions where that is 97.5 % and 2.5 %.
 *
 * <p>Source: Hutson, "Calculating nonparametric confidence intervals for quantiles using fractional
 * order statistics", Journal of Applied Statistics 26(3), 1999.
 *
 * @param probability of the quantile, between 0 and 1
 * @param value the quantile
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param values number of values
 */
public record QuantileEstimate(
    double probability, double value, double low, double high, int values) {
  private static final double TAIL = (1 - MeanEstimate.LEVEL) / 2;
  private static final int BISECTIONS = 60;

  /**
   * The quantile of independent values.
   *
   * @param probability between 0 and 1
   * @throws IllegalArgumentException if there are fewer values than {@link #fewest}
   */
  public static QuantileEstimate of(double[] values, double probability) {
    int fewest = fewest(probability);
    if (values.length < fewest) {
      throw new IllegalArgumentException(
          "the quantile "
              + probability
              + " of "
              + values.length
              + " values has no 95 % interval; it needs "
              + fewest
              + " values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new QuantileEstimate(
        probability,
        at(sorted, (sorted.length + 1) * probability),
        at(sorted, position(sorted.length, probability, 1 - TAIL)),
        at(sorted, position(sorted.length, probability, TAIL)),
        sorted.length);
  }

  /** How many values a quantile's interval takes: both its ends lie within them. */
  public static int fewest(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + "; must be above 0 and below 1");
    }
    // The least value is above the quantile with probability (1 - p)^n, the greatest below p^n.
    double rarer = StrictMath.min(probability, 1 - probability);
    return (int) StrictMath.ceil(StrictMath.log(TAIL) / StrictMath.log(1 - rarer));
  }

  /** Whether the interval covers a value. */
  public boolean covers(double quantile) {
    return low <= quantile && quantile <= high;
  }

  /** The position at which a value lies below the quantile with a given chance. */
  private static double position(int count, double probability, double chance) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      double below =
          Beta.regularizedBeta(probability, (count + 1) * middle, (count + 1) * (1 - middle));
      if (below > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (count + 1) * (low + high) / 2;
  }

  /** The value at a position, counted from 1, between its neighbours. */
  private static double at(double[] sorted, double position) {
    int before = (int) Math.floor(position);
    if (before < 1) {
      return sorted[0];
    }
    if (before >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    double share = position - before;
    return (1 - share) * sorted[before - 1] + share * sorted[before];
  }
}
