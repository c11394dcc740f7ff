package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;

/**
 * A point at which the tool failed.
 *
 * @param index its place in the sweep, from 0
 * @param point which
 * @param replication the first of its replications that failed
 * @param seed of the scenario
 * @param fault what happened
 */
public record FailedPoint(int index, PointSpec point, int replication, long seed, Throwable fault) {

  /** Which run failed, and why. */
  public String message() {
    return message("");
  }

  /** The same of a point that was changed. */
  String message(String change) {
    return "the simulation of "
        + point.label()
        + change
        + ", replication "
        + replication
        + " with seed "
        + seed
        + ", failed: "
        + fault;
  }
}
