package dev.contend.engine.verification;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;

/**
 * The waiting times of one server with Poisson arrivals, customer by customer, without a kernel;
 * the unit of time is the mean service.
 *
 * <p>Source: Lindley's recursion; Kleinrock, "Queueing Systems, Volume 1", Wiley 1975, sections 3.2
 * and 5.7 (the stationary wait as a geometric number of residual services).
 */
final class WaitingLine {
  private final RandomSource gaps;
  private final RandomSource services;
  private final boolean isFixed;
  private final double utilization;
  private double wait;
  private double service;

  /**
   * @param isFixed whether services all take the same (M/D/1), or are exponential (M/M/1)
   * @param utilization below 1 for a line that comes to rest
   */
  WaitingLine(RandomStreams streams, boolean isFixed, double utilization) {
    gaps = streams.stream("gaps");
    services = streams.stream("services");
    this.isFixed = isFixed;
    this.utilization = utilization;
    service = drawService();
  }

  /** Begins in the stationary state in place of an empty line. */
  WaitingLine stationary(RandomSource start) {
    while (start.uniform() < utilization) {
      wait += isFixed ? start.uniform() : start.exponential(1);
    }
    return this;
  }

  /** Begins with so many services before the first customer. */
  WaitingLine behind(double work) {
    wait = work;
    return this;
  }

  /** How long the present customer waits. */
  double waiting() {
    return wait;
  }

  /** How long the present customer stays. */
  double stay() {
    return wait + service;
  }

  /** On to the next customer. */
  void next() {
    wait = Math.max(0, stay() - gaps.exponential(1 / utilization));
    service = drawService();
  }

  /** The mean wait of so many customers. */
  double meanWait(int customers) {
    double sum = 0;
    for (int i = 0; i < customers; i++) {
      sum += wait;
      next();
    }
    return sum / customers;
  }

  /** How long the last of so many customers stays. */
  double lastStay(int customers) {
    for (int i = 1; i < customers; i++) {
      next();
    }
    return stay();
  }

  private double drawService() {
    return isFixed ? 1 : services.exponential(1);
  }

  /** The exact mean wait, by Pollaczek and Khinchine. */
  static double exactMeanWait(boolean isFixed, double utilization) {
    return utilization / (1 - utilization) * (isFixed ? 0.5 : 1);
  }

  /**
   * The exact quantile of the wait of M/D/1 from Erlang's formula for its distribution, and of the
   * stay of M/M/1, which is exponential.
   */
  static double exactQuantile(boolean isFixed, double utilization, double probability) {
    if (!isFixed) {
      return -StrictMath.log(1 - probability) / (1 - utilization);
    }
    double low = 0;
    double high = 50;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (waitsAtMost(middle, utilization) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Erlang 1909: the probability that a customer of M/D/1 waits for at most so long. */
  static double waitsAtMost(double time, double utilization) {
    double sum = 0;
    for (int k = 0; k <= time; k++) {
      double term = StrictMath.exp(utilization * (time - k));
      for (int i = 1; i <= k; i++) {
        term *= -utilization * (time - k) / i;
      }
      sum += term;
    }
    return (1 - utilization) * sum;
  }
}
