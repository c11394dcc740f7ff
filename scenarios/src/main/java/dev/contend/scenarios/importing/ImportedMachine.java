package dev.contend.scenarios.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a topology says about a machine, in the terms of a machine file.
 *
 * @param title the processor's own name
 * @param lineBytes coherence granularity
 * @param kinds kinds of core, the most performant first
 * @param rows equal neighbouring cores, in the file's order
 * @param memoryOnly NUMA nodes without cores, by number, with their sockets
 * @param caches sizes of caches, as far as they are known
 * @param notes what a reader of the machine file should know, a line each
 */
record ImportedMachine(
    String title,
    int lineBytes,
    List<Kind> kinds,
    List<Row> rows,
    Map<Integer, Integer> memoryOnly,
    ImportedCaches caches,
    List<String> notes) {

  ImportedMachine {
    kinds = List.copyOf(kinds);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * A kind of core.
   *
   * @param coreType as hwloc calls it; empty if it says nothing
   * @param maxMhz highest clock
   * @param baseMhz guaranteed clock
   * @param capacity Linux's measure of performance at the highest clock
   * @param cores most cores of the kind in a socket
   * @param threadsPerCore most hardware threads of one of its cores
   */
  record Kind(
      String name,
      String coreType,
      OptionalDouble maxMhz,
      OptionalDouble baseMhz,
      OptionalDouble capacity,
      int cores,
      int threadsPerCore) {}

  /** Equal cores in one place. */
  record Row(int socket, int node, int domain, int kind, int cores, int threads) {
    private Row plusOne() {
      return new Row(socket, node, domain, kind, cores + 1, threads);
    }

    private boolean isLike(Row other) {
      return other.equals(new Row(socket, node, domain, kind, other.cores, threads));
    }
  }

  int sockets() {
    return 1 + rows.stream().mapToInt(Row::socket).max().orElse(0);
  }

  int cores() {
    return rows.stream().mapToInt(Row::cores).sum();
  }

  int hardwareThreads() {
    return rows.stream().mapToInt(row -> row.cores() * row.threads()).sum();
  }

  /** The machine of a topology. */
  static ImportedMachine of(HwlocTopology topology) {
    return new Import(topology).machine();
  }

  /** Walks over the cores once. */
  private static final class Import {
    private static final int MOST_CORES = 2048;

    private final HwlocTopology topology;
    private final CoreKinds kinds;
    private final Numbering sockets = new Numbering();
    private final Numbering domains = new Numbering();
    private final Map<HwlocObject, Integer> nodes = new LinkedHashMap<>();
    private final Map<HwlocObject, Integer> socketOfNode = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ImportedCaches.Finder foundCaches = new ImportedCaches.Finder();
    private int skipped;

    Import(HwlocTopology topology) {
      this.topology = topology;
      kinds = new CoreKinds(topology);
      topology.root().all("NUMANode").forEach(node -> nodes.put(node, nodes.size()));
    }

    ImportedMachine machine() {
      place(topology.root());
      if (rows.isEmpty()) {
        throw new ImportException(
            topology.root().line,
            topology.root().column,
            "no PU may be used (allowed_cpuset)",
            "export the topology outside of the container or cpuset");
      }
      int cores = rows.stream().mapToInt(Row::cores).sum();
      if (cores > MOST_CORES) {
        throw new ImportException(
            0, 0, "has " + cores + " cores; one machine has at most " + MOST_CORES, "");
      }
      if (skipped > 0) {
        notes.add(
            skipped + " hardware threads that may not be used (allowed_cpuset) are left out.");
      }
      ImportedCaches caches = foundCaches.machine(kinds.kinds(rows).size());
      notes.addAll(caches.notes());
      topology.distances().stream()
          .filter(matrix -> matrix.size() <= 8)
          .forEach(
              matrix ->
                  notes.add(
                      "Firmware's distances"
                          + (matrix.name().isEmpty() ? "" : " (" + matrix.name() + ")")
                          + ", for order only: "
                          + matrix.values()));
      return new ImportedMachine(
          title(), lineBytes(), kinds.kinds(rows), rows, memoryOnly(), caches, notes);
    }

    /** Cores in the file's order; a PU outside of any core is a core of its own. */
    private void place(HwlocObject object) {
      if (object.type.equals("Core") || object.type.equals("PU")) {
        List<HwlocObject> units =
            object.all("PU").stream().filter(unit -> isAllowed(unit.cpus)).toList();
        skipped += object.all("PU").size() - units.size();
        if (!units.isEmpty()) {
          add(object, units);
        }
        return;
      }
      object.children.forEach(this::place);
    }

    private boolean isAllowed(CpuSet unit) {
      CpuSet allowed = topology.root().allowed;
      return allowed.size() == 0 || allowed.contains(unit);
    }

    private void add(HwlocObject core, List<HwlocObject> units) {
      HwlocObject unit = units.get(0);
      HwlocObject socket = core.within("Package");
      int socketNumber = sockets.of(socket == null ? topology.root() : socket);
      HwlocObject node = node(unit);
      socketOfNode.putIfAbsent(node, socketNumber);
      int nodeNumber = nodes.getOrDefault(node, 0);
      HwlocObject cache = sharedCache(core);
      int domain =
          domains.of(cache == null ? "socket " + socketNumber + " node " + nodeNumber : cache);
      Row row =
          new Row(socketNumber, nodeNumber, domain, kinds.of(units), 1, Math.min(8, units.size()));
      foundCaches.add(kinds.of(units), core, cache);
      int last = rows.size() - 1;
      if (last >= 0 && rows.get(last).isLike(row)) {
        rows.set(last, rows.get(last).plusOne());
      } else {
        rows.add(row);
      }
    }

    /** The node with the fewest processing units that has this one; else one that has any. */
    private HwlocObject node(HwlocObject unit) {
      HwlocObject best = null;
      for (HwlocObject node : nodes.keySet()) {
        if (node.cpus.contains(unit.cpus)
            && (best == null || node.cpus.size() < best.cpus.size())) {
          best = node;
        }
      }
      if (best == null) {
        best = nodes.keySet().stream().findFirst().orElse(topology.root());
      }
      return best;
    }

    /** The outermost cache that this core shares with another. */
    private @Nullable HwlocObject sharedCache(HwlocObject core) {
      HwlocObject shared = null;
      int own = core.cpus.size();
      for (HwlocObject object = core.parent; object != null; object = object.parent) {
        if (object.isDataCache() && object.cpus.size() > own) {
          shared = object;
        }
      }
      return shared;
    }

    private Map<Integer, Integer> memoryOnly() {
      Map<Integer, Integer> memoryOnly = new TreeMap<>();
      nodes.forEach(
          (node, number) -> {
            if (!socketOfNode.containsKey(node)) {
              memoryOnly.put(number, socketOfMemory(node));
            }
          });
      return memoryOnly;
    }

    private int socketOfMemory(HwlocObject node) {
      HwlocObject around = node.within("Package");
      if (around != null) {
        return sockets.of(around);
      }
      return topology.root().all("Package").stream()
          .filter(socket -> socket.cpus.common(node.cpus) > 0)
          .findFirst()
          .map(sockets::of)
          .orElse(0);
    }

    private String title() {
      return topology.root().all("Package").stream()
          .map(socket -> socket.infos.getOrDefault("CPUModel", ""))
          .filter(model -> !model.isBlank())
          .findFirst()
          .orElse("imported machine")
          .strip()
          .replaceAll("\\s+", " ");
    }

    private int lineBytes() {
      List<HwlocObject> caches = new ArrayList<>(topology.root().all("L1Cache"));
      caches.addAll(topology.root().all("L2Cache"));
      caches.addAll(topology.root().all("L3Cache"));
      for (HwlocObject cache : caches) {
        long bytes = cache.number("cache_linesize").orElse(0);
        if (bytes >= 16 && bytes <= 4096 && Long.bitCount(bytes) == 1) {
          return (int) bytes;
        }
      }
      notes.add("The file does not say how long a cache line is; 64 B is assumed.");
      return 64;
    }
  }

  /** Numbers from 0 in the order in which things are first asked for. */
  private static final class Numbering {
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();

    int of(Object thing) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(thing, next);
      return known == null ? next : known;
    }
  }
}
