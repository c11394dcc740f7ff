package dev.contend.scenarios.spec;

/**
 * How nodes that should be alike differ.
 *
 * @param variation coefficient of variation of how long nodes take for the same work, each node
 *     always as long; lognormal
 * @param slowShare the probability that a node is one of the slow ones
 * @param slowdown how many times as long those take, 1 or more
 */
public record Stragglers(double variation, double slowShare, double slowdown) {
  /** All nodes alike. */
  public static final Stragglers NONE = new Stragglers(0, 0, 1);

  /** Whether nodes differ at all. */
  public boolean areThere() {
    return variation > 0 || (slowShare > 0 && slowdown > 1);
  }
}
