package dev.contend.scenarios.spec;

/**
 * How nodes add up what each of them has, so that all have the sum (all-reduce), and what it takes.
 *
 * <p>Source: Thakur, Rabenseifner and Gropp, Optimization of collective communication operations in
 * MPICH, International Journal of High Performance Computing Applications 19(1), 2005; the ring:
 * Patarasuk and Yuan, Bandwidth optimal all-reduce algorithms for clusters of workstations, Journal
 * of Parallel and Distributed Computing 69(2), 2009. With N nodes, S bytes, a latency of a and a
 * bandwidth of B. Departures: adding up takes no time; a number of nodes that is no power of two
 * takes the rounds of the next one; no link is shared with other jobs.
 */
public enum Collective {
  /** Each sends a part on to the next, 2 (N - 1) times: 2 (N - 1) (a + S / (N B)). */
  RING {
    @Override
    double roundsPs(int nodes, double bytes, Network network) {
      return 2.0 * (nodes - 1) * (network.latencyPs() + network.sendingPs(bytes) / nodes);
    }
  },
  /** Pairs at distances of 1, 2, 4 and so on: 2 log2 N a + 2 (N - 1) / N S / B. */
  HALVING_DOUBLING {
    @Override
    double roundsPs(int nodes, double bytes, Network network) {
      return 2.0 * levels(nodes) * network.latencyPs()
          + 2.0 * (nodes - 1) / nodes * network.sendingPs(bytes);
    }
  },
  /** Up a binomial tree and down again, all of it in each round: 2 log2 N (a + S / B). */
  BINOMIAL_TREE {
    @Override
    double roundsPs(int nodes, double bytes, Network network) {
      return 2.0 * levels(nodes) * (network.latencyPs() + network.sendingPs(bytes));
    }
  };

  abstract double roundsPs(int nodes, double bytes, Network network);

  /** How long it takes, in picoseconds; nothing for one node. */
  public double ps(int nodes, double bytes, Network network) {
    return nodes == 1 ? 0 : roundsPs(nodes, bytes, network);
  }

  private static int levels(int nodes) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(nodes - 1);
  }
}
