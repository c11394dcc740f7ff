package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HandoffMatrix;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
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
  private static final ValueKind<Long> NANOSECONDS = ValueKinds.durationPs(0, 1_000_000_000L);
  private static final Map<String, Distance> CLASSES = classes();

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

  private static Map<String, Distance> classes() {
    Map<String, Distance> classes = new LinkedHashMap<>();
    classes.put("smt", Distance.SAME_CORE);
    classes.put("same-cache", Distance.CACHE_DOMAIN);
    classes.put("same-numa-node", Distance.NUMA_NODE);
    classes.put("same-socket", Distance.SOCKET);
    classes.put("remote", Distance.REMOTE);
    return classes;
  }

  /** The costs; empty, or with problems reported, if they are not right. */
  Optional<HandoffCosts> read(YamlMap map) {
    return map.find("matrix").isPresent() ? matrix(map) : Optional.of(byClass(map));
  }

  private HandoffCosts byClass(YamlMap map) {
    List<String> keys = new ArrayList<>(CLASSES.keySet());
    keys.add("kinds");
    keys.add("matrix");
    map.onlyKeys(keys);
    Set<Distance> needed = distances();
    Map<Distance, Long> byDistance = new LinkedHashMap<>();
    CLASSES.forEach(
        (key, distance) -> {
          if (needed.contains(distance) || map.find(key).isPresent()) {
            byDistance.put(distance, sourced.read(map, key, NANOSECONDS, 0L));
          }
        });
    List<HandoffCosts.KindPair> pairs = new ArrayList<>();
    map.optional("kinds", ValueKinds.listOf(ValueKinds.map()))
        .ifPresent(list -> list.forEach(pair -> kindPair(pair, pairs)));
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
    Optional<Long> ps = sourced.value(map, NANOSECONDS, List.of("between"));
    Optional<List<String>> between =
        map.required("between", ValueKinds.listOf(ValueKinds.choice(kinds)));
    if (between.isPresent() && between.get().size() != 2) {
      map.reportKey("between", "does not name two kinds", "write 'between: [P, E]'");
    } else if (between.isPresent() && ps.isPresent()) {
      pairs.add(
          new HandoffCosts.KindPair(
              kinds.indexOf(between.get().get(0)), kinds.indexOf(between.get().get(1)), ps.get()));
    }
  }

  private Optional<HandoffCosts> matrix(YamlMap handoff) {
    handoff.onlyKeys(List.of("matrix"));
    Optional<YamlMap> found = handoff.map("matrix");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlMap map = found.get();
    map.onlyKeys(List.of("unit", "rows", "source", "assumed"));
    Optional<String> unit = map.choice("unit", List.of("ns"));
    ValueKind<List<Double>> row = ValueKinds.listOf(ValueKinds.number(0, 1_000_000));
    Optional<List<List<Double>>> rows = map.required("rows", ValueKinds.listOf(row));
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
      map.reportKey(
          "rows",
          String.format(
              Locale.ROOT, "has %d rows; the machine has %d cores", rows.size(), machine.cores()),
          "write a row for each core, in the order of the cores; the first is []");
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != i) {
        map.reportKey(
            "rows",
            "row " + (i + 1) + " has " + rows.get(i).size() + " numbers, not " + i,
            "write the handoff to each core before this one, in ns; the first row is []");
        return false;
      }
    }
    return true;
  }
}
