package dev.contend.scenarios.fleet;

/**
 * How long a request takes at a node that has no other: a monotone curve through known percentiles,
 * straight over the logarithm of the share that takes longer, and so with an exponential tail.
 */
final class ServiceTimes {
  private static final double[] SHARES = {0, 0.5, 0.95, 0.99};

  private final double[] exponents = new double[SHARES.length];
  private final double[] seconds;

  private ServiceTimes(double[] seconds) {
    this.seconds = seconds;
    for (int i = 0; i < SHARES.length; i++) {
      exponents[i] = -StrictMath.log(1 - SHARES[i]);
    }
  }

  /**
   * The curve through three percentiles, in seconds and not falling; the least is where it gives
   * the mean, or as near to that as it can be.
   */
  static ServiceTimes of(double mean, double p50, double p95, double p99) {
    ServiceTimes some = new ServiceTimes(new double[] {0, p50, p95, p99});
    // The mean is linear in the least value.
    double atNone = some.mean();
    double weight = new ServiceTimes(new double[] {1, p50, p95, p99}).mean() - atNone;
    double least = Math.max(0, Math.min(p50, (mean - atNone) / weight));
    return new ServiceTimes(new double[] {least, p50, p95, p99});
  }

  private double slope(int segment) {
    int from = Math.min(segment, SHARES.length - 2);
    return (seconds[from + 1] - seconds[from]) / (exponents[from + 1] - exponents[from]);
  }

  /** The mean of the curve. */
  double mean() {
    double mean = seconds[0];
    for (int i = 0; i < SHARES.length; i++) {
      double beyond = i + 1 < SHARES.length ? 1 - SHARES[i + 1] : 0;
      mean += slope(i) * (1 - SHARES[i] - beyond);
    }
    return mean;
  }

  /** The time that a share of requests does not exceed, from 0 to below 1. */
  double at(double share) {
    double exponent = -StrictMath.log(1 - share);
    int segment = 0;
    while (segment + 1 < SHARES.length && exponent > exponents[segment + 1]) {
      segment++;
    }
    return seconds[segment] + slope(segment) * (exponent - exponents[segment]);
  }
}
