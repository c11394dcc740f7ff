package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HandoffMatrix;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Handoff;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Matrix;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what it takes to hand a line from core to core: by distance and kinds, or by a matrix.
 *
 * <p>A distance that some pair of the machine's cores has must be given; others may be.
 */
final class HandoffReader {
  private static final Map<Key<Long>, Distance> CLASSES = classes();

  private final SourcedReader sourced;
  private final Machine machine;
  private final List<String> kinds;

  /**
   * @param kinds names of the kinds of core
   */
  HandoffReader(SourcedReader sourced, Machine machine, List<String> kinds) {
    this.sourced = sourced;
    this.machine = machine;
    this.kinds = kinds;
  }

  private static Map<Key<Long>, Distance> classes() {
    Map<Key<Long>, Distance> classes = new LinkedHashMap<>();
    classes.put(Handoff.SMT, Distance.SAME_CORE);
    classes.put(Handoff.SAME_CACHE, Distance.CACHE_DOMAIN);
    classes.put(Handoff.SAME_NUMA_NODE, Distance.NUMA_NODE);
    classes.put(Handoff.SAME_SOCKET, Distance.SOCKET);
    classes.put(Handoff.REMOTE, Distance.REMOTE);
    return classes;
  }

  /** The costs; empty, or with problems reported, if they are not right. */
  Optional<HandoffCosts> read(YamlMap map) {
    return map.has(Handoff.MATRIX) ? matrix(map) : Optional.of(byClass(map));
  }

  private HandoffCosts byClass(YamlMap map) {
    Set<Distance> needed = distances();
    Map<Distance, Long> byDistance = new LinkedHashMap<>();
    CLASSES.forEach(
        (key, distance) -> {
          if (needed.contains(distance) || map.has(key)) {
            byDistance.put(distance, sourced.read(map, key, 0L));
          }
        });
    List<HandoffCosts.KindPair> pairs = new ArrayList<>();
    map.read(Handoff.KINDS).ifPresent(list -> list.forEach(pair -> kindPair(pair, pairs)));
    return new HandoffCosts(byDistance, pairs);
  }

  /** The distances between different cores that the machine has. */
  private Set<Distance> distances() {
    Set<Distance> distances = new LinkedHashSet<>();
    for (int a = 0; a < machine.cores(); a++) {
      for (int b = 0; b < a; b++) {
        distances.add(machine.distance(a, b));
      }
    }
    return distances;
  }

  private void kindPair(YamlMap map, List<HandoffCosts.KindPair> pairs) {
    Optional<Long> ps = sourced.value(map, Pair.TIME);
    Optional<List<String>> between =
        map.read(Pair.BETWEEN.as(ValueKinds.listOf(ValueKinds.choice(kinds))));
    if (between.isPresent() && between.get().size() != 2) {
      map.report(Pair.BETWEEN, "does not name two kinds", "write 'between: [P, E]'");
    } else if (between.isPresent() && ps.isPresent()) {
      pairs.add(
          new HandoffCosts.KindPair(
              kinds.indexOf(between.get().get(0)), kinds.indexOf(between.get().get(1)), ps.get()));
    }
  }

  private Optional<HandoffCosts> matrix(YamlMap handoff) {
    Optional<YamlMap> found = handoff.read(Handoff.MATRIX);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMap map = found.get();
    Optional<String> unit = map.read(Matrix.unit("ns"));
    Optional<List<List<Double>>> rows = map.read(Matrix.ROWS);
    sourced.provenance(map, "matrix of " + machine.cores() + " cores");
    if (unit.isEmpty() || rows.isEmpty() || !isTriangle(map, rows.get())) {
      return Optional.empty();
    }
    List<List<Long>> ps = new ArrayList<>();
    for (List<Double> each : rows.get()) {
      ps.add(each.stream().map(ns -> Math.round(ns * 1000)).toList());
    }
    return Optional.of(new HandoffCosts(new HandoffMatrix(ps)));
  }

  private boolean isTriangle(YamlMap map, List<List<Double>> rows) {
    if (rows.size() != machine.cores()) {
      map.report(
          Matrix.ROWS,
          String.format(
              Locale.ROOT, "has %d rows; the machine has %d cores", rows.size(), machine.cores()),
          "write a row for each core, in the order of the cores; the first is []");
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != i) {
        map.report(
            Matrix.ROWS,
            "row " + (i + 1) + " has " + rows.get(i).size() + " numbers, not " + i,
            "write the handoff to each core before this one, in ns; the first row is []");
        return false;
      }
    }
    return true;
  }
}
