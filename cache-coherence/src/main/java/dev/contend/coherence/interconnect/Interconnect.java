package dev.contend.coherence.interconnect;

import dev.contend.coherence.interconnect.HomeSettings.Invalidation;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The time of each leg of a line's transfer between cores and homes, from the handoff costs.
 *
 * <p>A home is a NUMA node. A home in a core's own socket is as far as the nearest cores are from
 * each other: those that share a cache, or else a node. A home in another socket is as far as makes
 * the handoff between the two sockets come out as measured: with the home at either end of the
 * pair, request and snoop cross once between them and the data always does, hence
 *
 * <pre>  measured = (request + snoop) / 2 * (inside + crossing) + data * crossing</pre>
 *
 * <p>The data leg of a pair takes what its request and snoop legs leave of its handoff, on average
 * over the two directions and over the home at either end. Where the next request, from a core near
 * the home, is there before a far core's word that the transfer is complete, it waits for that, and
 * the wait is part of the handoff too. So a ping-pong of atomic operations, the operations
 * included, takes the stated time, for every pair by itself, whatever is far and whatever is near.
 */
public final class Interconnect {
  private final Machine machine;
  private final MemoryTimings timings;
  private final LegShares shares;
  private final HomeSettings home;
  private final long siblingPs;
  private final NodeLatencies memory;
  private final double half;
  private final double[] toHomePs;
  private final long[] dataPs;

  /** Legs between a core and a home, for each core its homes one after the other. */
  private final long[] requestPs;

  private final long[] snoopPs;
  private final long[] resultPs;
  private final long[] completionPs;

  /** A machine whose homes serve plainly and whose memory is local or remote. */
  public Interconnect(
      Machine machine, HandoffCosts handoffs, MemoryTimings timings, LegShares shares) {
    this(
        machine,
        handoffs,
        timings,
        shares,
        HomeSettings.PLAIN,
        NodeLatencies.of(machine, timings.localMemoryPs(), timings.remoteMemoryPs()));
  }

  /**
   * @param handoffs what it takes to move a line between cores
   * @param timings latencies of caches
   * @param shares how a handoff divides
   * @param home how homes serve those who queue
   * @param memory a memory latency for each pair of nodes
   */
  public Interconnect(
      Machine machine,
      HandoffCosts handoffs,
      MemoryTimings timings,
      LegShares shares,
      HomeSettings home,
      NodeLatencies memory) {
    handoffs.requireCores(machine.cores());
    this.home = home;
    siblingPs = Math.max(0, handoffs.betweenSiblingsPs() - timings.atomicPs());
    this.machine = machine;
    this.timings = timings;
    this.shares = shares;
    this.memory = memory;
    half = (shares.request() + shares.snoop()) / 2;
    double[] inside = inside(handoffs);
    toHomePs = toHome(handoffs, inside);
    dataPs = data(handoffs);
    requestPs = legs(shares.request());
    snoopPs = legs(shares.snoop());
    resultPs = legs(shares.data());
    completionPs = legs(shares.completion());
  }

  /** A share of the way between each core and each home. */
  private long[] legs(double share) {
    int homes = machine.numaNodes();
    long[] legs = new long[machine.cores() * homes];
    for (int i = 0; i < legs.length; i++) {
      legs[i] = Math.round(share * toHome(i / homes, i % homes));
    }
    return legs;
  }

  private int leg(int core, int home) {
    return core * machine.numaNodes() + home;
  }

  /** How far the cores of each socket are from a home in it. */
  private double[] inside(HandoffCosts handoffs) {
    double[] inside = new double[machine.sockets()];
    for (int socket = 0; socket < inside.length; socket++) {
      Distance nearest = nearest(socket);
      // Cores that are alone in their socket have nobody to tell how far their home is.
      double typical =
          nearest == Distance.REMOTE
              ? timings.lastLevelPs()
              : typical(handoffs, socket, socket, nearest);
      inside[socket] = half > 0 ? Math.min(typical, least(handoffs, socket) / (2 * half)) : typical;
    }
    return inside;
  }

  private Distance nearest(int socket) {
    Distance nearest = Distance.REMOTE;
    for (int a = 0; a < machine.cores(); a++) {
      for (int b = 0; b < a && machine.core(a).socket() == socket; b++) {
        Distance distance = machine.distance(a, b);
        nearest = distance.compareTo(nearest) < 0 ? distance : nearest;
      }
    }
    return nearest;
  }

  /** The cost at a distance; over a matrix, the median of the pairs between two sockets. */
  private double typical(HandoffCosts handoffs, int socketA, int socketB, Distance distance) {
    if (!handoffs.isMatrix()) {
      return withoutOperation(handoffs.atDistancePs(distance));
    }
    List<Long> found = new ArrayList<>();
    for (int a = 0; a < machine.cores(); a++) {
      for (int b = 0; b < machine.cores() && machine.core(a).socket() == socketA; b++) {
        if (machine.core(b).socket() == socketB && machine.distance(a, b) == distance) {
          found.add(withoutOperation(handoffs.handoffPs(machine, a, b)));
        }
      }
    }
    Collections.sort(found);
    int last = found.size() - 1;
    return last < 0 ? 0 : (found.get(last / 2) + found.get((last + 1) / 2)) / 2.0;
  }

  /** What is measured is from one compare-and-swap's end to the next one's: the last is no leg. */
  private long withoutOperation(long handoffPs) {
    return Math.max(0, handoffPs - timings.atomicPs());
  }

  /** The cheapest handoff of any core of a socket: no home may be so far that it could not be. */
  private double least(HandoffCosts handoffs, int socket) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < machine.cores(); a++) {
      for (int b = 0; b < machine.cores() && machine.core(a).socket() == socket; b++) {
        if (a != b) {
          least = Math.min(least, withoutOperation(handoffs.handoffPs(machine, a, b)));
        }
      }
    }
    return least;
  }

  /** How far the cores of each socket are from a home in each socket, row by row. */
  private double[] toHome(HandoffCosts handoffs, double[] inside) {
    int sockets = machine.sockets();
    double[] far = new double[sockets * sockets];
    for (int from = 0; from < sockets; from++) {
      for (int to = 0; to < sockets; to++) {
        double measured = from == to ? inside[from] : typical(handoffs, from, to, Distance.REMOTE);
        double crossing = (measured - half * inside[from]) / (half + shares.data());
        far[from * sockets + to] = from == to ? inside[from] : Math.max(0, crossing);
      }
    }
    return far;
  }

  private long[] data(HandoffCosts handoffs) {
    int cores = machine.cores();
    long[] data = new long[cores * cores];
    for (int a = 0; a < cores; a++) {
      for (int b = 0; b < cores; b++) {
        if (a != b) {
          int nodeA = machine.core(a).numaNode();
          int nodeB = machine.core(b).numaNode();
          double control =
              half
                  * (toHome(a, nodeA) + toHome(a, nodeB) + toHome(b, nodeA) + toHome(b, nodeB))
                  / 2;
          double waits =
              waitForCompletion(a, b, nodeA)
                  + waitForCompletion(a, b, nodeB)
                  + waitForCompletion(b, a, nodeA)
                  + waitForCompletion(b, a, nodeB);
          double handoff = withoutOperation(handoffs.handoffPs(machine, a, b));
          data[a * cores + b] = Math.round(Math.max(0, handoff - control - waits / 4));
        }
      }
    }
    return data;
  }

  /** How long the next core's request waits at a home for the end of the transfer before. */
  private double waitForCompletion(int holder, int next, int home) {
    double completion = shares.completion() * toHome(holder, home);
    double request = timings.atomicPs() + shares.request() * toHome(next, home);
    return Math.max(0, completion - request);
  }

  /** From a core to a line's home. */
  public long requestPs(int core, int home) {
    return requestPs[leg(core, home)];
  }

  /** From a line's home to a core that has a copy. */
  public long snoopPs(int home, int core) {
    return snoopPs[leg(core, home)];
  }

  /** From a core that supplies the data to the requester. */
  public long dataPs(int from, int to) {
    return dataPs[from * machine.cores() + to];
  }

  /** From a sharer that gives up its copy to the requester that must know. */
  public long acknowledgementPs(int from, int to) {
    return Math.round(home.acknowledgement() * dataPs(from, to));
  }

  /** From a line's home until the result of a far operation is at the core that asked for it. */
  public long resultPs(int home, int core) {
    return resultPs[leg(core, home)];
  }

  /** From the arrival of the data at a core until the home serves the next request. */
  public long completionPs(int core, int home) {
    return completionPs[leg(core, home)];
  }

  /** From the home until data from its socket's last-level cache reaches a core. */
  public long lastLevelPs(int core, int home) {
    if (isInside(core, home)) {
      return Math.max(0, timings.lastLevelPs() - requestPs(core, home));
    }
    return timings.lastLevelPs() + resultPs(home, core);
  }

  /** From the home until data from its memory, which nobody else uses, reaches a core. */
  public long memoryPs(int core, int home) {
    return Math.max(0, loadFromMemoryPs(core, home) - requestPs(core, home));
  }

  /** From a core's request until data from a home's memory, which nobody else uses, reaches it. */
  public long loadFromMemoryPs(int core, int home) {
    return memory.latencyPs(machine.core(core).numaNode(), home);
  }

  /**
   * From the home until every core has told the requester that it has no copy; 0 if only sharers
   * are told.
   */
  public long broadcastPs(int home, int core) {
    if (this.home.invalidation() == Invalidation.EXACT) {
      return 0;
    }
    long slowest = 0;
    for (int other = 0; other < machine.cores(); other++) {
      if (other != core) {
        slowest = Math.max(slowest, snoopPs(home, other) + acknowledgementPs(other, core));
      }
    }
    return slowest;
  }

  /** How homes serve those who queue. */
  public HomeSettings home() {
    return home;
  }

  /** What an access takes longer to a line that an SMT sibling has just written. */
  public long siblingPs() {
    return siblingPs;
  }

  public MemoryTimings timings() {
    return timings;
  }

  private double toHome(int core, int home) {
    int socket = machine.core(core).socket();
    int homeSocket = isInside(core, home) ? socket : machine.socketOfNode(home);
    return toHomePs[socket * machine.sockets() + homeSocket];
  }

  /** A core's own node is near even if firmware has made one node of several sockets. */
  private boolean isInside(int core, int home) {
    return machine.core(core).numaNode() == home
        || machine.core(core).socket() == machine.socketOfNode(home);
  }
}
