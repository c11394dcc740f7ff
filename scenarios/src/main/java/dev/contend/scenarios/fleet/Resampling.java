package dev.contend.scenarios.fleet;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.Arrays;

/**
 * The bootstrap: replications of a node, drawn with replacement.
 *
 * <p>Source: Barton and Schruben, Resampling methods for input modeling, Proceedings of the 2001
 * Winter Simulation Conference: uncertainty of what a model is fed with, by resampling it for each
 * of the model's replications.
 */
final class Resampling {
  private Resampling() {}

  /** The drawn values of some. */
  static double[] of(double[] values, RandomStreams random, int nodeClass) {
    return Arrays.stream(indices(values.length, random, nodeClass))
        .mapToDouble(i -> values[i])
        .toArray();
  }

  /** Which were drawn of so many. */
  static int[] indices(int count, RandomStreams random, int nodeClass) {
    RandomSource draws = random.stream("fleet/resample/" + nodeClass);
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = draws.below(count);
    }
    return drawn;
  }
}
