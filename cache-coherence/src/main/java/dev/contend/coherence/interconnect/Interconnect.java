package dev.contend.coherence.interconnect;

import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;

/**
 * The time of each leg of a line's transfer between cores and homes, from the handoff costs.
 *
 * <p>A home is a NUMA node. Inside a socket, request and snoop are their shares of the handoff
 * between cores that share a cache, and the data leg is what is then left of the handoff between
 * the two cores, so that a ping-pong takes the measured time. Between sockets a leg crosses or does
 * not, depending on where the home is, so the measured cost is first turned into the cost of
 * crossing: with the home at either end of the pair, request and snoop cross once between them and
 * the data always does, hence
 *
 * <pre>  measured = (request + snoop) / 2 * (inside + crossing) + data * crossing</pre>
 *
 * so that a ping-pong across sockets takes the measured time on average of its two directions.
 */
public final class Interconnect {
  private final Machine machine;
  private final MemoryTimings timings;
  private final LegShares shares;
  private final long[] dataPs;
  private final double insidePs;
  private final double crossingPs;

  public Interconnect(
      Machine machine, HandoffCosts handoffs, MemoryTimings timings, LegShares shares) {
    this.machine = machine;
    this.timings = timings;
    this.shares = shares;
    insidePs = handoffs.atDistancePs(Distance.CACHE_DOMAIN);
    crossingPs =
        machine.sockets() > 1 ? crossing((double) handoffs.atDistancePs(Distance.REMOTE)) : 0;
    int cores = machine.cores();
    dataPs = new long[cores * cores];
    for (int a = 0; a < cores; a++) {
      for (int b = 0; b < cores; b++) {
        dataPs[a * cores + b] = data(handoffs, a, b);
      }
    }
  }

  private double crossing(double measuredPs) {
    double half = (shares.request() + shares.snoop()) / 2;
    return (measuredPs - half * insidePs) / (half + shares.data());
  }

  private long data(HandoffCosts handoffs, int a, int b) {
    Distance distance = machine.distance(a, b);
    if (distance == Distance.SAME_CORE) {
      return 0;
    }
    if (distance == Distance.REMOTE) {
      return Math.round(shares.data() * crossingPs);
    }
    double toHomeAndOwnerPs = (shares.request() + shares.snoop()) * insidePs;
    return Math.max(0, Math.round(handoffs.handoffPs(machine, a, b) - toHomeAndOwnerPs));
  }

  /** From a core to a line's home. */
  public long requestPs(int core, int home) {
    return Math.round(shares.request() * toHome(core, home));
  }

  /** From a line's home to a core that has a copy. */
  public long snoopPs(int home, int core) {
    return Math.round(shares.snoop() * toHome(core, home));
  }

  /** From a core that supplies the data, or gives up its copy, to the requester. */
  public long dataPs(int from, int to) {
    return dataPs[from * machine.cores() + to];
  }

  /** From the arrival of the data at a core until the home serves the next request. */
  public long completionPs(int core, int home) {
    return Math.round(shares.completion() * toHome(core, home));
  }

  /** From the home until data from its socket's last-level cache reaches a core. */
  public long lastLevelPs(int core, int home) {
    if (isInside(core, home)) {
      return Math.max(0, timings.lastLevelPs() - requestPs(core, home));
    }
    return timings.lastLevelPs() + Math.round(shares.data() * crossingPs);
  }

  /** From the home until data from its memory reaches a core. */
  public long memoryPs(int core, int home) {
    boolean local = machine.core(core).numaNode() == home;
    long total = local ? timings.localMemoryPs() : timings.remoteMemoryPs();
    return Math.max(0, total - requestPs(core, home));
  }

  public MemoryTimings timings() {
    return timings;
  }

  private double toHome(int core, int home) {
    return isInside(core, home) ? insidePs : crossingPs;
  }

  private boolean isInside(int core, int home) {
    return machine.core(core).socket() == socketOfNode(home);
  }

  private int socketOfNode(int node) {
    // Nodes are numbered socket by socket in every machine that the reader accepts.
    return node * machine.sockets() / machine.numaNodes();
  }
}
