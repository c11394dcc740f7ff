package dev.contend.engine.random;

/**
 * One stream of random numbers and the distributions that the models draw from it.
 *
 * <p>Transcendental functions are those of {@link StrictMath}, or give the same bits, so that every
 * JVM draws the same numbers. Not safe for use by several threads.
 */
public final class RandomSource {
  private final CombinedRecursion numbers;

  RandomSource(CombinedRecursion numbers) {
    this.numbers = numbers;
  }

  /** Uniform on the open interval (0, 1). */
  public double uniform() {
    return numbers.next();
  }

  /** Uniform on the whole numbers from 0 to {@code bound - 1}; {@code bound} is positive. */
  public int below(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound is " + bound + "; must be positive");
    }
    return (int) (uniform() * bound);
  }

  /** Uniform on the real numbers between {@code low} and {@code high}. */
  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Exponential with the given mean, which is not negative. */
  public double exponential(double mean) {
    requireNotNegative("mean", mean);
    return -mean * NaturalLogarithm.of(uniform());
  }

  /** Normal with mean 0 and standard deviation 1; takes two numbers of the stream (Box-Muller). */
  public double standardNormal() {
    double radius = StrictMath.sqrt(-2 * NaturalLogarithm.of(uniform()));
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

  /**
   * Gamma with mean 1; takes a varying count of numbers of the stream.
   *
   * <p>Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM
   * Transactions on Mathematical Software 26(3), 2000.
   *
   * @param coefficientOfVariation standard deviation over mean, positive; 1 is exponential
   */
  public double unitMeanGamma(double coefficientOfVariation) {
    if (!(coefficientOfVariation > 0)) {
      throw new IllegalArgumentException(
          "coefficientOfVariation is " + coefficientOfVariation + "; must be positive");
    }
    double shape = 1 / (coefficientOfVariation * coefficientOfVariation);
    // Below a shape of 1 a gamma of one more, times a power of a uniform number.
    double boost = shape < 1 ? StrictMath.pow(uniform(), 1 / shape) : 1;
    double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double normal = standardNormal();
      double root = 1 + c * normal;
      double cube = root * root * root;
      if (root > 0
          && NaturalLogarithm.of(uniform())
              < normal * normal / 2 + d - d * cube + d * NaturalLogarithm.of(cube)) {
        return d * cube * boost / shape;
      }
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; must be a number, not negative");
    }
  }
}
