package dev.contend.cpu.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A machine's parts and their distances, bound to hardware threads by index.
 *
 * <p>Cores are numbered from 0 in the order given. Hardware threads are numbered with the threads
 * of one core adjacent (Linux numbers SMT siblings apart; whoever imports converts). Cores may
 * differ in kind and in their number of hardware threads.
 *
 * <p>A NUMA node belongs to one socket, that of its memory. It may have no core (memory behind a
 * link of its own), and cores of other sockets may have it as their nearest (two packages that
 * firmware presents as one node).
 */
public final class Machine {
  private final String name;
  private final int cacheLineBytes;
  private final Core[] cores;
  private final int[] coreOf;
  private final int[] firstThreadOf;
  private final int sockets;
  private final List<Integer> socketOfNode;

  /** A machine in which every NUMA node has cores, and belongs to the socket of the first. */
  public Machine(String name, int cacheLineBytes, List<Core> cores, List<Integer> threadsOf) {
    this(name, cacheLineBytes, cores, threadsOf, socketsOfNodes(cores));
  }

  /**
   * @param name as in messages and results
   * @param cacheLineBytes coherence granularity, a power of two
   * @param cores every physical core
   * @param threadsOf hardware threads of each core, 1 or more
   * @param socketOfNode the socket of each NUMA node's memory; as many as there are nodes
   */
  public Machine(
      String name,
      int cacheLineBytes,
      List<Core> cores,
      List<Integer> threadsOf,
      List<Integer> socketOfNode) {
    if (cores.isEmpty()) {
      throw new IllegalArgumentException("machine '" + name + "' has no core");
    }
    if (cores.size() != threadsOf.size()) {
      throw new IllegalArgumentException(
          "machine '"
              + name
              + "' has "
              + cores.size()
              + " cores but thread counts for "
              + threadsOf.size());
    }
    if (cacheLineBytes < 1 || Integer.bitCount(cacheLineBytes) != 1) {
      throw new IllegalArgumentException(
          "cacheLineBytes is " + cacheLineBytes + "; must be a power of two");
    }
    this.name = name;
    this.cacheLineBytes = cacheLineBytes;
    this.cores = cores.toArray(new Core[0]);
    firstThreadOf = new int[cores.size() + 1];
    for (int core = 0; core < cores.size(); core++) {
      if (threadsOf.get(core) < 1) {
        throw new IllegalArgumentException(
            "core "
                + core
                + " has "
                + threadsOf.get(core)
                + " hardware threads; must be 1 or more");
      }
      firstThreadOf[core + 1] = firstThreadOf[core] + threadsOf.get(core);
    }
    coreOf = new int[firstThreadOf[cores.size()]];
    for (int core = 0; core < cores.size(); core++) {
      for (int thread = firstThreadOf[core]; thread < firstThreadOf[core + 1]; thread++) {
        coreOf[thread] = core;
      }
    }
    sockets = 1 + cores.stream().mapToInt(Core::socket).max().orElse(0);
    this.socketOfNode = List.copyOf(socketOfNode);
    requireNodes();
  }

  private void requireNodes() {
    for (Core core : cores) {
      if (core.numaNode() >= socketOfNode.size()) {
        throw new IllegalArgumentException(
            "a core is of NUMA node "
                + core.numaNode()
                + "; machine '"
                + name
                + "' has "
                + socketOfNode.size());
      }
    }
    for (int socket : socketOfNode) {
      if (socket < 0 || socket >= sockets) {
        throw new IllegalArgumentException(
            "a NUMA node is of socket " + socket + "; the cores of '" + name + "' make " + sockets);
      }
    }
  }

  private static List<Integer> socketsOfNodes(List<Core> cores) {
    int nodes = 1 + cores.stream().mapToInt(Core::numaNode).max().orElse(0);
    List<Integer> sockets = new ArrayList<>(Collections.nCopies(nodes, 0));
    for (int core = cores.size() - 1; core >= 0; core--) {
      sockets.set(cores.get(core).numaNode(), cores.get(core).socket());
    }
    return sockets;
  }

  /** A machine of equal cores in which every NUMA node has one last-level cache. */
  public static Machine regular(
      String name,
      int sockets,
      int numaNodesPerSocket,
      int coresPerNumaNode,
      int threadsPerCore,
      int cacheLineBytes) {
    List<Core> cores = new ArrayList<>();
    List<Integer> threads = new ArrayList<>();
    for (int node = 0; node < sockets * numaNodesPerSocket; node++) {
      for (int core = 0; core < coresPerNumaNode; core++) {
        cores.add(new Core(node / numaNodesPerSocket, node, node, 0));
        threads.add(threadsPerCore);
      }
    }
    return new Machine(name, cacheLineBytes, cores, threads);
  }

  public String name() {
    return name;
  }

  public int cacheLineBytes() {
    return cacheLineBytes;
  }

  /** Number of physical cores. */
  public int cores() {
    return cores.length;
  }

  public int hardwareThreads() {
    return coreOf.length;
  }

  public int sockets() {
    return sockets;
  }

  public int numaNodes() {
    return socketOfNode.size();
  }

  /** The socket that a NUMA node's memory belongs to. */
  public int socketOfNode(int node) {
    return socketOfNode.get(node);
  }

  /** Where a core sits. */
  public Core core(int core) {
    return cores[core];
  }

  /** The core that a hardware thread belongs to. */
  public int coreOf(int hardwareThread) {
    return coreOf[hardwareThread];
  }

  /** The first of a core's hardware threads; the others follow. */
  public int firstThreadOf(int core) {
    return firstThreadOf[core];
  }

  /** How many hardware threads a core has. */
  public int threadsOf(int core) {
    return firstThreadOf[core + 1] - firstThreadOf[core];
  }

  /** Where the core of a hardware thread sits. */
  public Core placeOf(int hardwareThread) {
    return cores[coreOf[hardwareThread]];
  }

  /** Distance between two cores. */
  public Distance distance(int coreA, int coreB) {
    if (coreA == coreB) {
      return Distance.SAME_CORE;
    }
    Core a = cores[coreA];
    Core b = cores[coreB];
    if (a.socket() != b.socket()) {
      return Distance.REMOTE;
    }
    if (a.cacheDomain() == b.cacheDomain()) {
      return Distance.CACHE_DOMAIN;
    }
    return a.numaNode() == b.numaNode() ? Distance.NUMA_NODE : Distance.SOCKET;
  }

  @Override
  public String toString() {
    return name
        + " ("
        + sockets
        + " sockets, "
        + cores()
        + " cores, "
        + hardwareThreads()
        + " hardware threads)";
  }
}
