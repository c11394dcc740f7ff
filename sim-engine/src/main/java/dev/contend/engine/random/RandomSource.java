package dev.contend.engine.random;

import umontreal.ssj.rng.RandomStream;

/**
 * One stream of random numbers and the distributions that the models draw from it.
 *
 * <p>Transcendental functions are those of {@link StrictMath}, so that every JVM draws the same
 * numbers. Not safe for use by several threads.
 */
public final class RandomSource {
  private final RandomStream stream;

  RandomSource(RandomStream stream) {
    this.stream = stream;
  }

  /** Uniform on the open interval (0, 1). */
  public double uniform() {
    return stream.nextDouble();
  }

  /** Uniform on the whole numbers from 0 to {@code bound - 1}; {@code bound} is positive. */
  public int below(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound is " + bound + "; must be positive");
    }
    return stream.nextInt(0, bound - 1);
  }

  /** Uniform on the real numbers between {@code low} and {@code high}. */
  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Exponential with the given mean, which is not negative. */
  public double exponential(double mean) {
    requireNotNegative("mean", mean);
    return -mean * StrictMath.log(uniform());
  }

  /** Normal with mean 0 and standard deviation 1; takes two numbers of the stream (Box-Muller). */
  public double standardNormal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /**
   * Lognormal with mean 1: a positive factor that leaves the mean of what it multiplies unchanged.
   *
   * @param coefficientOfVariation standard deviation over mean, not negative; 0 gives exactly 1
   */
  public double unitMeanFactor(double coefficientOfVariation) {
    requireNotNegative("coefficientOfVariation", coefficientOfVariation);
    double variance = StrictMath.log(1 + coefficientOfVariation * coefficientOfVariation);
    double normal = standardNormal();
    return coefficientOfVariation == 0
        ? 1
        : StrictMath.exp(normal * StrictMath.sqrt(variance) - variance / 2);
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; must be a number, not negative");
    }
  }
}
