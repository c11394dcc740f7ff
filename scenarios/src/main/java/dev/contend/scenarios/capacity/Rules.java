package dev.contend.scenarios.capacity;

/**
 * How sure a search has to be.
 *
 * <p>Replications come in rounds that double, and after each the question is asked again, so the
 * error that is allowed is divided by the number of rounds.
 *
 * @param min replications of a point before anything is decided of it by a test, 2 or more; 1 if
 *     nothing varies
 * @param max replications after which what is not decided stays open
 * @param error how often a bound that is broken may be taken as kept, or the other way round, above
 *     0 and below 0.5
 * @param indifference what is dearer by no more than this share is not looked down upon
 */
public record Rules(int min, int max, double error, double indifference) {
  public Rules {
    if (min < 1 || max < min || !(error > 0 && error < 0.5) || indifference < 0) {
      throw new IllegalArgumentException("rules " + min + ", " + max + ", " + error);
    }
  }

  /** The level of the two-sided interval whose each end is wrong as often as one round may be. */
  double level(int questions) {
    return 1 - 2 * error / rounds() / questions;
  }

  /** How often a question may be asked. */
  int rounds() {
    int rounds = 1;
    for (int done = min; done < max; done = next(done)) {
      rounds++;
    }
    return rounds;
  }

  /** The replications after another round. */
  int next(int done) {
    return Math.min(max, 2 * done);
  }
}
