package dev.contend.engine.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Where a function of one number is least.
 *
 * <p>Source: Brent, Algorithms for Minimization without Derivatives, 1973, chapter 5, as Commons
 * Math has it. Of a function with several valleys it finds one.
 */
public final class Minimum {
  /** Brent's method takes some twenty for a tolerance of a thousandth. */
  private static final int MOST_EVALUATIONS = 200;

  private Minimum() {}

  /**
   * Searches an interval.
   *
   * @param low below {@code high}
   * @param tolerance of the result, as a part of the interval's width; above 0
   * @return the best of the numbers that were tried
   */
  public static double between(
      double low, double high, double tolerance, DoubleUnaryOperator function) {
    if (!(low < high) || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "cannot search from " + low + " to " + high + " within " + tolerance);
    }
    double width = high - low;
    // On a scale of 0 to 1, so that the tolerance is of the interval and not of the number.
    double best =
        new BrentOptimizer(1e-9, tolerance)
            .optimize(
                new MaxEval(MOST_EVALUATIONS),
                new UnivariateObjectiveFunction(part -> function.applyAsDouble(low + part * width)),
                GoalType.MINIMIZE,
                new SearchInterval(0, 1))
            .getPoint();
    return low + best * width;
  }
}
