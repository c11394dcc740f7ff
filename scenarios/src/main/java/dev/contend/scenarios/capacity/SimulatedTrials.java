package dev.contend.scenarios.capacity;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.Stability;
import dev.contend.scenarios.experiment.PointRuns;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.Confinement;
import dev.contend.scenarios.spec.Objective;
import dev.contend.scenarios.spec.PlanMetrics;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.runtime.memory.ResidentMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The simulator as what a search asks: a trial is a run of a plan's scenario. */
public final class SimulatedTrials implements Trials {
  private static final double SECONDS_AN_HOUR = 3_600;
  private static final double MILLION = 1e6;

  /**
   * In which a worker holds no hardware thread; start-up is mostly the wait for other starts, and
   * is no part of serving.
   */
  private static final List<Cause> OFF_CPU =
      List.of(
          Cause.GIL_WAIT,
          Cause.LOCK_PARKED,
          Cause.QUEUE_EMPTY,
          Cause.QUEUE_FULL,
          Cause.START_UP,
          Cause.SCHEDULER_WAIT,
          Cause.IO_AND_DEVICE,
          Cause.IDLE);

  private final PlanSpec plan;
  private final PointRuns runs;
  private final List<Alternative> alternatives = new ArrayList<>();

  /** For each alternative, in order, the scenario's points by workers. */
  private final List<Map<Integer, Integer>> points;

  public SimulatedTrials(PlanSpec plan, PointRuns runs) {
    this.plan = plan;
    this.runs = runs;
    Map<String, Map<Integer, Integer>> byLabel = new LinkedHashMap<>();
    List<PointSpec> all = plan.scenario().points();
    for (int i = 0; i < all.size(); i++) {
      byLabel
          .computeIfAbsent(label(all.get(i)), first -> new TreeMap<>())
          .put(all.get(i).workers(), i);
    }
    points = new ArrayList<>(byLabel.values());
    byLabel.forEach(
        (label, workers) ->
            alternatives.add(new Alternative(label, List.copyOf(workers.keySet()))));
  }

  /**
   * What tells a choice from others, but for its workers. The demand, which all share, does not.
   */
  private String label(PointSpec point) {
    StringBuilder label = new StringBuilder(point.runtime().label());
    point
        .axes()
        .forEach(
            (axis, value) -> {
              boolean isShared =
                  plan.scenario().points().stream()
                      .allMatch(each -> value.equals(each.axes().get(axis)));
              label.append(isShared ? "" : ", " + axis + " " + value);
            });
    return label.append(" on ").append(point.machine().name()).toString();
  }

  /** What there is to choose from. */
  public List<Alternative> alternatives() {
    return List.copyOf(alternatives);
  }

  /** The plan's objectives as aims. */
  public static List<Aim> aims(PlanSpec plan) {
    return plan.objectives().stream()
        .map(each -> new Aim(each.text(), each.isAtMost(), each.bound(), each.isMemory()))
        .toList();
  }

  /** Whether there is any limit on memory. */
  public static boolean memoryEnds(PlanSpec plan) {
    return plan.objectives().stream().anyMatch(Objective::isMemory)
        || plan.scenario().points().stream()
            .anyMatch(point -> point.confinement().memoryLimitBytes() != Confinement.UNLIMITED);
  }

  /** The point of an alternative with a number of workers. */
  public PointSpec point(int alternative, int workers) {
    return plan.scenario().points().get(index(alternative, workers));
  }

  /** The place of that point in the plan's scenario. */
  int index(int alternative, int workers) {
    Integer index = points.get(alternative).get(workers);
    if (index == null) {
      throw new IllegalArgumentException(workers + " workers are none of the choices");
    }
    return index;
  }

  @Override
  public void planned(int trials) {
    runs.planned(trials);
  }

  @Override
  public Trial run(int alternative, int workers, int replication) {
    int index = index(alternative, workers);
    return trial(plan.scenario().points().get(index), runs.run(index, replication));
  }

  /** What a run says of the aims. */
  Trial trial(PointSpec point, RunResult run) {
    if (!run.unfinished().isEmpty()) {
      String why = run.unfinished().get(0);
      boolean isMemory = why.startsWith(ResidentMemory.KILLED);
      return Trial.failed(
          new Trial.Failure(
              isMemory ? Trial.Failure.Kind.OUT_OF_MEMORY : Trial.Failure.Kind.NO_RESULT, why),
          0);
    }
    Map<String, Double> values = values(point, run);
    double rate = rate(values);
    Double stability = values.get(ProgramMetrics.STABILITY.name());
    if (stability != null && Stability.ofCode(stability) == Stability.UNSTABLE) {
      return Trial.failed(
          new Trial.Failure(Trial.Failure.Kind.UNSTABLE, "more arrives than is served"), rate);
    }
    List<Double> aims = new ArrayList<>();
    for (Objective objective : plan.objectives()) {
      OptionalDouble value = objective.of(values, point.workers());
      if (value.isEmpty()) {
        return Trial.failed(
            new Trial.Failure(
                Trial.Failure.Kind.NO_RESULT,
                "its runs do not measure what '" + objective.text() + "' names"),
            rate);
      }
      aims.add(value.getAsDouble());
    }
    return Trial.of(
        aims,
        values.getOrDefault(
            (plan.paysForWork() ? PlanMetrics.COST_PER_MILLION : PlanMetrics.COST_PER_HOUR).name(),
            0.0),
        rate);
  }

  /** The metrics of a run by name, those of the plan included. */
  Map<String, Double> values(PointSpec point, RunResult run) {
    Map<String, Double> values = new LinkedHashMap<>();
    run.metrics().asMap().forEach((metric, value) -> values.put(metric.name(), value));
    values.put(PlanMetrics.CPU_UTILISATION.name(), utilisation(point, run));
    double perHour = plan.costPerHour(point);
    values.put(PlanMetrics.COST_PER_HOUR.name(), perHour);
    double rate = rate(values);
    if (rate > 0) {
      values.put(PlanMetrics.COST_PER_MILLION.name(), perHour * MILLION / SECONDS_AN_HOUR / rate);
    }
    return values;
  }

  /** What is done a second: requests, or for a workload that is run for a time whole runs. */
  private double rate(Map<String, Double> values) {
    Metric headline = plan.scenario().headline();
    double value = values.getOrDefault(headline.name(), 0.0);
    return switch (headline.unit()) {
      case "1/s" -> value;
      case "s" -> value > 0 ? 1 / value : 0;
      default -> values.getOrDefault(ProgramMetrics.SERVED_RATE.name(), 0.0);
    };
  }

  private static double utilisation(PointSpec point, RunResult run) {
    double all = 0;
    double busy = 0;
    for (Cause cause : Cause.values()) {
      double ps = run.causePs().get(cause.id());
      all += ps;
      busy += OFF_CPU.contains(cause) ? 0 : ps;
    }
    double elapsed = all / point.workers();
    return elapsed == 0 ? 0 : busy / elapsed / PlanSpec.cpus(point);
  }
}
