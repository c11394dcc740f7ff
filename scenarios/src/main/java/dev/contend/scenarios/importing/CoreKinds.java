package dev.contend.scenarios.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of core of a topology, most performant first. */
final class CoreKinds {
  private static final Pattern CLOCK_IN_NAME = Pattern.compile("@ ([0-9]{1,2}\\.[0-9]{1,3}) ?GHz");

  private final HwlocTopology topology;
  private final List<HwlocTopology.CpuKind> kinds;

  CoreKinds(HwlocTopology topology) {
    this.topology = topology;
    kinds = new ArrayList<>(topology.kinds());
    // Efficiency is what hwloc ranks by; where it could not, what it would have looked at.
    kinds.sort(
        Comparator.comparingInt(HwlocTopology.CpuKind::efficiency)
            .thenComparingDouble(kind -> number(kind.infos(), "LinuxCapacity").orElse(0))
            .thenComparing(kind -> kind.infos().getOrDefault("CoreType", "").equals("IntelCore"))
            .thenComparingDouble(kind -> number(kind.infos(), "FrequencyMaxMHz").orElse(0))
            .reversed());
  }

  /** The kind of a core: the most performant that one of its processing units is of. */
  int of(List<HwlocObject> units) {
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (HwlocObject unit : units) {
        if (kinds.get(kind).cpus().contains(unit.cpus)) {
          return kind;
        }
      }
    }
    return kinds.size();
  }

  /** What is known of each kind; kinds that no core is of stand in the list, too. */
  List<ImportedMachine.Kind> kinds(List<ImportedMachine.Row> rows) {
    int count = 1 + rows.stream().mapToInt(ImportedMachine.Row::kind).max().orElse(0);
    List<ImportedMachine.Kind> found = new ArrayList<>();
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int kind = 0; kind < count; kind++) {
      Map<String, String> infos =
          kind < kinds.size() ? kinds.get(kind).infos() : new LinkedHashMap<>();
      String coreType = infos.getOrDefault("CoreType", "");
      String name = name(coreType, count);
      int before = names.merge(name, 1, Integer::sum);
      found.add(
          new ImportedMachine.Kind(
              before == 1 ? name : name + before,
              coreType,
              number(infos, "FrequencyMaxMHz"),
              base(infos),
              number(infos, "LinuxCapacity"),
              most(rows, kind),
              siblings(rows, kind)));
    }
    return found;
  }

  private static String name(String coreType, int kinds) {
    return switch (coreType) {
      case "IntelCore" -> "P";
      case "IntelAtom" -> "E";
      default -> kinds == 1 ? "core" : coreType.matches("[A-Za-z0-9_-]+") ? coreType : "kind";
    };
  }

  private static int most(List<ImportedMachine.Row> rows, int kind) {
    Map<Integer, Integer> bySocket = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.kind() == kind)
        .forEach(row -> bySocket.merge(row.socket(), row.cores(), Integer::sum));
    return bySocket.values().stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  private static int siblings(List<ImportedMachine.Row> rows, int kind) {
    return rows.stream()
        .filter(row -> row.kind() == kind)
        .mapToInt(ImportedMachine.Row::threads)
        .max()
        .orElse(1);
  }

  private OptionalDouble base(Map<String, String> infos) {
    OptionalDouble stated = number(infos, "FrequencyBaseMHz");
    if (stated.isPresent()) {
      return stated;
    }
    for (HwlocObject socket : topology.root().all("Package")) {
      Matcher clock = CLOCK_IN_NAME.matcher(socket.infos.getOrDefault("CPUModel", ""));
      if (clock.find()) {
        return OptionalDouble.of(1000 * Double.parseDouble(clock.group(1)));
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble number(Map<String, String> infos, String name) {
    String text = infos.getOrDefault(name, "");
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return value >= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
