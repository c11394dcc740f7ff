package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points of a sweep that differ in one thing: the workers or, if their number is fixed, the axis
 * with the most values.
 *
 * @param label what they have in common
 * @param axis in which they differ: {@link #WORKERS}, another one, {@link #SPREAD} if in several at
 *     once, or empty if there is one point
 * @param points in the order of the workers, or in that of the sweep
 */
public record Curve(String label, String axis, List<PointSpec> points) {
  static final String WORKERS = "workers";

  /** Stands for several axes; none is called so. */
  static final String SPREAD = "*";

  /** Fewer points are told one by one. Assumed. */
  private static final int FEWEST_SPREAD = 8;

  public Curve {
    points = List.copyOf(points);
  }

  /** The curves of a scenario, in the order of its sweep. */
  public static List<Curve> of(ScenarioSpec scenario) {
    if (isSpread(scenario)) {
      return spread(scenario);
    }
    String axis = axis(scenario);
    Map<String, List<PointSpec>> points = new LinkedHashMap<>();
    for (PointSpec point : scenario.points()) {
      points.computeIfAbsent(label(point, axis), label -> new ArrayList<>()).add(point);
    }
    List<Curve> curves = new ArrayList<>();
    points.forEach(
        (label, own) -> {
          if (axis.equals(WORKERS)) {
            own.sort(Comparator.comparingInt(PointSpec::workers));
          }
          curves.add(new Curve(label, axis, own));
        });
    return curves;
  }

  /**
   * Whether points are spread over several axes at once, as by a design, so that hardly any two of
   * them differ in one axis alone.
   */
  static boolean isSpread(ScenarioSpec scenario) {
    int points = scenario.points().size();
    String axis = axis(scenario);
    long curves =
        scenario.points().stream()
            .map(point -> label(point, axis))
            .distinct()
            .limit(points)
            .count();
    return points >= FEWEST_SPREAD && !axis.isEmpty() && 2 * curves > points;
  }

  /** All points of a runtime on a machine, which differ in everything else. */
  private static List<Curve> spread(ScenarioSpec scenario) {
    Map<String, List<PointSpec>> points = new LinkedHashMap<>();
    for (PointSpec point : scenario.points()) {
      String label = point.runtime().label() + " on " + point.machine().name();
      points.computeIfAbsent(label, own -> new ArrayList<>()).add(point);
    }
    return points.entrySet().stream()
        .map(own -> new Curve(own.getKey(), SPREAD, own.getValue()))
        .toList();
  }

  private static String axis(ScenarioSpec scenario) {
    if (scenario.points().stream().map(PointSpec::workers).distinct().count() > 1) {
      return WORKERS;
    }
    String longest = "";
    long most = 1;
    for (String axis : scenario.axes()) {
      long values =
          scenario.points().stream().map(point -> point.axes().get(axis)).distinct().count();
      if (values > most) {
        longest = axis;
        most = values;
      }
    }
    return longest;
  }

  /** What a point has in common with others that differ in one axis. */
  public static String label(PointSpec point, String without) {
    StringBuilder label = new StringBuilder(point.runtime().label());
    if (!without.equals(WORKERS)) {
      label.append(", ").append(workers(point));
    }
    point
        .axes()
        .forEach(
            (axis, value) -> {
              if (!axis.equals(without)) {
                label.append(", ").append(shortName(axis)).append(' ').append(value);
              }
            });
    return label.append(" on ").append(point.machine().name()).toString();
  }

  /** Where on the curve a point lies, as in "7.00 ns with 1 worker". */
  String place(PointSpec point) {
    if (axis.equals(SPREAD)) {
      StringBuilder place = new StringBuilder("with ").append(workers(point));
      point
          .axes()
          .forEach(
              (name, value) ->
                  place.append(", ").append(shortName(name)).append(' ').append(value));
      return place.toString();
    }
    return axis.equals(WORKERS)
        ? "with " + workers(point)
        : "at " + shortName(axis) + " " + point.axes().getOrDefault(axis, "");
  }

  PointSpec first() {
    return points.get(0);
  }

  /** The one with the most workers, or at the end of the axis. */
  public PointSpec last() {
    return points.get(points.size() - 1);
  }

  static String workers(PointSpec point) {
    return point.workers() + (point.workers() == 1 ? " worker" : " workers");
  }

  private static String shortName(String axis) {
    return axis.substring(axis.lastIndexOf('.') + 1);
  }
}
