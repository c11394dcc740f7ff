package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.cpu.memory.Dram;
import dev.contend.cpu.memory.Links;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Chips;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Linked;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Matrix;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Memory;
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
  private final SourcedReader sourced;
  private final YamlMap map;

  MemoryReader(SourcedReader sourced, YamlMap map) {
    this.sourced = sourced;
    this.map = map;
  }

  /** Latencies of caches, and of memory if they are two numbers; else those two are 0. */
  MemoryTimings timings() {
    boolean byNodes = map.has(Memory.LATENCY);
    long atomicPs = sourced.read(map, Memory.ATOMIC, 0L);
    return new MemoryTimings(
        sourced.read(map, Memory.L1, 0L),
        atomicPs,
        map.has(Memory.COMPARE_AND_SWAP)
            ? sourced.read(map, Memory.COMPARE_AND_SWAP, 0L)
            : atomicPs,
        sourced.read(map, Memory.LAST_LEVEL, 0L),
        byNodes ? 0 : sourced.read(map, Memory.LOCAL, 0L),
        byNodes ? 0 : sourced.read(map, Memory.REMOTE, 0L),
        sourced.read(map, Memory.PER_SHARER, 0L),
        sourced.value(map, Memory.PAUSE));
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
        map.has(Memory.LATENCY)
            ? byNodes(machine, withCores)
            : Optional.of(
                NodeLatencies.of(machine, timings.localMemoryPs(), timings.remoteMemoryPs()));
    Optional<List<Dram>> dram =
        map.has(Memory.DRAM) ? dram(machine) : Optional.of(Collections.emptyList());
    Optional<Links> links =
        map.has(Memory.LINKS) ? links(machine, withCores) : Optional.of(Links.unlimited(machine));
    if (latencies.isEmpty() || dram.isEmpty() || links.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new MemoryNodes(latencies.get(), dram.get(), links.get()));
  }

  private Optional<NodeLatencies> byNodes(Machine machine, List<Integer> withCores) {
    for (Key<Long> key : List.of(Memory.LOCAL, Memory.REMOTE)) {
      if (map.has(key)) {
        map.report(
            key,
            "does not go with 'latency', whose rows say it",
            "leave out 'latency', or both 'local' and 'remote'");
      }
    }
    return matrix(map, Memory.LATENCY, "ns", machine.numaNodes(), withCores)
        .map(
            rows ->
                new NodeLatencies(
                    rows.stream()
                        .map(row -> row.stream().map(ns -> Math.round(ns * 1000)).toList())
                        .toList()));
  }

  /** A row for each node with cores, a column for each node; other nodes get a row of zeros. */
  private Optional<List<List<Double>>> matrix(
      YamlMap parent, Key<YamlMap> key, String unit, int nodes, List<Integer> withCores) {
    Optional<YamlMap> found = parent.read(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMap matrix = found.get();
    Optional<String> right = matrix.read(Matrix.unit(unit));
    Optional<List<List<Double>>> rows = matrix.read(Matrix.ROWS);
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
      matrix.report(
          Matrix.ROWS,
          "is not " + height + " rows of " + width + " numbers, as the machine's NUMA nodes are",
          "write a row for each node that has cores, and in it a number for each node's memory");
    }
    return fits;
  }

  private Optional<List<Dram>> dram(Machine machine) {
    List<YamlMap> rows = map.read(Memory.DRAM).orElse(List.of());
    List<Optional<Dram>> ofNode =
        new ArrayList<>(Collections.nCopies(machine.numaNodes(), Optional.empty()));
    boolean right = !rows.isEmpty();
    if (map.node()
        .entry(Memory.DRAM.name())
        .map(YamlNode.Entry::value)
        .filter(MemoryReader::isEmpty)
        .isPresent()) {
      map.report(
          Memory.DRAM, "has no row", "write '- " + Chips.SECTION.example() + "', or leave it out");
    }
    for (YamlMap row : rows) {
      Optional<Dram> chips = chips(row, machine.cacheLineBytes());
      right &= chips.isPresent();
      for (int node : nodesOf(row, machine.numaNodes())) {
        if (chips.isPresent() && ofNode.set(node, chips).isPresent()) {
          row.report(Chips.NUMA_NODES, "names node " + node + " again", "describe each node once");
        }
      }
    }
    if (right && ofNode.contains(Optional.<Dram>empty())) {
      map.report(
          Memory.DRAM,
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
    return row.read(Chips.NUMA_NODES.as(numbers))
        .map(named -> named.stream().map(Long::intValue).toList())
        .orElseGet(() -> IntStream.range(0, nodes).boxed().toList());
  }

  private Optional<Dram> chips(YamlMap row, int lineBytes) {
    long channels = sourced.read(row, Chips.CHANNELS, 0L);
    long banks = sourced.read(row, Chips.BANKS_PER_CHANNEL, 0L);
    long rowCyclePs = sourced.read(row, Chips.ROW_CYCLE, -1L);
    double rate = sourced.read(row, Chips.BANDWIDTH_KEY, 0.0);
    if (channels == 0 || banks == 0 || rowCyclePs < 0 || rate == 0) {
      return Optional.empty();
    }
    Dram dram = new Dram((int) channels, (int) banks, rowCyclePs, rate);
    if (dram.bankBytesPerSecond(lineBytes) < rate) {
      row.report(
          Chips.BANDWIDTH_KEY,
          "is more than the banks can deliver, one line each in every row cycle",
          "write more banks, a shorter row cycle, or a lower bandwidth");
      return Optional.empty();
    }
    return Optional.of(dram);
  }

  private Optional<Links> links(Machine machine, List<Integer> withCores) {
    Optional<YamlMap> found = map.read(Memory.LINKS);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMap links = found.get();
    if (links.has(Linked.MATRIX)) {
      return matrix(links, Linked.MATRIX, "GB/s", machine.numaNodes(), withCores)
          .map(
              rows ->
                  Links.betweenNodes(
                      machine,
                      rows.stream()
                          .map(row -> row.stream().map(rate -> rate * 1e9).toList())
                          .toList()));
    }
    if (machine.sockets() == 1) {
      links.report(
          "has no link to limit: the machine has one socket",
          "leave 'links' out, or write a 'matrix' of its NUMA nodes");
      return Optional.empty();
    }
    double rate = sourced.read(links, Linked.BETWEEN_SOCKETS, 0.0);
    return rate == 0 ? Optional.empty() : Optional.of(Links.betweenSockets(machine, rate));
  }
}
