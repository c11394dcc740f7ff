package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The runs of an experiment as they come in, and the points whose program does not end. */
final class Results {
  private final ScenarioSpec scenario;
  private final List<List<RunResult>> runs = new ArrayList<>();
  private final TreeMap<Integer, UnfinishedPoint> unfinished = new TreeMap<>();

  Results(ScenarioSpec scenario) {
    this.scenario = scenario;
    scenario.points().forEach(point -> runs.add(new ArrayList<>()));
  }

  /** Indices of the points that have ended in all replications so far. */
  List<Integer> points() {
    return IntStream.range(0, runs.size())
        .filter(point -> !unfinished.containsKey(point))
        .boxed()
        .toList();
  }

  /**
   * Adds a run; those of a point come in the order of their replications.
   *
   * @param point index of its point
   */
  void add(int point, RunSpec run, RunResult result) {
    if (result.unfinished().isEmpty()) {
      runs.get(point).add(result);
    } else {
      unfinished.putIfAbsent(point, UnfinishedPoint.of(run, result));
    }
  }

  /**
   * What there is.
   *
   * @throws UnfinishedRunException if no point has ended
   */
  ExperimentResult soFar() {
    List<UnfinishedPoint> bad = List.copyOf(unfinished.values());
    List<Integer> good = points();
    if (good.isEmpty()) {
      throw new UnfinishedRunException(bad);
    }
    ScenarioSpec ended =
        bad.isEmpty()
            ? scenario
            : scenario.withPoints(good.stream().map(scenario.points()::get).toList());
    List<List<RunResult>> theirs = good.stream().map(runs::get).toList();
    boolean precise = new Precision(new ExperimentResult(ended, theirs, false, bad)).isReached();
    return new ExperimentResult(ended, theirs, precise, bad);
  }
}
