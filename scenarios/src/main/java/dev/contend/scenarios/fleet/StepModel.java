package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.QuantileCurve;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import dev.contend.scenarios.spec.NodeClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes that do steps, from runs of a node by itself. */
final class StepModel {
  private final FleetSpec fleet;
  private final FleetWork.Steps work;

  StepModel(FleetSpec fleet, FleetWork.Steps work) {
    this.fleet = fleet;
    this.work = work;
  }

  /** How long a step of a node lasts in each of its runs, in seconds. */
  static double[] seconds(Metric headline, List<RunResult> runs) {
    return runs.stream()
        .mapToDouble(run -> run.metrics().value(headline))
        .map(value -> headline.unit().equals("s") ? value : 1 / value)
        .toArray();
  }

  /**
   * What an alternative yields.
   *
   * @param runs of a node of each class
   */
  FleetResult of(int alternative, List<List<RunResult>> runs) {
    List<double[]> seconds = new ArrayList<>();
    double python = 0;
    double own = 0;
    for (int i = 0; i < runs.size(); i++) {
      NodeClass nodes = fleet.classes().get(i);
      double[] each = seconds(nodes.scenario().headline(), runs.get(i));
      seconds.add(each);
      double time = nodes.count() * new QuantileCurve(each).at(0);
      own += time;
      python += time * NodeTime.pythonShare(runs.get(i));
    }
    double collectivePs = work.collective().ps(fleet.nodes(), work.bytes(), fleet.network());
    Map<Metric, double[]> values = new LinkedHashMap<>();
    for (int r = 0; r < fleet.replications(); r++) {
      RandomStreams random = new RandomStreams(fleet.seed(), r);
      List<StepFleet.Group> groups = new ArrayList<>();
      for (int i = 0; i < seconds.size(); i++) {
        groups.add(
            new StepFleet.Group(
                fleet.classes().get(i).count(),
                new QuantileCurve(Resampling.of(seconds.get(i), random, i))));
      }
      StepFleet.Outcome outcome =
          StepFleet.run(groups, collectivePs, fleet.stragglers(), work.steps(), random);
      double step = 1 / outcome.rate();
      put(values, FleetMetrics.STEP_RATE, r, outcome.rate());
      put(values, FleetMetrics.STEP_99, r, outcome.p99S());
      put(values, FleetMetrics.OWN_SHARE, r, outcome.ownS() / step);
      put(values, FleetMetrics.PYTHON_SHARE, r, outcome.ownS() / step * python / own);
      put(values, FleetMetrics.STRAGGLER_SHARE, r, outcome.waitS() / step);
      put(values, FleetMetrics.NETWORK_SHARE, r, outcome.networkS() / step);
    }
    return new FleetResult(alternative, values, notes(seconds));
  }

  private void put(Map<Metric, double[]> values, Metric metric, int replication, double value) {
    values.computeIfAbsent(metric, first -> new double[fleet.replications()])[replication] = value;
  }

  /** Where the slowest of many nodes lies beyond those that were simulated. */
  private List<String> notes(List<double[]> seconds) {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < seconds.size(); i++) {
      NodeClass nodes = fleet.classes().get(i);
      double least = Arrays.stream(seconds.get(i)).min().orElseThrow();
      double most = Arrays.stream(seconds.get(i)).max().orElseThrow();
      String simulated =
          "A "
              + nodes.name()
              + "'s step takes "
              + Numbers.rough(least)
              + " to "
              + Numbers.rough(most)
              + " s in "
              + seconds.get(i).length
              + " simulations";
      boolean isBeyond = nodes.count() > seconds.get(i).length && most > least;
      notes.add(
          simulated
              + (isBeyond
                  ? "; the slowest of "
                      + nodes.count()
                      + " is mostly slower than all of them: extrapolated by a normal tail."
                  : "."));
    }
    return notes;
  }
}
