package dev.contend.scenarios.spec;

import java.util.List;

/** What nodes do together. */
public sealed interface FleetWork {
  /**
   * Steps of a training: each node does its part, then all add up what they have.
   *
   * @param collective how they do so
   * @param bytes what each node has to add, 0 or more
   * @param steps how many, 1 or more
   */
  record Steps(Collective collective, double bytes, int steps) implements FleetWork {}

  /**
   * Requests, each of which goes to one node.
   *
   * @param rate how many come a second, to all nodes together, a Poisson process
   * @param balancing which node each goes to
   * @param warmUpPs from the first request until counting begins
   * @param durationPs how long is counted
   * @param loads requests a second at which a node is simulated in detail, rising
   */
  record Requests(
      double rate, Balancing balancing, long warmUpPs, long durationPs, List<Double> loads)
      implements FleetWork {
    /** The workload's parameter that says how many come to a node. */
    public static final String ARRIVAL_RATE = "arrival-rate";

    public Requests {
      loads = List.copyOf(loads);
    }
  }
}
