package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Durations;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.FleetWork.Requests;
import dev.contend.workloads.program.Traffic;

/**
 * A node's part of the requests to all, where that does not depend on what nodes do. Each node
 * draws all of them, from the same streams, and takes its own.
 */
final class SharedTraffic implements Traffic {
  private static final double PS_PER_S = 1e12;

  private final double gapPs;
  private final int node;
  private final RandomSource gaps;
  private final Balancer balancer;
  private final Durations latencies;
  private long lastPs;

  /**
   * @param node which, from 0
   * @param latencies of all nodes
   */
  SharedTraffic(Requests work, int nodes, int node, RandomStreams random, Durations latencies) {
    gapPs = PS_PER_S / work.rate();
    this.node = node;
    gaps = random.stream("fleet/arrival");
    balancer = new Balancer(work.balancing(), nodes, random.stream("fleet/balancing"));
    this.latencies = latencies;
  }

  @Override
  public long nextPs() {
    do {
      lastPs += Math.max(1, Math.round(gaps.exponential(gapPs)));
    } while (balancer.choose(any -> 0) != node);
    return lastPs;
  }

  @Override
  public void answered(long latencyPs) {
    latencies.add(latencyPs);
  }
}
