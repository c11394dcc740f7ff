package dev.contend.scenarios.capacity;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.PointRuns;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.Objective;
import dev.contend.scenarios.spec.PlanMetrics;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of a plan: what was tried, and every metric of it. */
public final class PlanTables {
  private final PlanSpec plan;
  private final Answer answer;
  private final SimulatedTrials trials;
  private final PointRuns runs;

  public PlanTables(PlanSpec plan, Answer answer, SimulatedTrials trials, PointRuns runs) {
    this.plan = plan;
    this.answer = answer;
    this.trials = trials;
    this.runs = runs;
  }

  /** What is counted in millions. */
  String unitOfWork() {
    return plan.scenario().headline().unit().equals("s") ? "runs" : "requests";
  }

  /** The mean of a metric at what was tried; empty if its runs lack it. */
  Optional<MeanEstimate> metric(WorkersCurve curve, Tested tested, Metric metric) {
    return Optional.ofNullable(values(curve, tested).get(metric.name())).map(MeanEstimate::of);
  }

  /** The replications of every metric that all of them have. */
  private Map<String, double[]> values(WorkersCurve curve, Tested tested) {
    PointSpec point = trials.point(curve.index(), tested.workers());
    int index = trials.index(curve.index(), tested.workers());
    List<Map<String, Double>> each = new ArrayList<>();
    for (RunResult run : runs.made(index, tested.replications())) {
      if (run.unfinished().isEmpty()) {
        each.add(trials.values(point, run));
      }
    }
    Map<String, double[]> values = new LinkedHashMap<>();
    if (!each.isEmpty()) {
      for (String name : each.get(0).keySet()) {
        if (each.stream().allMatch(run -> run.containsKey(name))) {
          values.put(name, each.stream().mapToDouble(run -> run.get(name)).toArray());
        }
      }
    }
    return values;
  }

  private TableBuilder point(TableBuilder table, PointSpec point) {
    table
        .text("experiment", plan.name())
        .text("machine", point.machine().name())
        .text("workload", point.workload().name())
        .text("runtime", point.runtime().label())
        .number("workers", point.workers());
    plan.scenario().axes().forEach(axis -> table.text(axis, point.axes().getOrDefault(axis, "")));
    return table;
  }

  /** What was tried, one row for each choice and objective. */
  public ResultTable plan() {
    TableBuilder table = Tables.PLAN.builder(plan.scenario().axes());
    for (WorkersCurve curve : answer.curves()) {
      for (Tested tested : curve.tested()) {
        for (int aim = 0; aim < answer.aims().size(); aim++) {
          row(table, curve, tested, aim);
        }
      }
    }
    return table.build();
  }

  private void row(TableBuilder table, WorkersCurve curve, Tested tested, int aim) {
    PointSpec point = trials.point(curve.index(), tested.workers());
    Objective objective = plan.objectives().get(aim);
    boolean isChosen = curve.choice().filter(choice -> choice == tested).isPresent();
    point(table, point);
    if (isChosen) {
      table.number("rank", answer.ranking().ranked().indexOf(curve) + 1);
    } else {
      table.none("rank");
    }
    table
        .text("verdict", verdict(tested))
        .text("objective", objective.text())
        .text("unit", objective.unit().isEmpty() ? "ratio" : objective.unit());
    Optional<MeanEstimate> value = tested.value(aim);
    if (value.isPresent()) {
      table
          .number("mean", value.get().mean() / objective.unitSize())
          .number("ci95_low", value.get().low() / objective.unitSize())
          .number("ci95_high", value.get().high() / objective.unitSize());
    } else {
      table.none("mean").none("ci95_low").none("ci95_high");
    }
    table.number("bound", objective.bound() / objective.unitSize());
    if (value.isPresent()) {
      table.number("headroom", tested.headroom(aim));
    } else {
      table.none("headroom");
    }
    table
        .text("currency", plan.prices().currency())
        .number("cost_per_hour", plan.costPerHour(point));
    Optional<MeanEstimate> perMillion = metric(curve, tested, PlanMetrics.COST_PER_MILLION);
    if (perMillion.isPresent()) {
      table.number("cost_per_million", perMillion.get().mean());
    } else {
      table.none("cost_per_million");
    }
    table.number("replications", tested.replications()).end();
  }

  private static String verdict(Tested tested) {
    return tested
        .failure()
        .map(failure -> failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse(tested.verdict().name().toLowerCase(Locale.ROOT));
  }

  /** Every metric of what was tried. */
  public ResultTable results() {
    TableBuilder table = Tables.RESULTS.builder(plan.scenario().axes());
    for (WorkersCurve curve : answer.curves()) {
      for (Tested tested : curve.tested()) {
        PointSpec point = trials.point(curve.index(), tested.workers());
        Map<String, String> units = units(curve, tested);
        values(curve, tested)
            .forEach(
                (name, each) -> {
                  MeanEstimate estimate = MeanEstimate.of(each);
                  point(table, point)
                      .text("metric", name)
                      .text("unit", units.getOrDefault(name, "ratio"))
                      .number("mean", estimate.mean());
                  if (each.length > 1) {
                    table.number("ci95_low", estimate.low()).number("ci95_high", estimate.high());
                  } else {
                    table.none("ci95_low").none("ci95_high");
                  }
                  table.number("replications", each.length).end();
                });
      }
    }
    return table.build();
  }

  private Map<String, String> units(WorkersCurve curve, Tested tested) {
    Map<String, String> units = new LinkedHashMap<>();
    runs.made(trials.index(curve.index(), tested.workers()), tested.replications())
        .forEach(
            run ->
                run.metrics()
                    .asMap()
                    .keySet()
                    .forEach(each -> units.put(each.name(), each.unit())));
    PlanMetrics.ALL.forEach(
        metric ->
            units.put(
                metric.name(),
                metric.unit().equals("currency") ? plan.prices().currency() : metric.unit()));
    return units;
  }

  /** The best choice as something to deploy; empty if none keeps all objectives. */
  public Optional<Deployment> deployment() {
    return answer
        .best()
        .map(
            curve -> {
              Tested tested = curve.choice().orElseThrow();
              double most =
                  runs
                      .made(trials.index(curve.index(), tested.workers()), tested.replications())
                      .stream()
                      .filter(run -> run.metrics().has(MemoryMetrics.PEAK_MEMORY))
                      .mapToDouble(run -> run.metrics().value(MemoryMetrics.PEAK_MEMORY))
                      .max()
                      .orElse(0);
              PointSpec point = trials.point(curve.index(), tested.workers());
              return new Deployment(plan.name(), point, (long) Math.ceil(most * (1 << 20)));
            });
  }

  /** What was chosen of each alternative, the best first, for people to read. */
  public ResultTable ranked() {
    PlanNumbers wording = new PlanNumbers(plan);
    List<String> columns = new ArrayList<>(List.of("rank", "choice", "workers"));
    for (int aim = 0; aim < answer.aims().size(); aim++) {
      columns.add(wording.quantity(aim));
    }
    columns.add("an hour");
    TableBuilder table = new TableBuilder("ranked", columns);
    List<WorkersCurve> ranked = answer.ranking().ranked();
    for (int rank = 0; rank < ranked.size(); rank++) {
      WorkersCurve curve = ranked.get(rank);
      Tested tested = curve.choice().orElseThrow();
      table
          .number("rank", rank + 1)
          .text("choice", curve.alternative().label())
          .number("workers", tested.workers());
      for (int aim = 0; aim < answer.aims().size(); aim++) {
        table.text(wording.quantity(aim), wording.value(aim, tested.value(aim).orElseThrow()));
      }
      PointSpec point = trials.point(curve.index(), tested.workers());
      table.text("an hour", wording.money(plan.costPerHour(point))).end();
    }
    return table.build();
  }
}
