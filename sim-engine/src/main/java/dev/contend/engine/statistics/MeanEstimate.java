package dev.contend.engine.statistics;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A mean over independent replications with its Student interval.
 *
 * <p>The interval has the stated coverage if the values are independent and about normal, which
 * means over a run are by the central limit theorem.
 *
 * @param mean arithmetic mean
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param replications number of values
 */
public record MeanEstimate(double mean, double low, double high, int replications) {
  /** The confidence level used everywhere in the house. */
  public static final double LEVEL = 0.95;

  /**
   * The mean of independent values with its 95 % interval. Of one value, or of equal values, the
   * interval has no width.
   */
  public static MeanEstimate of(double[] values) {
    return of(values, LEVEL);
  }

  /**
   * The same at another level.
   *
   * @param level above 0 and below 1
   */
  public static MeanEstimate of(double[] values, double level) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a mean needs at least one value");
    }
    double mean = new Mean().evaluate(values);
    double half = values.length == 1 ? 0 : halfWidth(values, level);
    return new MeanEstimate(mean, mean - half, mean + half, values.length);
  }

  private static double halfWidth(double[] values, double level) {
    double deviation = new StandardDeviation().evaluate(values);
    return Student.halfWidth(values.length - 1.0, level)
        * deviation
        / StrictMath.sqrt(values.length);
  }

  /**
   * The same mean with an interval so wide that all of several such intervals cover at once with
   * the house's level, whatever they have to do with each other (Bonferroni). It must be the
   * Student interval of one mean, as {@link #of} makes it.
   *
   * @param intervals how many there are, 1 or more
   */
  public MeanEstimate among(int intervals) {
    if (intervals < 1) {
      throw new IllegalArgumentException("intervals is " + intervals + "; must be 1 or more");
    }
    if (replications == 1 || intervals == 1) {
      return this;
    }
    double freedom = replications - 1.0;
    double wider =
        Student.halfWidth(freedom, 1 - (1 - LEVEL) / intervals) / Student.halfWidth(freedom);
    double half = halfWidth() * wider;
    return new MeanEstimate(mean, mean - half, mean + half, replications);
  }

  /** Half the interval's width. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /** Half the interval's width over the mean's magnitude; 0 for an interval without width. */
  public double relativeHalfWidth() {
    return halfWidth() == 0 ? 0 : halfWidth() / Math.abs(mean);
  }

  /** Whether the interval covers a value. */
  public boolean covers(double value) {
    return low <= value && value <= high;
  }
}
