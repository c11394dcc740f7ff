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
  private static final int MOST_CORES = 2_048;

  private static final int MOST_SOCKETS = 64;
  private static final int MOST_NODES = 1024;
  private static final List<String> COUNTS =
      List.of("sockets", "numa-nodes-per-socket", "cache-domains-per-numa-node");

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
    boolean byRows = map.find("layout").isPresent();
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
    Optional<Long> sockets = map.wholeNumber("sockets", 1, MOST_SOCKETS);
    Optional<Long> nodes = map.wholeNumber("numa-nodes-per-socket", 1, 64);
    long domains = map.wholeNumber("cache-domains-per-numa-node", 1, 1024, 1);
    boolean right = sockets.isPresent() && nodes.isPresent();
    long perNode = 0;
    for (Kind kind : kinds) {
      if (kind.perNode().isEmpty()) {
        kind.map().wholeNumber("per-numa-node", 1, 1024);
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
    if (all > MOST_CORES) {
      map.report(
          "has " + all + " cores; one machine has at most " + MOST_CORES,
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
    for (YamlMap row : map.required("layout", ValueKinds.listOf(ROW)).orElse(List.of())) {
      right &= row(row, names);
    }
    if (right && cores.isEmpty()) {
      map.reportKey("layout", "has no core", "add a row, as " + ROW.example());
      return false;
    }
    return right;
  }

  private static final ValueKind<YamlMap> ROW =
      new ValueKind<>(
          "a row of cores",
          "{socket: 0, numa-node: 0, cache-domain: 0, kind: core, cores: 8, threads-per-core: 2}",
          YamlValue::map);

  private boolean row(YamlMap row, List<String> names) {
    row.onlyKeys(
        List.of("socket", "numa-node", "cache-domain", "kind", "cores", "threads-per-core"));
    Optional<Long> socket = row.wholeNumber("socket", 0, MOST_SOCKETS - 1);
    Optional<Long> node = row.wholeNumber("numa-node", 0, MOST_NODES - 1);
    Optional<Long> count = row.wholeNumber("cores", 0, MOST_CORES);
    if (socket.isEmpty() || node.isEmpty() || count.isEmpty()) {
      return false;
    }
    socketOfNode.putIfAbsent(node.get().intValue(), socket.get().intValue());
    if (count.get() == 0) {
      return true;
    }
    Optional<Long> domain = row.wholeNumber("cache-domain", 0, MOST_CORES - 1);
    Optional<String> kind = row.choice("kind", names);
    int siblings = (int) row.wholeNumber("threads-per-core", 1, 8, 1);
    if (domain.isEmpty() || kind.isEmpty()) {
      return false;
    }
    if (cores.size() + count.get() > MOST_CORES) {
      row.reportKey("cores", "makes more than " + MOST_CORES + " cores in all", "");
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
    for (String key : COUNTS) {
      if (map.find(key).isPresent()) {
        refuse(map, key);
        right = false;
      }
    }
    for (Kind kind : kinds) {
      if (kind.perNode().isPresent()) {
        refuse(kind.map(), "per-numa-node");
        right = false;
      }
      if (kind.threadsPerCore().isPresent()) {
        refuse(kind.map(), "threads-per-core");
        right = false;
      }
    }
    return right;
  }

  private static void refuse(YamlMap map, String key) {
    map.reportKey(
        key, "does not go with 'layout', whose rows say it", "leave out '" + key + "' or 'layout'");
  }

  private void add(int count, Core place, int siblings) {
    socketOfNode.putIfAbsent(place.numaNode(), place.socket());
    for (int i = 0; i < count; i++) {
      cores.add(place);
      threads.add(siblings);
    }
  }
}
