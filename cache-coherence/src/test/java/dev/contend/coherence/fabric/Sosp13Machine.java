package dev.contend.coherence.fabric;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HandoffMatrix;
import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.HomeSettings.Invalidation;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The two multi-socket machines of Table 2 of SOSP'13 as far as the table needs them: three sockets
 * in a row, so that socket 1 is one hop and socket 2 two hops from socket 0. One nanosecond stands
 * for one cycle.
 *
 * <p>Stated are latencies of the own caches and memory, and an atomic operation on a line that
 * another core has modified, at each distance. All other rows follow.
 *
 * <p>Source: David, Guerraoui and Trigonakis, <i>Everything You Always Wanted to Know about
 * Synchronization but Were Afraid to Ask</i>, SOSP 2013, Table 2; transcribed from memory but for
 * the Xeon's L2, last level, memory, and its load and store of a modified line, which a course note
 * confirms.
 */
final class Sosp13Machine {
  static final int SAME_DIE = 1;
  static final int SAME_SOCKET = 2;
  static final int ONE_HOP = 3;
  static final int TWO_HOPS = 4;

  private static final long CYCLE = 1_000;
  private static final int CORES_OF_DIE = 4;

  private final SimKernel kernel = new SimKernel();
  private final int dies;
  private final CoherentMemory memory;
  private long nextPage;

  private Sosp13Machine(
      int dies,
      List<Integer> atomics,
      List<Integer> memories,
      MemoryTimings timings,
      Invalidation told) {
    this.dies = dies;
    List<Core> cores = new ArrayList<>();
    for (int core = 0; core < 3 * dies * CORES_OF_DIE; core++) {
      int die = core / CORES_OF_DIE;
      cores.add(new Core(die / dies, die, die, 0));
    }
    Machine machine = new Machine("sosp13", 64, cores, Collections.nCopies(cores.size(), 1));
    List<List<Long>> handoffs = new ArrayList<>();
    for (int a = 0; a < machine.cores(); a++) {
      List<Long> row = new ArrayList<>();
      for (int b = 0; b < a; b++) {
        row.add(CYCLE * atomics.get(distance(machine, a, b)));
      }
      handoffs.add(row);
    }
    List<List<Long>> latencies = new ArrayList<>();
    for (int node = 0; node < machine.numaNodes(); node++) {
      List<Long> row = new ArrayList<>();
      for (int home = 0; home < machine.numaNodes(); home++) {
        row.add(CYCLE * memories.get(distance(machine, node * CORES_OF_DIE, home * CORES_OF_DIE)));
      }
      latencies.add(row);
    }
    HomeSettings plain = HomeSettings.PLAIN;
    HomeSettings home =
        new HomeSettings(
            plain.arbitration(),
            plain.queueInflation(),
            plain.acknowledgement(),
            told,
            plain.atomics(),
            plain.farOperationPs(),
            plain.postedAdds());
    Interconnect interconnect =
        new Interconnect(
            machine,
            new HandoffCosts(new HandoffMatrix(handoffs)),
            timings,
            LegShares.DEFAULT,
            home,
            new NodeLatencies(latencies));
    memory =
        new CoherentMemory(
            kernel, machine, Protocols.MESI.table(), interconnect, MemoryPlacement.LOCAL);
  }

  /** Four dies of two to a socket; nobody knows the sharers of a line. */
  static Sosp13Machine opteron() {
    return new Sosp13Machine(
        2,
        List.of(0, 110, 197, 216, 296),
        List.of(136, 136, 237, 247, 327),
        timings(3, 32, 40, 136),
        Invalidation.BROADCAST);
  }

  /** One die to a socket, whose inclusive last level knows the sharers. */
  static Sosp13Machine xeon() {
    return new Sosp13Machine(
        1,
        List.of(0, 120, 120, 324, 430),
        List.of(355, 355, 355, 492, 601),
        timings(5, 16, 44, 355),
        Invalidation.EXACT);
  }

  /** An atomic operation is what it takes more than a load, there, and a load here. */
  private static MemoryTimings timings(int l1, int atomic, int lastLevel, int memory) {
    return new MemoryTimings(
        CYCLE * l1, CYCLE * atomic, CYCLE * lastLevel, CYCLE * memory, CYCLE * memory, CYCLE);
  }

  private int distance(Machine machine, int a, int b) {
    int sockets = Math.abs(machine.core(a).socket() - machine.core(b).socket());
    if (sockets > 0) {
      return sockets == 1 ? ONE_HOP : TWO_HOPS;
    }
    return machine.core(a).cacheDomain() == machine.core(b).cacheDomain() ? SAME_DIE : SAME_SOCKET;
  }

  /** A core so far from core 0, but not itself. */
  private int coreAt(int distance) {
    return switch (distance) {
      case SAME_DIE -> 1;
      case SAME_SOCKET -> CORES_OF_DIE;
      case ONE_HOP -> dies * CORES_OF_DIE;
      case TWO_HOPS -> 2 * dies * CORES_OF_DIE;
      default -> throw new IllegalArgumentException("no distance " + distance);
    };
  }

  /** What another core has done with the line before. */
  enum State {
    MODIFIED,
    EXCLUSIVE,
    SHARED
  }

  /**
   * Cycles of an access by core 0 to a line that a core so far away has in some state; shared, by a
   * neighbour of that core as well. The page is at either end in turn; the mean counts.
   */
  double cycles(AccessKind kind, State state, int distance) {
    return (cycles(kind, state, distance, 0) + cycles(kind, state, distance, coreAt(distance))) / 2;
  }

  private double cycles(AccessKind kind, State state, int distance, int homeOf) {
    long page = CoherentMemory.pageBytes() * nextPage++;
    alone(homeOf, page, AccessKind.LOAD);
    long line = page + 64;
    int other = coreAt(distance);
    alone(other, line, state == State.MODIFIED ? AccessKind.STORE : AccessKind.LOAD);
    if (state == State.SHARED) {
      alone(other + 1, line, AccessKind.LOAD);
    }
    return alone(0, line, kind) / (double) CYCLE;
  }

  private long alone(int core, long address, AccessKind kind) {
    long begin = kernel.nowPs();
    long[] end = {begin};
    long latency = memory.access(core, address, kind, () -> end[0] = kernel.nowPs());
    kernel.runUntilPs(begin + 100_000 * CYCLE);
    return latency == MemoryPort.IN_FLIGHT ? end[0] - begin : latency;
  }
}
