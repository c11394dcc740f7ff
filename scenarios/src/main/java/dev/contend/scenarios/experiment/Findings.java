package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What a run found, in sentences: the speedup of each curve at its largest number of workers, or,
 * where nothing has a speedup, how far the headline metric goes along each curve.
 */
final class Findings {
  /** More curves are not read one by one. */
  private static final int MOST_CURVES = 12;

  /** What is no further away is told as the same. */
  private static final double NEAR = 0.1;

  private final ScenarioSpec scenario;
  private final PointRows rows;
  private final Losses losses;

  /** By what points have in common that differ in their workers. */
  private final Map<String, Integer> mostWorkers = new LinkedHashMap<>();

  Findings(ResultTables tables) {
    ExperimentResult result = tables.result();
    scenario = result.scenario();
    losses = new Losses(result);
    rows = new PointRows(tables);
    scenario
        .points()
        .forEach(point -> mostWorkers.merge(others(point), point.workers(), Math::max));
  }

  List<String> sentences() {
    if (isCompared()) {
      List<PointSpec> reached = reached();
      List<String> told = ends(reached).stream().map(this::reach).toList();
      return reached.size() == told.size() ? told : ofMany(reached.size(), told);
    }
    List<Curve> told = told();
    int all = known().size();
    if (all == told.size()) {
      return Stream.concat(told.stream().map(this::sentence), unknown().stream()).toList();
    }
    return ofMany(all, told.stream().map(this::sentence).toList());
  }

  private static List<String> ofMany(int all, List<String> ends) {
    return List.of(
        "Of " + all + " curves, at their ends:",
        "the lowest, " + ends.get(0),
        "the highest, " + ends.get(1));
  }

  /** The points whose loss the sentences name. */
  List<PointSpec> explained() {
    return isCompared()
        ? ends(reached())
        : told().stream().filter(this::tellsLoss).map(Curve::last).toList();
  }

  private boolean isCompared() {
    return !Curve.isSpread(scenario)
        && scenario.points().stream().anyMatch(point -> speedup(point).isPresent());
  }

  private Optional<Double> speedup(PointSpec point) {
    return rows.mean(point, DerivedMetrics.SPEEDUP);
  }

  /** The points with the most workers of those that have a speedup. */
  private List<PointSpec> reached() {
    return scenario.points().stream()
        .filter(point -> point.workers() > 1 && isLargest(point) && speedup(point).isPresent())
        .toList();
  }

  /** All, or of very many the one with the least speedup and the one with the most. */
  private List<PointSpec> ends(List<PointSpec> reached) {
    if (reached.size() <= MOST_CURVES) {
      return reached;
    }
    Comparator<PointSpec> order = Comparator.comparingDouble(point -> speedup(point).orElseThrow());
    return List.of(
        reached.stream().min(order).orElseThrow(), reached.stream().max(order).orElseThrow());
  }

  private boolean isLargest(PointSpec point) {
    return Integer.valueOf(point.workers()).equals(mostWorkers.get(others(point)));
  }

  private static String others(PointSpec point) {
    return Curve.label(point, Curve.WORKERS);
  }

  private String reach(PointSpec point) {
    return String.format(
        Locale.ROOT,
        "%s: %s reach %.2fx: %s",
        Curve.label(point, Curve.WORKERS),
        Curve.workers(point),
        speedup(point).orElseThrow(),
        losses.ofLoss(point));
  }

  /** Each curve with the points that have what is told; an unstable one has no latency. */
  private List<Curve> known() {
    return Curve.of(scenario).stream()
        .map(
            curve ->
                new Curve(
                    curve.label(),
                    curve.axis(),
                    curve.points().stream().filter(this::hasHeadline).toList()))
        .filter(curve -> !curve.points().isEmpty())
        .toList();
  }

  /** The curves of which no point has what is told, in a sentence each. */
  private List<String> unknown() {
    return Curve.of(scenario).stream()
        .filter(curve -> curve.points().stream().noneMatch(this::hasHeadline))
        .map(curve -> curve.label() + ": no " + name(scenario.headline()) + ".")
        .toList();
  }

  /** The curves that are told: all, or of very many the lowest and the highest at their ends. */
  private List<Curve> told() {
    List<Curve> curves = new ArrayList<>(known());
    if (curves.size() <= MOST_CURVES) {
      return curves;
    }
    curves.sort(Comparator.comparingDouble(curve -> headline(curve.last())));
    return List.of(curves.get(0), curves.get(curves.size() - 1));
  }

  private String sentence(Curve curve) {
    String begin = curve.label() + ": " + name(scenario.headline()) + " ";
    String story =
        curve.points().size() == 1
            ? value(curve.last())
            : curve.axis().equals(Curve.WORKERS) ? overWorkers(curve) : overAxis(curve);
    return begin + story + (tellsLoss(curve) ? losses.ofTime(curve.last()) : ".");
  }

  private boolean tellsLoss(Curve curve) {
    boolean single = curve.points().size() == 1 && !curve.axis().equals(Curve.SPREAD);
    boolean rises = curve.axis().equals(Curve.WORKERS) && !near(curve).equals(curve.last());
    return curve.last().workers() > 1 && (single || rises);
  }

  /** The last of the points from the first on that are told as the same. */
  private PointSpec near(Curve curve) {
    double first = headline(curve.first());
    PointSpec near = curve.first();
    for (PointSpec point : curve.points()) {
      if (Math.abs(headline(point) - first) > NEAR * first) {
        break;
      }
      near = point;
    }
    return near;
  }

  private String overWorkers(Curve curve) {
    double first = headline(curve.first());
    PointSpec near = near(curve);
    StringBuilder story = new StringBuilder(at(curve, curve.first()));
    if (!near.equals(curve.first())) {
      story.append(", within 10 % of that up to ").append(Curve.workers(near));
    }
    if (near.equals(curve.last())) {
      return story.append(" (").append(value(near)).append(")").toString();
    }
    story.append(", ").append(at(curve, curve.last())).append(times(first, headline(curve.last())));
    return story.toString();
  }

  private String overAxis(Curve curve) {
    Comparator<PointSpec> order = Comparator.comparingDouble(this::headline);
    PointSpec lowest = curve.points().stream().min(order).orElseThrow();
    PointSpec highest = curve.points().stream().max(order).orElseThrow();
    return "from "
        + at(curve, lowest)
        + " to "
        + at(curve, highest)
        + times(headline(lowest), headline(highest));
  }

  private String at(Curve curve, PointSpec point) {
    return value(point) + " " + curve.place(point);
  }

  /** The headline, and in parentheses what stands beside it. */
  private String value(PointSpec point) {
    Metric headline = scenario.headline();
    StringJoiner others = new StringJoiner(", ", " (", ")").setEmptyValue("");
    for (Metric metric : scenario.tabulated()) {
      if (!metric.equals(headline)) {
        others.add(
            rows.mean(point, metric)
                .map(mean -> name(metric) + " " + quantity(mean, metric))
                .orElse("no " + name(metric)));
      }
    }
    return quantity(headline(point), headline) + others;
  }

  private boolean hasHeadline(PointSpec point) {
    return rows.mean(point, scenario.headline()).isPresent();
  }

  private double headline(PointSpec point) {
    return mean(point, scenario.headline());
  }

  private double mean(PointSpec point, Metric metric) {
    return rows.mean(point, metric)
        .orElseThrow(() -> new IllegalStateException(point.label() + " has no " + metric.name()));
  }

  private static String times(double from, double to) {
    return from > 0 ? ", " + Numbers.rough(to / from) + " times as much" : "";
  }

  /** A metric in a sentence. */
  static String name(Metric metric) {
    return metric.name().replace('-', ' ');
  }

  /** A value with its unit. */
  static String quantity(double value, Metric metric) {
    String number = Numbers.rough(value);
    return metric.unit().equals("ratio") ? number : number + " " + metric.unit();
  }
}
