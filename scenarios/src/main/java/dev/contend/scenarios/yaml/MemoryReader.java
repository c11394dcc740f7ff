package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.cpu.memory.Dram;
import dev.contend.cpu.memory.Links;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads what a machine file says of caches and memory.
 *
 * <p>Latency of memory: {@code local} and {@code remote}, or {@code latency}, a row for each NUMA
 * node with cores. Bandwidth may be left out, and is then without limit: {@code dram} for the
 * chips, {@code links} for what lies between sockets or pairs of nodes.
 */
final class MemoryReader {
  private static final ValueKind<Long> NANOSECONDS = ValueKinds.durationPs(0, 1_000_000_000L);
  private static final ValueKind<Double> BANDWIDTH =
      ValueKinds.quantity(Dimension.BANDWIDTH, 1e6, 1e15);
  private static final ValueKind<YamlMap> CHIPS =
      new ValueKind<>(
          "the chips of some nodes",
          "{channels: ..., banks-per-channel: ..., row-cycle: ..., bandwidth: ...}",
          YamlValue::map);

  private final SourcedReader sourced;
  private final YamlMap map;

  MemoryReader(SourcedReader sourced, YamlMap map) {
    this.sourced = sourced;
    this.map = map;
  }

  /** Latencies of caches, and of memory if they are two numbers; else those two are 0. */
  MemoryTimings timings() {
    map.onlyKeys(
        List.of(
            "l1",
            "atomic",
            "compare-and-swap",
            "last-level",
            "local",
            "remote",
            "latency",
            "per-sharer",
            "pause",
            "dram",
            "links"));
    boolean byNodes = map.find("latency").isPresent();
    long atomicPs = sourced.read(map, "atomic", NANOSECONDS, 0L);
    return new MemoryTimings(
        sourced.read(map, "l1", NANOSECONDS, 0L),
        atomicPs,
        map.find("compare-and-swap").isPresent()
            ? sourced.read(map, "compare-and-swap", NANOSECONDS, 0L)
            : atomicPs,
        sourced.read(map, "last-level", NANOSECONDS, 0L),
        byNodes ? 0 : sourced.read(map, "local", NANOSECONDS, 0L),
        byNodes ? 0 : sourced.read(map, "remote", NANOSECONDS, 0L),
        sourced.read(map, "per-sharer", NANOSECONDS, 0L),
        map.find("pause").isPresent() ? sourced.read(map, "pause", NANOSECONDS, 0L) : 0);
  }

  /** What lies between the machine's cores and memory; empty, with problems, if it is not right. */
  Optional<MemoryNodes> nodes(Machine machine, MemoryTimings timings) {
    List<Integer> withCores =
        IntStream.range(0, machine.cores())
            .map(core -> machine.core(core).numaNode())
            .sorted()
            .distinct()
            .boxed()
            .toList();
    Optional<NodeLatencies> latencies =
        map.find("latency").isPresent()
            ? byNodes(machine, withCores)
            : Optional.of(
                NodeLatencies.of(machine, timings.localMemoryPs(), timings.remoteMemoryPs()));
    Optional<List<Dram>> dram =
        map.find("dram").isPresent() ? dram(machine) : Optional.of(Collections.emptyList());
    Optional<Links> links =
        map.find("links").isPresent()
            ? links(machine, withCores)
            : Optional.of(Links.unlimited(machine));
    if (latencies.isEmpty() || dram.isEmpty() || links.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new MemoryNodes(latencies.get(), dram.get(), links.get()));
  }

  private Optional<NodeLatencies> byNodes(Machine machine, List<Integer> withCores) {
    for (String key : List.of("local", "remote")) {
      if (map.find(key).isPresent()) {
        map.reportKey(
            key,
            "does not go with 'latency', whose rows say it",
            "leave out 'latency', or both 'local' and 'remote'");
      }
    }
    return matrix(map, "latency", "ns", machine.numaNodes(), withCores)
        .map(
            rows ->
                new NodeLatencies(
                    rows.stream()
                        .map(row -> row.stream().map(ns -> Math.round(ns * 1000)).toList())
                        .toList()));
  }

  /** A row for each node with cores, a column for each node; other nodes get a row of zeros. */
  private Optional<List<List<Double>>> matrix(
      YamlMap parent, String key, String unit, int nodes, List<Integer> withCores) {
    Optional<YamlMap> found = parent.map(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMap matrix = found.get();
    matrix.onlyKeys(List.of("unit", "rows", "source", "assumed"));
    Optional<String> right = matrix.choice("unit", List.of(unit));
    ValueKind<List<Double>> row = ValueKinds.listOf(ValueKinds.number(0, 1_000_000));
    Optional<List<List<Double>>> rows = matrix.required("rows", ValueKinds.listOf(row));
    sourced.provenance(matrix, "matrix of " + nodes + " NUMA nodes");
    if (right.isEmpty() || rows.isEmpty() || !fits(matrix, rows.get(), withCores.size(), nodes)) {
      return Optional.empty();
    }
    List<List<Double>> all =
        new ArrayList<>(Collections.nCopies(nodes, Collections.nCopies(nodes, 0.0)));
    for (int i = 0; i < withCores.size(); i++) {
      all.set(withCores.get(i), rows.get().get(i));
    }
    return Optional.of(all);
  }

  private static boolean fits(YamlMap matrix, List<List<Double>> rows, int height, int width) {
    boolean fits = rows.size() == height && rows.stream().allMatch(row -> row.size() == width);
    if (!fits) {
      matrix.reportKey(
          "rows",
          "is not " + height + " rows of " + width + " numbers, as the machine's NUMA nodes are",
          "write a row for each node that has cores, and in it a number for each node's memory");
    }
    return fits;
  }

  private Optional<List<Dram>> dram(Machine machine) {
    List<YamlMap> rows = map.required("dram", ValueKinds.listOf(CHIPS)).orElse(List.of());
    List<Optional<Dram>> ofNode =
        new ArrayList<>(Collections.nCopies(machine.numaNodes(), Optional.empty()));
    boolean right = !rows.isEmpty();
    if (map.node()
        .entry("dram")
        .map(YamlNode.Entry::value)
        .filter(MemoryReader::isEmpty)
        .isPresent()) {
      map.reportKey("dram", "has no row", "write '- " + CHIPS.example() + "', or leave it out");
    }
    for (YamlMap row : rows) {
      Optional<Dram> chips = chips(row, machine.cacheLineBytes());
      right &= chips.isPresent();
      for (int node : nodesOf(row, machine.numaNodes())) {
        if (chips.isPresent() && ofNode.set(node, chips).isPresent()) {
          row.reportKey("numa-nodes", "names node " + node + " again", "describe each node once");
        }
      }
    }
    if (right && ofNode.contains(Optional.<Dram>empty())) {
      map.reportKey(
          "dram",
          "does not describe NUMA node " + ofNode.indexOf(Optional.<Dram>empty()),
          "name every node in 'numa-nodes' of some row, or leave it out of a single row");
      return Optional.empty();
    }
    return right
        ? Optional.of(ofNode.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static boolean isEmpty(YamlNode node) {
    return node instanceof YamlNode.Sequence sequence && sequence.items().isEmpty();
  }

  private List<Integer> nodesOf(YamlMap row, int nodes) {
    ValueKind<List<Long>> numbers = ValueKinds.listOf(ValueKinds.wholeNumber(0, nodes - 1L));
    return row.optional("numa-nodes", numbers)
        .map(named -> named.stream().map(Long::intValue).toList())
        .orElseGet(() -> IntStream.range(0, nodes).boxed().toList());
  }

  private Optional<Dram> chips(YamlMap row, int lineBytes) {
    row.onlyKeys(List.of("numa-nodes", "channels", "banks-per-channel", "row-cycle", "bandwidth"));
    long channels = sourced.read(row, "channels", ValueKinds.wholeNumber(1, 1024), 0L);
    long banks = sourced.read(row, "banks-per-channel", ValueKinds.wholeNumber(1, 4096), 0L);
    long rowCyclePs = sourced.read(row, "row-cycle", NANOSECONDS, -1L);
    double rate = sourced.read(row, "bandwidth", BANDWIDTH, 0.0);
    if (channels == 0 || banks == 0 || rowCyclePs < 0 || rate == 0) {
      return Optional.empty();
    }
    Dram dram = new Dram((int) channels, (int) banks, rowCyclePs, rate);
    if (dram.bankBytesPerSecond(lineBytes) < rate) {
      row.reportKey(
          "bandwidth",
          "is more than the banks can deliver, one line each in every row cycle",
          "write more banks, a shorter row cycle, or a lower bandwidth");
      return Optional.empty();
    }
    return Optional.of(dram);
  }

  private Optional<Links> links(Machine machine, List<Integer> withCores) {
    Optional<YamlMap> found = map.map("links");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMap links = found.get();
    if (links.find("matrix").isPresent()) {
      links.onlyKeys(List.of("matrix"));
      return matrix(links, "matrix", "GB/s", machine.numaNodes(), withCores)
          .map(
              rows ->
                  Links.betweenNodes(
                      machine,
                      rows.stream()
                          .map(row -> row.stream().map(rate -> rate * 1e9).toList())
                          .toList()));
    }
    links.onlyKeys(List.of("between-sockets", "matrix"));
    if (machine.sockets() == 1) {
      links.report(
          "has no link to limit: the machine has one socket",
          "leave 'links' out, or write a 'matrix' of its NUMA nodes");
      return Optional.empty();
    }
    double rate = sourced.read(links, "between-sockets", BANDWIDTH, 0.0);
    return rate == 0 ? Optional.empty() : Optional.of(Links.betweenSockets(machine, rate));
  }
}
