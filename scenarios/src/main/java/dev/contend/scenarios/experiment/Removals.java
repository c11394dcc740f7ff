package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final ResultTables tables;
  private final ScenarioSpec scenario;

  public Removals(ResultTables tables) {
    this.tables = tables;
    result = tables.result();
    scenario = result.scenario();
  }

  /**
   * Simulates each explained point without its largest loss.
   *
   * @param simulator makes the runs; by the way that it does so, they have limits and are kept
   * @return the same tables with what was found; a point that cannot be compared has the reason
   *     beside it, faults of the tool included
   */
  public ResultTables run(Simulator simulator) throws InterruptedException {
    Map<PointSpec, Removal> removals = new LinkedHashMap<>();
    for (PointSpec point : new Findings(tables).explained()) {
      PointLosses losses = losses(point);
      losses
          .large()
          .flatMap(loss -> Removal.of(losses.removable(loss), point))
          .ifPresent(removal -> removals.put(point, removal));
    }
    if (removals.isEmpty()) {
      return tables;
    }
    Ended ended = simulate(removals, simulator);
    List<Removed> removed = new ArrayList<>();
    removals.forEach(
        (point, removal) ->
            removed.add(
                new Removed(
                    point,
                    removal,
                    runsOf(point),
                    ended.runs().getOrDefault(removal.point(), List.of()),
                    ended.why().getOrDefault(removal.point(), List.of()),
                    Optional.ofNullable(ended.failed().get(removal.point())))));
    return tables.with(removed);
  }

  /**
   * What became of the points that have something taken away.
   *
   * @param runs of those that can be compared
   * @param why others cannot, in lines
   * @param failed those of these at which the tool failed
   */
  private record Ended(
      Map<PointSpec, List<RunResult>> runs,
      Map<PointSpec, List<String>> why,
      Map<PointSpec, FailedPoint> failed) {
    Ended() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void note(List<UnfinishedPoint> unfinished, List<FailedPoint> faults) {
      unfinished.forEach(each -> why.put(each.point(), each.why()));
      faults.forEach(each -> why.put(each.point(), List.of(each.message())));
      faults.forEach(each -> failed.put(each.point(), each));
    }
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

  private Ended simulate(Map<PointSpec, Removal> removals, Simulator simulator)
      throws InterruptedException {
    int replications = Math.min(REPLICATIONS, result.replications());
    ScenarioSpec without =
        scenario
            .withPoints(removals.values().stream().map(Removal::point).toList())
            .with(new ReplicationSpec(replications, replications, Double.MAX_VALUE));
    Ended ended = new Ended();
    try {
      ExperimentResult made = simulator.run(without);
      for (int i = 0; i < made.runs().size(); i++) {
        addTo(ended, made.scenario().points().get(i), made.runs().get(i));
      }
      ended.note(made.unfinished(), made.failed());
    } catch (UnfinishedRunException none) {
      ended.note(none.points(), none.failed());
    }
    return ended;
  }

  /** Without a loss requests may pile up that did not before: then there is no latency. */
  private void addTo(Ended ended, PointSpec point, List<RunResult> runs) {
    Metric headline = scenario.headline();
    if (runs.stream().allMatch(run -> run.metrics().has(headline))) {
      ended.runs().put(point, runs);
    } else {
      ended.why().put(point, List.of("not every replication has a " + Findings.name(headline)));
    }
  }

  private List<RunResult> runsOf(PointSpec point) {
    return result.runs().get(scenario.points().indexOf(point));
  }

  private PointLosses losses(PointSpec point) {
    return new PointLosses(runsOf(point));
  }
}
