package dev.contend.engine.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A distribution as a monotone curve through the values of a sample, over the scores that a normal
 * distribution would have in their places.
 *
 * <p>Between two values it is straight; beyond the least and the greatest it goes on as a normal
 * distribution with the sample's deviation would: that is an extrapolation.
 *
 * <p>Source: Hazen's plotting positions, (i - 1/2) / n; Cunnane, Unbiased plotting positions - a
 * review, Journal of Hydrology 37, 1978.
 */
public final class QuantileCurve {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final double HALF = 0.5;

  private final double[] values;
  private final double[] scores;
  private final double deviation;

  /**
   * @param sample at least one value
   */
  public QuantileCurve(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a distribution needs at least one value");
    }
    values = sample.clone();
    Arrays.sort(values);
    scores = new double[values.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score((i + HALF) / scores.length);
    }
    deviation = values.length == 1 ? 0 : new StandardDeviation().evaluate(values);
  }

  /** The value that a standard normal number does not exceed with this probability. */
  public static double score(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }

  /** The greatest score that a value of the sample has. */
  public double greatestScore() {
    return scores[scores.length - 1];
  }

  /** The value at a score: of a standard normal score it is a draw. */
  public double at(double score) {
    int last = values.length - 1;
    if (score <= scores[0]) {
      return values[0] + deviation * (score - scores[0]);
    }
    if (score >= scores[last]) {
      return values[last] + deviation * (score - scores[last]);
    }
    int found = Arrays.binarySearch(scores, score);
    int above = found < 0 ? -1 - found : found;
    double share = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
    return values[above - 1] + share * (values[above] - values[above - 1]);
  }
}
