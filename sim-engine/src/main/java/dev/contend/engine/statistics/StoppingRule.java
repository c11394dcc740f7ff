package dev.contend.engine.statistics;

/**
 * When replications are enough: the interval of each metric that was asked for is within its share
 * of the mean. It is asked after rounds, which grow with what has been done.
 *
 * <p>Asked again and again, the rule stops sooner where the intervals happen to be too narrow, so
 * that they cover somewhat less often than stated; few values at the beginning make it worse.
 *
 * <p>Source: Law, "Simulation Modeling and Analysis", 5th ed., section 9.4.1 (the sequential
 * procedure for a relative error).
 */
public final class StoppingRule {
  private static final int ROUNDS_GROW_BY = 4;

  private StoppingRule() {}

  /**
   * Whether the mean of values is known well enough. One value has an interval without width, which
   * says nothing.
   *
   * @param values independent replications
   * @param share half the interval's width over the mean; 1 or more for any
   */
  public static boolean isPrecise(double[] values, double share) {
    return share >= 1
        || (values.length > 1 && MeanEstimate.of(values).relativeHalfWidth() <= share);
  }

  /** Replications to add to so many before the rule is asked again. */
  public static int step(int done) {
    return Math.max(1, done / ROUNDS_GROW_BY);
  }
}
