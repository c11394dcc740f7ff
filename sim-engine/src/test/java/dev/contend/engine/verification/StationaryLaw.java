package dev.contend.engine.verification;

import dev.contend.engine.random.RandomSource;
import java.util.function.IntToDoubleFunction;

/**
 * The stationary distribution of a birth-death process on 0 to a highest state.
 *
 * <p>A model that draws its first state from it is stationary from the start and needs no warm-up.
 *
 * <p>Source: Kleinrock, "Queueing Systems, Volume 1", Wiley 1975, section 3.1 (the product form).
 */
final class StationaryLaw {
  private final double[] probabilities;

  /**
   * The law of a process.
   *
   * @param highest highest state; for an infinite process one that is as good as never reached
   * @param birthRate rate of going up, by state
   * @param deathRate rate of going down, by state, in the same unit
   */
  StationaryLaw(int highest, IntToDoubleFunction birthRate, IntToDoubleFunction deathRate) {
    probabilities = new double[highest + 1];
    probabilities[0] = 1;
    double sum = 1;
    for (int n = 1; n <= highest; n++) {
      probabilities[n] =
          probabilities[n - 1] * birthRate.applyAsDouble(n - 1) / deathRate.applyAsDouble(n);
      sum += probabilities[n];
    }
    for (int n = 0; n <= highest; n++) {
      probabilities[n] /= sum;
    }
  }

  /** The mean state. */
  double mean() {
    double mean = 0;
    for (int n = 0; n < probabilities.length; n++) {
      mean += n * probabilities[n];
    }
    return mean;
  }

  /** A state drawn from the law, by inversion. */
  int draw(RandomSource random) {
    double left = random.uniform();
    int n = 0;
    while (n < probabilities.length - 1 && left > probabilities[n]) {
      left -= probabilities[n];
      n++;
    }
    return n;
  }
}
