package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.List;

/**
 * All runs of a scenario.
 *
 * @param scenario what was asked for, less the points whose program does not end
 * @param runs for each point in the scenario's order its replications in order, equally many
 * @param precise whether every point's interval is as narrow as was asked for
 * @param unfinished the points that were asked for and whose program does not end
 */
public record ExperimentResult(
    ScenarioSpec scenario,
    List<List<RunResult>> runs,
    boolean precise,
    List<UnfinishedPoint> unfinished) {
  public ExperimentResult {
    unfinished = List.copyOf(unfinished);
  }

  /** The points whose interval is wider than was asked for, each with how wide it is. */
  public List<String> imprecise() {
    return new Precision(this).missing();
  }

  /** Replications of each point. */
  public int replications() {
    return runs.get(0).size();
  }

  /** Whether a mean has an interval: neither an exact value nor a single draw has one. */
  public boolean hasIntervals() {
    return scenario.varies() && replications() > 1;
  }
}
