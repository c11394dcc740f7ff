package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import java.util.List;

/**
 * A point whose simulated program does not end.
 *
 * @param point which
 * @param replication the first of its replications that did not end
 * @param seed of the scenario
 * @param why in lines, the verdict first
 */
public record UnfinishedPoint(PointSpec point, int replication, long seed, List<String> why) {
  public UnfinishedPoint {
    why = List.copyOf(why);
  }

  /** Which point it is, with what it takes to see it again. */
  public String label() {
    return point.label() + ", replication " + replication + " with seed " + seed;
  }

  /** Point and verdict, on a line each. */
  public String message() {
    return "the simulated program does not end: " + label() + "\n    " + String.join("\n    ", why);
  }
}
