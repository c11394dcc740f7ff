package dev.contend.engine.statistics;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals of what is computed from all replications together, such as a parameter of a fit, by
 * leaving out one replication after the other.
 *
 * <p>What varies alike at all points of a curve does so within a replication, so that pairs stay
 * whole.
 *
 * <p>Source: Tukey, "Bias and confidence in not quite large samples", Annals of Mathematical
 * Statistics 29(2), 1958; Miller, "The jackknife: a review", Biometrika 61(1), 1974.
 *
 * @param <T> what is computed from a sample
 */
final class Jackknife<T> {
  private final T whole;
  private final List<T> parts;

  /**
   * @param sample one value or row for each replication, two or more
   * @param estimator from some of the rows, in order
   */
  Jackknife(double[][] sample, Function<double[][], T> estimator) {
    whole = estimator.apply(sample);
    parts =
        IntStream.range(0, sample.length)
            .mapToObj(
                left ->
                    estimator.apply(
                        IntStream.range(0, sample.length)
                            .filter(i -> i != left)
                            .mapToObj(i -> sample[i])
                            .toArray(double[][]::new)))
            .toList();
  }

  /** What is computed from all. */
  T whole() {
    return whole;
  }

  /** Whether a property holds of what is computed from all, and from all but any one. */
  boolean always(Predicate<T> property) {
    return property.test(whole) && parts.stream().allMatch(property);
  }

  /** A number with its interval; its bias of the order of one over the replications is gone. */
  MeanEstimate estimate(ToDoubleFunction<T> number) {
    int n = parts.size();
    double all = number.applyAsDouble(whole);
    return MeanEstimate.of(
        parts.stream()
            .mapToDouble(part -> n * all - (n - 1) * number.applyAsDouble(part))
            .toArray());
  }

  /** The same of a positive number, whose logarithm is nearer to normal. */
  MeanEstimate ofPositive(ToDoubleFunction<T> number) {
    MeanEstimate log = estimate(fit -> StrictMath.log(number.applyAsDouble(fit)));
    return new MeanEstimate(
        StrictMath.exp(log.mean()),
        StrictMath.exp(log.low()),
        StrictMath.exp(log.high()),
        log.replications());
  }
}
