package dev.contend.scenarios.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A topology as hwloc exports it.
 *
 * @param version of the format, as {@code 2.0}
 * @param root the machine
 * @param kinds kinds of processing units, the least performant first; may be empty
 * @param distances matrices between objects
 */
record HwlocTopology(
    String version, HwlocObject root, List<CpuKind> kinds, List<DistanceMatrix> distances) {
  private static final List<String> COUNTED =
      List.of("Package", "Die", "NUMANode", "L3Cache", "L2Cache", "Core", "PU");

  HwlocTopology {
    kinds = List.copyOf(kinds);
    distances = List.copyOf(distances);
  }

  /**
   * A kind of processing units.
   *
   * @param cpus the units
   * @param efficiency higher is more performant; -1 if not stated
   * @param infos what is known of the kind, as {@code CoreType}, {@code FrequencyMaxMHz}
   */
  record CpuKind(CpuSet cpus, int efficiency, Map<String, String> infos) {}

  /**
   * A square matrix between objects of one type, as firmware or a user stated it.
   *
   * @param name as {@code NUMALatency}
   * @param size objects
   * @param values row by row
   */
  record DistanceMatrix(String name, int size, List<Long> values) {
    DistanceMatrix {
      values = List.copyOf(values);
    }
  }

  /** Numbers of packages, dies, NUMA nodes, L3, L2, cores, processing units. */
  List<Integer> counts() {
    return COUNTED.stream().map(type -> root.all(type).size()).toList();
  }

  /** The counts in a line. */
  String summary() {
    List<Integer> counts = counts();
    return String.format(
        Locale.ROOT,
        "hwloc XML %s: %d packages, %d dies, %d NUMA nodes, %d L3, %d L2, %d cores, %d PUs",
        version,
        counts.get(0),
        counts.get(1),
        counts.get(2),
        counts.get(3),
        counts.get(4),
        counts.get(5),
        counts.get(6));
  }
}
