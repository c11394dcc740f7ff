package dev.contend.scenarios.fleet;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.Stragglers;

/** How many times as long each node takes for the same work, drawn once for a replication. */
final class Slowness {
  private final Stragglers stragglers;
  private final RandomStreams random;

  Slowness(Stragglers stragglers, RandomStreams random) {
    this.stragglers = stragglers;
    this.random = random;
  }

  /** The factor of a node; it does not depend on how many there are. */
  double of(int node) {
    if (!stragglers.areThere()) {
      return 1;
    }
    RandomSource draws = random.stream("fleet/slowness/" + node);
    boolean isSlow = draws.uniform() < stragglers.slowShare();
    double factor = draws.unitMeanFactor(stragglers.variation());
    return isSlow ? factor * stragglers.slowdown() : factor;
  }
}
