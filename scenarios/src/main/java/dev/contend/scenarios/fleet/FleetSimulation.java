package dev.contend.scenarios.fleet;

import dev.contend.engine.settings.Settings;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import dev.contend.scenarios.spec.NodeClass;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.workloads.catalog.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A fleet: its nodes are simulated in detail by themselves, one of each class for all, and then the
 * fleet of their models.
 */
public final class FleetSimulation {
  /** How much more comes than can be answered, where workers are to be busy all the time. */
  private static final double MORE = 1.15;

  private final FleetSpec fleet;
  private final int jobs;
  private final Experiment.Progress progress;

  /**
   * @param jobs simulations of nodes at the same time, 1 or more; results do not depend on it
   * @param progress told of every run of a node that ends
   */
  public FleetSimulation(FleetSpec fleet, int jobs, Experiment.Progress progress) {
    this.fleet = fleet;
    this.jobs = jobs;
    this.progress = progress;
  }

  /** What each alternative yields, in order. */
  public List<FleetResult> run() throws InterruptedException {
    return fleet.work() instanceof FleetWork.Steps steps
        ? steps(new StepModel(fleet, steps))
        : requests((FleetWork.Requests) fleet.work());
  }

  private List<FleetResult> steps(StepModel model) throws InterruptedException {
    List<List<List<RunResult>>> runs = new ArrayList<>();
    for (NodeClass nodes : fleet.classes()) {
      runs.add(all(nodes.scenario()));
    }
    return alternatives(runs, model::of);
  }

  private List<FleetResult> requests(FleetWork.Requests work) throws InterruptedException {
    List<List<NodeMeasurements>> measured = new ArrayList<>();
    for (NodeClass nodes : fleet.classes()) {
      measured.add(measured(nodes.scenario(), work.loads()));
    }
    return alternatives(measured, new ServiceModel(fleet, work)::of);
  }

  /**
   * What each alternative yields; a class without choices is part of all.
   *
   * @param ofClasses what is known of the points of each class
   */
  private <T> List<FleetResult> alternatives(
      List<List<T>> ofClasses, BiFunction<Integer, List<T>, FleetResult> model) {
    return IntStream.range(0, fleet.alternatives())
        .mapToObj(
            alternative ->
                model.apply(
                    alternative,
                    ofClasses.stream()
                        .map(points -> points.get(points.size() == 1 ? 0 : alternative))
                        .toList()))
        .toList();
  }

  /** The runs of all points, each of which must come to its end. */
  private List<List<RunResult>> all(ScenarioSpec scenario) throws InterruptedException {
    ExperimentResult result = new Experiment(scenario, jobs, progress).run();
    result.requireAll();
    return result.runs();
  }

  private List<NodeMeasurements> measured(ScenarioSpec scenario, List<Double> loads)
      throws InterruptedException {
    List<PointSpec> points = scenario.points();
    Workload workload = points.get(0).workload().workload();
    if (!NodeMeasurements.canMeasure(workload)) {
      throw new FleetException(
          points.get(0).workload().name() + " has no latencies of single requests",
          "choose a workload that tells p50, p95 and p99 of a latency, such as web-service");
    }
    List<PointSpec> loaded = new ArrayList<>();
    for (PointSpec point : points) {
      loads.forEach(load -> loaded.add(at(point, load)));
    }
    List<List<RunResult>> ofLoads = all(scenario.withPoints(loaded));
    for (int i = 0; i < points.size(); i++) {
      if (!NodeMeasurements.keepsUp(workload, ofLoads.get(i * loads.size()))) {
        throw new FleetException(
            points.get(i).label() + " does not keep up with the first of 'service.loads'",
            "begin with a load so low that requests hardly ever wait");
      }
    }
    List<NavigableMap<Integer, List<RunResult>>> busy = busy(scenario, ofLoads, loads.size());
    List<NodeMeasurements> measured = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      TreeMap<Double, List<RunResult>> byLoad = new TreeMap<>();
      for (int j = 0; j < loads.size(); j++) {
        byLoad.put(loads.get(j), ofLoads.get(i * loads.size() + j));
      }
      measured.add(new NodeMeasurements(workload, byLoad, busy.get(i)));
    }
    return measured;
  }

  /**
   * What each point answers with 1, 2, 4 and so on of its workers busy all the time: to twice as
   * many comes a little more than twice what those before could answer, so that not much is left
   * over at the end.
   */
  private List<NavigableMap<Integer, List<RunResult>>> busy(
      ScenarioSpec scenario, List<List<RunResult>> ofLoads, int loads) throws InterruptedException {
    List<PointSpec> points = scenario.points();
    List<NavigableMap<Integer, List<RunResult>>> busy = new ArrayList<>();
    double[] answered = new double[points.size()];
    for (int i = 0; i < points.size(); i++) {
      busy.add(new TreeMap<>());
      double median =
          NodeMeasurements.medianSeconds(
              points.get(i).workload().workload(), ofLoads.get(i * loads));
      answered[i] = 1 / median;
    }
    int before = 0;
    for (int workers = 1; before < most(points); workers *= 2) {
      List<Integer> which = new ArrayList<>();
      List<PointSpec> next = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        PointSpec point = points.get(i);
        if (before < point.workers()) {
          int now = Math.min(workers, point.workers());
          double rate = MORE * answered[i] * now / Math.max(1, before);
          which.add(i);
          next.add(at(point.with(point.runtime(), now), rate));
        }
      }
      List<List<RunResult>> runs = all(scenario.withPoints(next));
      for (int k = 0; k < which.size(); k++) {
        busy.get(which.get(k)).put(next.get(k).workers(), runs.get(k));
        answered[which.get(k)] =
            runs.get(k).stream()
                .mapToDouble(run -> run.metrics().value(scenario.headline()))
                .average()
                .orElseThrow();
      }
      before = workers;
    }
    return busy;
  }

  private static int most(List<PointSpec> points) {
    return points.stream().mapToInt(PointSpec::workers).max().orElse(0);
  }

  private static PointSpec at(PointSpec point, double rate) {
    Map<String, Double> settings = new LinkedHashMap<>(point.workload().settings().asMap());
    settings.put(FleetWork.Requests.ARRIVAL_RATE, rate);
    Workload workload = point.workload().workload();
    return point.with(point.workload().with(Settings.of(workload.parameters(), settings)));
  }
}
