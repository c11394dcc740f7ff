package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import dev.contend.scenarios.spec.NodeClass;
import dev.contend.scenarios.spec.Stragglers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes that answer requests, from runs of a node by itself. */
final class ServiceModel {
  private static final double MS_PER_S = 1e3;
  private static final double PS_PER_MS = 1e9;
  private static final double PERCENT = 100;

  /** Requests by which a node by itself is tried. */
  private static final double TRIED = 30_000;

  private final FleetSpec fleet;
  private final FleetWork.Requests work;

  ServiceModel(FleetSpec fleet, FleetWork.Requests work) {
    this.fleet = fleet;
    this.work = work;
  }

  /** What an alternative yields. */
  FleetResult of(int alternative, List<NodeMeasurements> measured) {
    List<String> notes = new ArrayList<>();
    List<Integer> turns = new ArrayList<>();
    double capacity = 0;
    double python = 0;
    for (int i = 0; i < measured.size(); i++) {
      NodeMeasurements node = measured.get(i);
      NodeClass nodes = fleet.classes().get(i);
      NodeService best = fitted(node);
      turns.add(best.turns());
      notes.add(note(nodes, node, best));
      capacity += nodes.count() * best.capacity();
      python += nodes.count() * node.pythonMsOfRequest() / fleet.nodes();
    }
    double networkMs = 2 * fleet.network().latencyPs() / PS_PER_MS;
    Map<Metric, double[]> values = new LinkedHashMap<>();
    int unstable = 0;
    for (int r = 0; r < fleet.replications(); r++) {
      List<NodeService> services = new ArrayList<>();
      RandomStreams random = new RandomStreams(fleet.seed(), r);
      for (int i = 0; i < measured.size(); i++) {
        NodeMeasurements node = measured.get(i);
        int[] drawn = Resampling.indices(node.replications(), random, i);
        services.addAll(
            Collections.nCopies(fleet.classes().get(i).count(), node.service(drawn, turns.get(i))));
      }
      RequestFleet.Outcome outcome = RequestFleet.run(services, work, fleet.stragglers(), random);
      if (!outcome.isStable()) {
        unstable++;
        continue;
      }
      put(values, FleetMetrics.REQUEST_RATE, r, outcome.rate());
      put(values, FleetMetrics.LATENCY_50, r, MS_PER_S * outcome.p50() + networkMs);
      put(values, FleetMetrics.LATENCY_99, r, MS_PER_S * outcome.p99() + networkMs);
      double mean = MS_PER_S * outcome.mean() + networkMs;
      put(values, FleetMetrics.NETWORK_SHARE, r, networkMs / mean);
      put(values, FleetMetrics.PYTHON_SHARE, r, Math.min(1, python / mean));
      put(values, FleetMetrics.UTILISATION, r, work.rate() / capacity);
      if (fleet.stragglers().areThere()) {
        RequestFleet.Outcome alike = RequestFleet.run(services, work, Stragglers.NONE, random);
        put(values, FleetMetrics.ALIKE_99, r, MS_PER_S * alike.p99() + networkMs);
      }
    }
    if (unstable > 0) {
      notes.add(
          0,
          "More comes than is answered: "
              + Numbers.rough(work.rate())
              + "/s, of "
              + Numbers.rough(capacity)
              + "/s that all nodes answer at most.");
      values.clear();
    }
    return new FleetResult(alternative, values, notes);
  }

  private void put(Map<Metric, double[]> values, Metric metric, int replication, double value) {
    values.computeIfAbsent(metric, first -> new double[fleet.replications()])[replication] = value;
  }

  /**
   * The one number that no run measures: how many requests are served at a time. Fitted to the 99th
   * percentiles at all loads but the first.
   */
  private NodeService fitted(NodeMeasurements node) {
    NodeService any = node.service(node.all(), 1);
    NodeService best = any;
    double least = Double.POSITIVE_INFINITY;
    for (int turns = 1; turns <= any.workers(); turns++) {
      NodeService tried = any.withTurns(turns);
      double misfit = 0;
      for (Map.Entry<Double, MeanEstimate> load : node.latencies99().entrySet()) {
        double ratio = alone99(tried, load.getKey()) / load.getValue().mean();
        misfit += StrictMath.pow(StrictMath.log(Math.max(ratio, 1e-9)), 2);
      }
      if (misfit < least) {
        least = misfit;
        best = tried;
      }
    }
    return best;
  }

  private double alone99(NodeService service, double load) {
    RandomStreams random = new RandomStreams(fleet.seed(), 0);
    RequestFleet.Outcome outcome = RequestFleet.alone(service, load, TRIED / load, random);
    return outcome.isStable() ? MS_PER_S * outcome.p99() : Double.MAX_VALUE;
  }

  private String note(NodeClass nodes, NodeMeasurements node, NodeService fitted) {
    StringBuilder text = new StringBuilder();
    text.append("A ")
        .append(nodes.name())
        .append(" answers ")
        .append(Numbers.rough(fitted.capacity()))
        .append("/s at most; its model serves ")
        .append(fitted.turns())
        .append(fitted.turns() == 1 ? " request" : " requests")
        .append(" at a time (fitted). Held against the detail, 99th percentile:");
    String next = " ";
    for (Map.Entry<Double, MeanEstimate> load : node.latencies99().entrySet()) {
      double model = alone99(fitted, load.getKey());
      double detail = load.getValue().mean();
      text.append(next)
          .append(Numbers.rough(model))
          .append(" ms for ")
          .append(Numbers.rough(detail))
          .append(" at ")
          .append(Numbers.rough(load.getKey()))
          .append("/s (")
          .append(model >= detail ? "+" : "")
          .append(Numbers.format(PERCENT * (model / detail - 1), 1))
          .append(" %)");
      next = ", ";
    }
    return text.append('.').toString();
  }
}
