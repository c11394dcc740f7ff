package dev.contend.workloads.script;

import dev.contend.engine.random.RandomSource;
import java.util.function.DoubleSupplier;

/**
 * Intervals of a Poisson process whose rate is that of a state, which it leaves for the other after
 * an exponential time (MMPP with two states). It begins in a state by their shares of the time.
 *
 * <p>Source: Fischer and Meier-Hellstern, The Markov-modulated Poisson process (MMPP) cookbook,
 * Performance Evaluation 18(2), 1993, section 2.
 */
final class ModulatedPoisson implements DoubleSupplier {
  private static final double PS_PER_SECOND = 1e12;

  private final double[] perSecond;
  private final double[] sojournPs;
  private final RandomSource random;
  private int state;
  private double leftPs;

  ModulatedPoisson(ArrivalProcess.Modulated process, Scope scope, RandomSource random) {
    this.random = random;
    perSecond =
        new double[] {process.first().rate().value(scope), process.second().rate().value(scope)};
    sojournPs =
        new double[] {
          process.first().sojourn().value(scope), process.second().sojourn().value(scope)
        };
    state = random.uniform() * (sojournPs[0] + sojournPs[1]) < sojournPs[0] ? 0 : 1;
    leftPs = random.exponential(sojournPs[state]);
  }

  /** From the last arrival to the next, in picoseconds. */
  @Override
  public double getAsDouble() {
    double passedPs = 0;
    while (true) {
      double rate = perSecond[state];
      double nextPs =
          rate == 0 ? Double.POSITIVE_INFINITY : random.exponential(PS_PER_SECOND / rate);
      if (nextPs < leftPs) {
        leftPs -= nextPs;
        return passedPs + nextPs;
      }
      // What is left until an arrival has no memory, so it is drawn anew in the next state.
      passedPs += leftPs;
      state = 1 - state;
      leftPs = random.exponential(sojournPs[state]);
    }
  }
}
