package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Durations;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.experiment.NodesTogether;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.Balancing;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import dev.contend.scenarios.spec.NodeClass;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.Stragglers;
import dev.contend.workloads.runtime.Outside;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All nodes of a small fleet in detail in one simulation, to hold the model of the fleet against.
 * Nodes are as alike as their class is in both.
 */
public final class Together {
  /** Nodes that fit into a simulation in reasonable time. */
  public static final int MOST_NODES = 16;

  private static final double PS_PER_S = 1e12;
  private static final double PS_PER_MS = 1e9;
  private static final double PERCENT = 100;
  private static final double PERCENT_99 = 99;
  private static final String DEVICE = "cluster";

  private final FleetSpec fleet;

  /**
   * @throws FleetException if it is too large
   */
  public Together(FleetSpec fleet) {
    this.fleet = fleet.with(Stragglers.NONE);
    if (fleet.nodes() > MOST_NODES) {
      throw new FleetException(
          fleet.nodes() + " nodes are too many to be simulated in detail together",
          "leave '--together' out, or write at most " + MOST_NODES + " nodes");
    }
    if (fleet.work() instanceof FleetWork.Requests work
        && work.balancing() != Balancing.RANDOM
        && work.balancing() != Balancing.ROUND_ROBIN) {
      throw new FleetException(
          "nodes are not simulated together behind a balancer that looks at them",
          "leave '--together' out, or write 'balancing: round-robin' or 'random'");
    }
  }

  /** The fleet as both are of. */
  public FleetSpec fleet() {
    return fleet;
  }

  /**
   * What both yield, and how far the model is off, in sentences.
   *
   * @param models what the model yields of {@link #fleet}
   */
  public List<String> sentences(List<FleetResult> models) {
    return models.stream()
        .filter(model -> !model.values().isEmpty())
        .map(
            model ->
                fleet.work() instanceof FleetWork.Steps steps
                    ? steps(model, steps)
                    : requests(model, (FleetWork.Requests) fleet.work()))
        .toList();
  }

  private int replications() {
    return fleet.classes().get(0).together().replications().min();
  }

  private String requests(FleetResult model, FleetWork.Requests work) {
    double networkMs = 2 * fleet.network().latencyPs() / PS_PER_MS;
    double[] rates = new double[replications()];
    double[] p99 = new double[replications()];
    for (int r = 0; r < rates.length; r++) {
      Durations latencies = new Durations();
      RandomStreams random = new RandomStreams(fleet.seed(), r);
      List<RunResult> runs =
          run(
              model.alternative(),
              r,
              node -> Outsides.of(new SharedTraffic(work, fleet.nodes(), node, random, latencies)));
      for (int node = 0; node < runs.size(); node++) {
        rates[r] += runs.get(node).metrics().value(headline());
      }
      p99[r] = latencies.percentilePs(PERCENT_99) / PS_PER_MS + networkMs;
    }
    return sentence(
        model,
        FleetMetrics.REQUEST_RATE,
        MeanEstimate.of(rates),
        " requests",
        FleetMetrics.LATENCY_99,
        MeanEstimate.of(p99));
  }

  private Metric headline() {
    return fleet.classes().get(0).scenario().headline();
  }

  private String sentence(
      FleetResult model,
      Metric rate,
      MeanEstimate rates,
      String what,
      Metric tail,
      MeanEstimate p99) {
    return fleet.label(model.alternative())
        + ", all "
        + fleet.nodes()
        + " nodes in detail: "
        + FleetTables.text(rate, rates)
        + what
        + ", the model "
        + gap(model.estimate(rate).orElseThrow().mean(), rates.mean())
        + "; 99th percentile "
        + FleetTables.text(tail, p99)
        + ", the model "
        + gap(model.estimate(tail).orElseThrow().mean(), p99.mean())
        + ".";
  }

  private String steps(FleetResult model, FleetWork.Steps work) {
    double[] rates = new double[replications()];
    Durations durations = new Durations();
    for (int r = 0; r < rates.length; r++) {
      List<Long> ends = ends(model.alternative(), r, work);
      for (int i = 1; i < ends.size(); i++) {
        durations.add(ends.get(i) - ends.get(i - 1));
      }
      double all = ends.get(ends.size() - 1) - ends.get(0);
      rates[r] = (ends.size() - 1) / (all / PS_PER_S);
    }
    double p99 = durations.percentilePs(PERCENT_99) / PS_PER_S;
    return sentence(
        model,
        FleetMetrics.STEP_RATE,
        MeanEstimate.of(rates),
        " steps",
        FleetMetrics.STEP_99,
        MeanEstimate.of(new double[] {p99}));
  }

  private static String gap(double model, double detail) {
    double share = PERCENT * (model / detail - 1);
    return Numbers.rough(model) + " (" + (share >= 0 ? "+" : "") + Numbers.format(share, 1) + " %)";
  }

  /** When the steps of a replication ended; their program must come to the device. */
  private List<Long> ends(int alternative, int replication, FleetWork.Steps work) {
    long collectivePs =
        Math.round(work.collective().ps(fleet.nodes(), work.bytes(), fleet.network()));
    Rendezvous all = new Rendezvous(fleet.nodes(), collectivePs);
    run(alternative, replication, node -> Outsides.of(DEVICE, all));
    if (all.endsPs().size() < 2) {
      throw new FleetException(
          "a node's program has " + all.endsPs().size() + " steps that end at the device 'cluster'",
          "write 'together: {workload: {steps: 5, all-reduce: step}}' for sharded-training");
    }
    return all.endsPs();
  }

  private List<RunResult> run(int alternative, int replication, IntFunction<Outside> outside) {
    List<PointSpec> nodes = new ArrayList<>();
    for (NodeClass each : fleet.classes()) {
      nodes.addAll(Collections.nCopies(each.count(), each.pointTogether(alternative)));
    }
    List<RunResult> runs =
        NodesTogether.run(nodes, fleet.seed(), replication, (kernel, node) -> outside.apply(node));
    for (RunResult run : runs) {
      if (!run.unfinished().isEmpty()) {
        throw new FleetException(
            "a node's program does not end: " + run.unfinished().get(0), "look at it by itself");
      }
    }
    return runs;
  }
}
