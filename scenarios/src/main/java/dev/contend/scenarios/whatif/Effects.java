package dev.contend.scenarios.whatif;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.experiment.ComparedPoint;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.Experiments.Attempt;
import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.experiment.UnfinishedPoint;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each change makes of each point, from runs of the same seed: replication r before and after
 * draws from the same random streams, so that the difference is the change's alone.
 */
public final class Effects {
  private final ScenarioSpec scenario;
  private final List<PointSpec> points;
  private final Attempt before;
  private final List<Effect> effects = new ArrayList<>();

  /**
   * Effects on some points.
   *
   * @param scenario as it is
   * @param points those that were run
   * @param before what became of them
   */
  public Effects(ScenarioSpec scenario, List<PointSpec> points, Attempt before) {
    this.scenario = scenario;
    this.points = List.copyOf(points);
    this.before = before;
  }

  /**
   * Adds a change.
   *
   * @param paired its points beside those of the scenario
   * @param after what became of them
   */
  public void add(Change change, PairedPoints paired, Attempt after) {
    Map<PointSpec, PointSpec> made = new LinkedHashMap<>();
    paired.pairs().forEach(pair -> made.put(pair.before(), pair.after()));
    for (PointSpec point : points) {
      effects.add(
          Optional.ofNullable(made.get(point))
              .map(other -> effect(change, point, other, after))
              .orElseGet(
                  () -> none(change, point, "the changed scenario has no single point for it")));
    }
  }

  private Effect effect(Change change, PointSpec point, PointSpec other, Attempt after) {
    Map<Integer, Double> first = values(before, point);
    Map<Integer, Double> second = values(after, other);
    if (first.isEmpty() || second.isEmpty()) {
      return none(
          change, point, first.isEmpty() ? "before: " + why(before, point) : why(after, other));
    }
    Metric metric = scenario.headline();
    return new Effect(
        change,
        point,
        metric,
        first,
        second,
        Optional.of(
            ComparedPoint.of(
                key(point), metric.name(), metric.unit(), first, second, scenario.varies())),
        "");
  }

  private Effect none(Change change, PointSpec point, String why) {
    return new Effect(
        change,
        point,
        scenario.headline(),
        Collections.emptyMap(),
        Collections.emptyMap(),
        Optional.empty(),
        why);
  }

  /** The names of the coordinates that tell points apart. */
  public List<String> coordinates() {
    List<String> names = new ArrayList<>(List.of("machine", "runtime", "workers"));
    names.addAll(scenario.axes());
    return names;
  }

  private List<String> key(PointSpec point) {
    return coordinates().stream().map(name -> PairedPoints.value(point, name)).toList();
  }

  /** The headline by replication; none unless every replication has it. */
  private Map<Integer, Double> values(Attempt attempt, PointSpec point) {
    Map<Integer, Double> values = new LinkedHashMap<>();
    int index =
        attempt.result().map(result -> result.scenario().points().indexOf(point)).orElse(-1);
    if (index < 0) {
      return values;
    }
    List<RunResult> runs = attempt.result().map(ExperimentResult::runs).orElseThrow().get(index);
    Metric metric = scenario.headline();
    for (int r = 0; r < runs.size(); r++) {
      if (!runs.get(r).metrics().has(metric)) {
        return new LinkedHashMap<>();
      }
      values.put(r, runs.get(r).metrics().value(metric));
    }
    return values;
  }

  private String why(Attempt attempt, PointSpec point) {
    for (UnfinishedPoint each : attempt.unfinished()) {
      if (each.point().equals(point)) {
        return each.why().get(0);
      }
    }
    for (FailedPoint each : attempt.failed()) {
      if (each.point().equals(point)) {
        return each.message();
      }
    }
    return "not every replication has a " + scenario.headline().name();
  }

  /** Every change at every point: the changes in their order, of each the points in theirs. */
  public List<Effect> all() {
    return List.copyOf(effects);
  }

  /** The same, point by point, of each the change that helps most first. */
  public List<Effect> ranked() {
    return points.stream().flatMap(point -> ranked(point).stream()).toList();
  }

  /** What the changes make of a point, what helps most first. */
  List<Effect> ranked(PointSpec point) {
    return effects.stream()
        .filter(effect -> effect.point().equals(point))
        .sorted(Comparator.comparingDouble(Effect::gain).reversed())
        .toList();
  }

  /** The points in their order. */
  public List<PointSpec> points() {
    return points;
  }
}
