package dev.contend.scenarios.whatif;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Overrides;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points of a scenario, each with the one that a change makes of it: the one that is alike in every
 * coordinate of the sweep but those that are changed.
 *
 * @param pairs in the order of the scenario
 * @param alone points of which the changed scenario has none, or no single one
 */
public record PairedPoints(List<Pair> pairs, List<PointSpec> alone) {
  public PairedPoints {
    pairs = List.copyOf(pairs);
    alone = List.copyOf(alone);
  }

  /** A point before and after. */
  public record Pair(PointSpec before, PointSpec after) {}

  /**
   * Pairs points.
   *
   * @param asked those of the scenario that matter
   * @param after the changed scenario
   * @param change what was changed
   */
  public static PairedPoints of(
      ScenarioSpec before, List<PointSpec> asked, ScenarioSpec after, Overrides change) {
    List<String> coordinates = new ArrayList<>(List.of("machine", "runtime", "workers"));
    coordinates.addAll(before.axes());
    coordinates.removeAll(change.axes());
    Map<List<String>, List<PointSpec>> ofBefore = byKey(before, coordinates);
    Map<List<String>, List<PointSpec>> ofAfter = byKey(after, coordinates);
    List<Pair> pairs = new ArrayList<>();
    List<PointSpec> alone = new ArrayList<>();
    for (PointSpec point : asked) {
      List<String> key = key(point, coordinates);
      List<PointSpec> own = ofBefore.getOrDefault(key, List.of());
      List<PointSpec> others = ofAfter.getOrDefault(key, List.of());
      if (others.size() == 1) {
        pairs.add(new Pair(point, others.get(0)));
      } else if (others.size() == own.size() && !others.isEmpty()) {
        pairs.add(new Pair(point, others.get(own.indexOf(point))));
      } else {
        alone.add(point);
      }
    }
    return new PairedPoints(pairs, alone);
  }

  private static Map<List<String>, List<PointSpec>> byKey(
      ScenarioSpec scenario, List<String> coordinates) {
    Map<List<String>, List<PointSpec>> points = new LinkedHashMap<>();
    for (PointSpec point : scenario.points()) {
      points.computeIfAbsent(key(point, coordinates), key -> new ArrayList<>()).add(point);
    }
    return points;
  }

  private static List<String> key(PointSpec point, List<String> coordinates) {
    return coordinates.stream().map(coordinate -> value(point, coordinate)).toList();
  }

  /** Where a point is in a coordinate of a sweep. */
  static String value(PointSpec point, String coordinate) {
    return switch (coordinate) {
      case "machine" -> point.machine().name();
      case "runtime" -> point.runtime().label();
      case "workers" -> String.valueOf(point.workers());
      default -> point.axes().getOrDefault(coordinate, "");
    };
  }

  /** The points that are made of these, each once. */
  public List<PointSpec> after() {
    return pairs.stream().map(Pair::after).distinct().toList();
  }
}
