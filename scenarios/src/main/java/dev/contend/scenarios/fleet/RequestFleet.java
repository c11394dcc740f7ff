package dev.contend.scenarios.fleet;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.Durations;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.Stability;
import dev.contend.scenarios.spec.Balancing;
import dev.contend.scenarios.spec.FleetWork.Requests;
import dev.contend.scenarios.spec.Stragglers;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that come as a Poisson process, each of which goes to one of many nodes and back.
 *
 * <p>Departure: the balancer knows at once how many requests a node has outstanding.
 */
final class RequestFleet {
  private static final double PS_PER_S = 1e12;
  private static final double PERCENT_50 = 50;
  private static final double PERCENT_99 = 99;

  /** One part in so many of the time of a node by itself is left out: it begins empty. */
  private static final int WARM_UP = 10;

  private final SimKernel kernel = new SimKernel();
  private final Requests work;
  private final List<NodeQueue> nodes = new ArrayList<>();
  private final RandomSource gaps;
  private final RandomSource shares;
  private final Balancer balancer;
  private final Durations latencies = new Durations();
  private final Arriving arriving = new Arriving();
  private final long endPs;
  private long numbers;
  private long came;
  private long answered;
  private double latencyPs;

  /**
   * What a replication yields; latencies are without the network, in seconds.
   *
   * @param isStable whether it keeps up, so that there are latencies
   * @param rate answers a second
   */
  record Outcome(boolean isStable, double rate, double mean, double p50, double p99) {}

  private RequestFleet(
      List<NodeService> services, Requests work, Stragglers stragglers, RandomStreams random) {
    this.work = work;
    endPs = work.warmUpPs() + work.durationPs();
    gaps = random.stream("fleet/arrival");
    shares = random.stream("fleet/service");
    Slowness slowness = new Slowness(stragglers, random);
    for (NodeService service : services) {
      nodes.add(new NodeQueue(kernel, service, slowness.of(nodes.size()), this::answered));
    }
    balancer = new Balancer(work.balancing(), nodes.size(), random.stream("fleet/balancing"));
  }

  /** One replication; the nodes are as many as there are services. */
  static Outcome run(
      List<NodeService> services, Requests work, Stragglers stragglers, RandomStreams random) {
    return new RequestFleet(services, work, stragglers, random).run();
  }

  /** A node by itself, to which requests come at random. */
  static Outcome alone(NodeService service, double rate, double seconds, RandomStreams random) {
    long durationPs = Math.round(seconds * PS_PER_S);
    Requests work =
        new Requests(rate, Balancing.RANDOM, durationPs / WARM_UP, durationPs, List.of(rate));
    return run(List.of(service), work, Stragglers.NONE, random);
  }

  private Outcome run() {
    arriving.next();
    kernel.runUntilPs(endPs);
    double seconds = work.durationPs() / PS_PER_S;
    Stability verdict = Stability.of(came, came - answered, latencyPs / work.durationPs());
    boolean isStable = verdict != Stability.UNSTABLE && latencies.count() > 0;
    return new Outcome(
        isStable,
        answered / seconds,
        isStable ? latencyPs / PS_PER_S / latencies.count() : 0,
        isStable ? latencies.percentilePs(PERCENT_50) / PS_PER_S : 0,
        isStable ? latencies.percentilePs(PERCENT_99) / PS_PER_S : 0);
  }

  private void answered(long arrivedPs) {
    boolean isCounted = kernel.nowPs() >= work.warmUpPs();
    answered += isCounted ? 1 : 0;
    if (arrivedPs >= work.warmUpPs()) {
      latencies.add(kernel.nowPs() - arrivedPs);
      latencyPs += kernel.nowPs() - arrivedPs;
    }
  }

  /** The next request. */
  private final class Arriving extends ModelEvent {
    Arriving() {
      super(kernel, EventOrder.ARRIVAL);
    }

    void next() {
      scheduleInPs(Math.max(1, Math.round(gaps.exponential(PS_PER_S / work.rate()))));
    }

    @Override
    public void actions() {
      came += kernel.nowPs() >= work.warmUpPs() ? 1 : 0;
      nodes
          .get(balancer.choose(node -> nodes.get(node).outstanding()))
          .arrive(shares.uniform(), numbers++);
      next();
    }
  }
}
