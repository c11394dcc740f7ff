package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is gained by taking away the largest part of each curve's loss, simulated: a share of time
 * need not be what its removal saves, for another loss may take its place or vanish with it.
 *
 * <p>Of each curve that the verdict explains the last point is run again, at most {@value
 * #REPLICATIONS} times, from the same random streams.
 */
public final class Removals {
  /** More replications of a pair would cost more than the point itself is worth. */
  private static final int REPLICATIONS = 5;

  private final ExperimentResult result;
  private final ScenarioSpec scenario;

  public Removals(ExperimentResult result) {
    this.result = result;
    scenario = result.scenario();
  }

  /**
   * Simulates each explained point without its largest loss.
   *
   * @param simulator makes the runs; by the way that it does so, they have limits and are kept
   * @return the same result with what was found
   */
  public ExperimentResult run(Simulator simulator) throws InterruptedException {
    Map<PointSpec, Removal> removals = new LinkedHashMap<>();
    for (PointSpec point : new Findings(result, new ResultTables(result).results()).explained()) {
      losses(point)
          .large()
          .flatMap(loss -> Removal.of(loss, point))
          .ifPresent(removal -> removals.put(point, removal));
    }
    if (removals.isEmpty()) {
      return result;
    }
    Map<PointSpec, List<String>> unfinished = new LinkedHashMap<>();
    Map<PointSpec, List<RunResult>> ended = simulate(removals, simulator, unfinished);
    List<Removed> removed = new ArrayList<>();
    removals.forEach(
        (point, removal) ->
            removed.add(
                new Removed(
                    point,
                    removal,
                    runsOf(point),
                    ended.getOrDefault(removal.point(), List.of()),
                    unfinished.getOrDefault(removal.point(), List.of()))));
    return result.with(removed);
  }

  /** Runs the points that have something taken away. */
  @FunctionalInterface
  public interface Simulator {
    /**
     * Every point of a scenario.
     *
     * @throws UnfinishedRunException if no point has results
     */
    ExperimentResult run(ScenarioSpec without) throws InterruptedException;
  }

  /** The runs of the points that end without their losses; why others do not is noted. */
  private Map<PointSpec, List<RunResult>> simulate(
      Map<PointSpec, Removal> removals,
      Simulator simulator,
      Map<PointSpec, List<String>> unfinished)
      throws InterruptedException {
    int replications = Math.min(REPLICATIONS, result.replications());
    ScenarioSpec without =
        scenario
            .withPoints(removals.values().stream().map(Removal::point).toList())
            .with(new ReplicationSpec(replications, replications, Double.MAX_VALUE));
    Map<PointSpec, List<RunResult>> runs = new LinkedHashMap<>();
    try {
      ExperimentResult ended = simulator.run(without);
      for (int i = 0; i < ended.runs().size(); i++) {
        runs.put(ended.scenario().points().get(i), ended.runs().get(i));
      }
      note(ended.unfinished(), ended.failed(), unfinished);
    } catch (UnfinishedRunException none) {
      note(none.points(), none.failed(), unfinished);
    }
    return runs;
  }

  private static void note(
      List<UnfinishedPoint> points, List<FailedPoint> failed, Map<PointSpec, List<String>> why) {
    points.forEach(each -> why.put(each.point(), each.why()));
    failed.forEach(each -> why.put(each.point(), List.of(each.message())));
  }

  private List<RunResult> runsOf(PointSpec point) {
    return result.runs().get(scenario.points().indexOf(point));
  }

  private PointLosses losses(PointSpec point) {
    return new PointLosses(runsOf(point));
  }
}
