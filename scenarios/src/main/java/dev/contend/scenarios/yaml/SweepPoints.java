package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.PointSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The points of a sweep, made one after another: every combination of its strands, the first
 * varying slowest, that its conditions keep; then the points that it names one by one.
 *
 * @param strands axes that vary side by side: one of a matrix alone, or all of a zip or a design
 * @param kept whether a point stays
 * @param left combinations to leave out
 * @param further combinations of all axes to have as well, whatever the conditions say
 * @param notices what is said of points that were not made
 */
record SweepPoints(
    List<List<Axis>> strands,
    Predicate<PointSpec> kept,
    List<List<Axis>> left,
    List<List<Axis>> further,
    List<String> notices) {
  /** A scenario that varies nothing. */
  static final SweepPoints ONE =
      new SweepPoints(List.of(), point -> true, List.of(), List.of(), List.of());

  SweepPoints {
    strands = List.copyOf(strands);
    left = List.copyOf(left);
    further = List.copyOf(further);
    notices = List.copyOf(notices);
  }

  /** The axes in the order of the points' columns. */
  List<Axis> axes() {
    return strands.stream().flatMap(List::stream).toList();
  }

  /** How many combinations the strands have; more than {@code most} is told as one more. */
  static long combinations(List<List<Axis>> strands, long most) {
    long combinations = 1;
    for (List<Axis> strand : strands) {
      combinations = Math.min(most + 1, combinations * strand.get(0).values().size());
    }
    return combinations;
  }

  /**
   * The points; not more than one over {@code most}, since then there are too many.
   *
   * @param base what the axes change
   */
  List<PointSpec> of(PointSpec base, int most) {
    Making making = new Making(most);
    making.expand(0, base, new LinkedHashMap<>());
    List<String> order = axes().stream().map(Axis::name).toList();
    for (List<Axis> combinations : further) {
      List<List<Axis>> sorted = new ArrayList<>();
      for (String name : order) {
        combinations.stream()
            .filter(axis -> axis.name().equals(name))
            .forEach(axis -> sorted.add(List.of(axis)));
      }
      making.add(sorted, 0, base, new LinkedHashMap<>());
    }
    return making.points;
  }

  /** Points under construction; each combination of values is one point, however often named. */
  private final class Making {
    private final int most;
    private final List<PointSpec> points = new ArrayList<>();
    private final Set<Map<String, String>> known = new LinkedHashSet<>();

    Making(int most) {
      this.most = most;
    }

    void expand(int from, PointSpec point, Map<String, String> values) {
      if (from < strands.size()) {
        List<Axis> strand = strands.get(from);
        for (int row = 0; row < strand.get(0).values().size() && points.size() <= most; row++) {
          PointSpec changed = point;
          for (Axis axis : strand) {
            changed = axis.apply(row, changed, values);
          }
          expand(from + 1, changed, values);
        }
      } else if (kept.test(point) && left.stream().noneMatch(each -> names(each, values))) {
        points.add(point);
        if (!further.isEmpty()) {
          known.add(new LinkedHashMap<>(values));
        }
      }
    }

    void add(List<List<Axis>> axes, int from, PointSpec point, Map<String, String> values) {
      if (from < axes.size()) {
        Axis axis = axes.get(from).get(0);
        for (int row = 0; row < axis.values().size() && points.size() <= most; row++) {
          add(axes, from + 1, axis.apply(row, point, values), values);
        }
      } else if (known.add(new LinkedHashMap<>(values))) {
        points.add(point);
      }
    }

    private boolean names(List<Axis> combination, Map<String, String> values) {
      return combination.stream()
          .allMatch(
              axis ->
                  axis.values().stream()
                      .anyMatch(value -> value.text().equals(values.get(axis.name()))));
    }
  }
}
