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
 * @param failed the points that were asked for and at which the tool failed
 * @param removed what is gained without the largest loss of some points; none if not asked for
 */
public record ExperimentResult(
    ScenarioSpec scenario,
    List<List<RunResult>> runs,
    boolean precise,
    List<UnfinishedPoint> unfinished,
    List<FailedPoint> failed,
    List<Removed> removed) {
  public ExperimentResult {
    unfinished = List.copyOf(unfinished);
    failed = List.copyOf(failed);
    removed = List.copyOf(removed);
  }

  /** Results with nothing taken away. */
  public ExperimentResult(
      ScenarioSpec scenario,
      List<List<RunResult>> runs,
      boolean precise,
      List<UnfinishedPoint> unfinished,
      List<FailedPoint> failed) {
    this(scenario, runs, precise, unfinished, failed, List.of());
  }

  /** Results of a scenario at no point of which the tool failed. */
  public ExperimentResult(
      ScenarioSpec scenario,
      List<List<RunResult>> runs,
      boolean precise,
      List<UnfinishedPoint> unfinished) {
    this(scenario, runs, precise, unfinished, List.of());
  }

  /**
   * Sees to it that every point that was asked for has results.
   *
   * @throws UnfinishedRunException if one has none
   */
  public void requireAll() {
    if (!unfinished.isEmpty() || !failed.isEmpty()) {
      throw new UnfinishedRunException(unfinished, failed);
    }
  }

  /** The points that were asked for, those without results included. */
  public int asked() {
    return runs.size() + unfinished.size() + failed.size();
  }

  /**
   * Faults of the tool at points simulated again without their largest loss, in sentences. The
   * points themselves have results.
   */
  public List<String> faultsWithoutLoss() {
    return removed.stream().flatMap(each -> each.fault().stream()).toList();
  }

  /** The same with what is gained without some losses. */
  ExperimentResult with(List<Removed> found) {
    return new ExperimentResult(scenario, runs, precise, unfinished, failed, found);
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
