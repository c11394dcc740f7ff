package dev.contend.scenarios.yaml;

import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads where a machine's cores are: by counts, if all sockets are alike, or row by row.
 *
 * <p>Counts: {@code sockets}, {@code numa-nodes-per-socket}, {@code cache-domains-per-numa-node},
 * and for each kind {@code per-numa-node} and {@code threads-per-core}. Rows: {@code layout}, each
 * row some equal cores in one place; a row of 0 cores is a NUMA node that has memory only. Cores
 * are numbered in the order in which they are written.
 */
final class LayoutReader {
  /** Every pair of cores has a handoff cost in memory. */
  private static final List<Key<?>> COUNTS =
      List.of(MachineKeys.SOCKETS, MachineKeys.NUMA_NODES_PER_SOCKET, MachineKeys.CACHE_DOMAINS);

  private final YamlMap map;
  private final List<Core> cores = new ArrayList<>();
  private final List<Integer> threads = new ArrayList<>();
  private final Map<Integer, Integer> socketOfNode = new LinkedHashMap<>();

  LayoutReader(YamlMap map) {
    this.map = map;
  }

  /**
   * A kind of core as its list describes it.
   *
   * @param map where it stands
   * @param perNode cores of it in a NUMA node, for a machine by counts
   * @param threadsPerCore hardware threads, for a machine by counts
   */
  record Kind(YamlMap map, CoreKind kind, Optional<Long> perNode, Optional<Long> threadsPerCore) {}

  /** The machine; empty, with problems reported, if it is not right. */
  Optional<Machine> read(String name, int lineBytes, List<Kind> kinds) {
    boolean byRows = map.has(MachineKeys.LAYOUT);
    if (!(byRows ? rows(kinds) : counts(kinds))) {
      return Optional.empty();
    }
    List<Integer> sockets = new ArrayList<>();
    for (int node = 0; node < socketOfNode.size(); node++) {
      Integer socket = socketOfNode.get(node);
      if (socket == null) {
        map.reportKey(
            "layout",
            "has NUMA nodes beyond " + node + ", but no row of node " + node,
            "number the nodes from 0 without gaps");
        return Optional.empty();
      }
      sockets.add(socket);
    }
    return Optional.of(new Machine(name, lineBytes, cores, threads, sockets));
  }

  private boolean counts(List<Kind> kinds) {
    Optional<Long> sockets = map.read(MachineKeys.SOCKETS);
    Optional<Long> nodes = map.read(MachineKeys.NUMA_NODES_PER_SOCKET);
    long domains = map.value(MachineKeys.CACHE_DOMAINS);
    boolean right = sockets.isPresent() && nodes.isPresent();
    long perNode = 0;
    for (Kind kind : kinds) {
      if (kind.perNode().isEmpty()) {
        kind.map()
            .required(
                MachineCoreKeys.Core.PER_NUMA_NODE.name(),
                MachineCoreKeys.Core.PER_NUMA_NODE.kind());
        right = false;
      } else if (kind.perNode().get() % domains != 0) {
        kind.map()
            .reportKey(
                "per-numa-node",
                kind.perNode().get() + " cores do not divide over " + domains + " cache domains",
                "write a 'layout' with a row for each cache domain");
        right = false;
      }
      perNode += kind.perNode().orElse(0L);
    }
    long all = perNode * sockets.orElse(1L) * nodes.orElse(1L);
    if (all > MachineKeys.MOST_CORES) {
      map.report(
          "has " + all + " cores; one machine has at most " + MachineKeys.MOST_CORES,
          "describe one node of a cluster, not the cluster");
      right = false;
    }
    if (right) {
      fill(sockets.orElse(1L).intValue(), nodes.orElse(1L).intValue(), (int) domains, kinds);
    }
    return right;
  }

  private void fill(int sockets, int nodesPerSocket, int domainsPerNode, List<Kind> kinds) {
    for (int domain = 0; domain < sockets * nodesPerSocket * domainsPerNode; domain++) {
      int node = domain / domainsPerNode;
      for (int kind = 0; kind < kinds.size(); kind++) {
        int here = kinds.get(kind).perNode().orElse(0L).intValue() / domainsPerNode;
        int siblings = kinds.get(kind).threadsPerCore().orElse(1L).intValue();
        add(here, new Core(node / nodesPerSocket, node, domain, kind), siblings);
      }
    }
  }

  private boolean rows(List<Kind> kinds) {
    boolean right = onlyRows(kinds);
    List<String> names = kinds.stream().map(kind -> kind.kind().name()).toList();
    for (YamlMap row : map.read(MachineKeys.LAYOUT).orElse(List.of())) {
      right &= row(row, names);
    }
    if (right && cores.isEmpty()) {
      map.reportKey(
          "layout", "has no core", "add a row, as " + MachineCoreKeys.Row.SECTION.example());
      return false;
    }
    return right;
  }

  private boolean row(YamlMap row, List<String> names) {
    Optional<Long> socket = row.read(MachineCoreKeys.Row.SOCKET);
    Optional<Long> node = row.read(MachineCoreKeys.Row.NUMA_NODE);
    Optional<Long> count = row.read(MachineCoreKeys.Row.CORES);
    if (socket.isEmpty() || node.isEmpty() || count.isEmpty()) {
      return false;
    }
    socketOfNode.putIfAbsent(node.get().intValue(), socket.get().intValue());
    if (count.get() == 0) {
      return true;
    }
    Optional<Long> domain =
        row.required(
            MachineCoreKeys.Row.CACHE_DOMAIN.name(), MachineCoreKeys.Row.CACHE_DOMAIN.kind());
    Optional<String> kind = row.required(MachineCoreKeys.Row.KIND.name(), ValueKinds.choice(names));
    int siblings = row.value(MachineCoreKeys.Row.THREADS_PER_CORE).intValue();
    if (domain.isEmpty() || kind.isEmpty()) {
      return false;
    }
    if (cores.size() + count.get() > MachineKeys.MOST_CORES) {
      row.reportKey("cores", "makes more than " + MachineKeys.MOST_CORES + " cores in all", "");
      return false;
    }
    Core place =
        new Core(
            socket.get().intValue(),
            node.get().intValue(),
            domain.get().intValue(),
            names.indexOf(kind.get()));
    add(count.get().intValue(), place, siblings);
    return true;
  }

  /** A machine is described in one way only. */
  private boolean onlyRows(List<Kind> kinds) {
    boolean right = true;
    for (Key<?> key : COUNTS) {
      if (map.has(key)) {
        refuse(map, key);
        right = false;
      }
    }
    for (Kind kind : kinds) {
      if (kind.perNode().isPresent()) {
        refuse(kind.map(), MachineCoreKeys.Core.PER_NUMA_NODE);
        right = false;
      }
      if (kind.threadsPerCore().isPresent()) {
        refuse(kind.map(), MachineCoreKeys.Core.THREADS_PER_CORE);
        right = false;
      }
    }
    return right;
  }

  private static void refuse(YamlMap map, Key<?> key) {
    map.report(
        key,
        "does not go with 'layout', whose rows say it",
        "leave out '" + key.name() + "' or 'layout'");
  }

  private void add(int count, Core place, int siblings) {
    socketOfNode.putIfAbsent(place.numaNode(), place.socket());
    for (int i = 0; i < count; i++) {
      cores.add(place);
      threads.add(siblings);
    }
  }
}
