package dev.contend.engine.statistics;

/**
 * Throughput by the number of workers: X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1)).
 *
 * @param lambda throughput of one worker, in the unit of the throughput
 * @param sigma contention: the share of the work that one worker at a time does
 * @param kappa coherence: what each other worker costs each, in shares of one worker's work; 0 in
 *     Amdahl's law
 */
public record ScalabilityCurve(double lambda, double sigma, double kappa) {
  /** Throughput with so many workers. */
  public double throughput(double workers) {
    return lambda * workers / (1 + sigma * (workers - 1) + kappa * workers * (workers - 1));
  }

  /** Whether throughput falls beyond some number of workers. */
  public boolean hasPeak() {
    return kappa > 0;
  }

  /** The number of workers with the most throughput, 1 or more; needs {@link #hasPeak}. */
  public double peak() {
    return sigma >= 1 ? 1 : Math.max(1, StrictMath.sqrt((1 - sigma) / kappa));
  }

  /** Whether speedup is bounded, by a peak or a serial share. */
  public boolean isBounded() {
    return hasPeak() || (kappa == 0 && sigma > 0);
  }

  /**
   * The most that throughput can be, over that of one worker; needs {@link #isBounded}. At the same
   * number of workers the ideal line meets that height: the knee of asymptotic analysis, beyond
   * which workers wait more than they add.
   */
  public double limit() {
    return hasPeak() ? throughput(peak()) / lambda : Math.max(1, 1 / sigma);
  }
}
