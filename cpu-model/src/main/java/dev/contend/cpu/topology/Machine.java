package dev.contend.cpu.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * A machine's parts and their distances, bound to hardware threads by index.
 *
 * <p>Cores are numbered from 0 in the order given. Hardware threads are numbered with the threads
 * of one core adjacent (Linux numbers SMT siblings apart; whoever imports converts). Cores may
 * differ in kind and in their number of hardware threads.
 */
public final class Machine {
  private final String name;
  private final int cacheLineBytes;
  private final List<Core> cores;
  private final int[] coreOf;
  private final int[] firstThreadOf;
  private final int sockets;
  private final int numaNodes;

  /**
   * @param name as in messages and results
   * @param cacheLineBytes coherence granularity, a power of two
   * @param cores every physical core
   * @param threadsOf hardware threads of each core, 1 or more
   */
  public Machine(String name, int cacheLineBytes, List<Core> cores, List<Integer> threadsOf) {
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
    this.cores = List.copyOf(cores);
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
    numaNodes = 1 + cores.stream().mapToInt(Core::numaNode).max().orElse(0);
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
    return cores.size();
  }

  public int hardwareThreads() {
    return coreOf.length;
  }

  public int sockets() {
    return sockets;
  }

  public int numaNodes() {
    return numaNodes;
  }

  /** Where a core sits. */
  public Core core(int core) {
    return cores.get(core);
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
    return cores.get(coreOf[hardwareThread]);
  }

  /** Distance between two cores. */
  public Distance distance(int coreA, int coreB) {
    if (coreA == coreB) {
      return Distance.SAME_CORE;
    }
    Core a = cores.get(coreA);
    Core b = cores.get(coreB);
    if (a.socket() != b.socket()) {
      return Distance.REMOTE;
    }
    return a.cacheDomain() == b.cacheDomain() ? Distance.CACHE_DOMAIN : Distance.SOCKET;
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
