package dev.contend.reports.finding;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the curves of a sweep cross, pair by pair. A runtime's own curves, as of two switch
 * intervals, are no pair.
 */
public final class Crossings {
  private final List<String> names;
  private final List<Found> found;

  private Crossings(List<String> names, List<Found> found) {
    this.names = List.copyOf(names);
    this.found = List.copyOf(found);
  }

  /**
   * Two curves that cross.
   *
   * @param first name of the curve that is better before
   * @param second name of the curve that is better beyond
   * @param crossing where
   */
  public record Found(String first, String second, Crossing crossing) {}

  /** The crossings of a metric over the number of workers. */
  public static Crossings of(ResultTable replications, Headline headline) {
    List<ResultTable.Row> rows = replications.where("metric", headline.metric()).rows();
    SeriesNames series = new SeriesNames(Tables.REPLICATIONS, replications, rows);
    Samples samples =
        new Samples(
            replications, headline.metric(), row -> List.of(series.name(row), row.text("workers")));
    Map<String, Map<Integer, double[]>> curves = new LinkedHashMap<>();
    for (List<String> point : samples.points()) {
      curves
          .computeIfAbsent(point.get(0), name -> new TreeMap<>())
          .put(Integer.valueOf(point.get(1)), samples.of(point));
    }
    List<String> names = List.copyOf(curves.keySet());
    Map<String, String> runtimes = new LinkedHashMap<>();
    rows.forEach(row -> runtimes.put(series.name(row), row.text("runtime")));
    List<Found> found = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        String first = names.get(a);
        String second = names.get(b);
        if (!runtimes.getOrDefault(first, "").equals(runtimes.getOrDefault(second, ""))) {
          found(first, second, curves, headline.isCost()).ifPresent(found::add);
        }
      }
    }
    return new Crossings(names, found);
  }

  private static Optional<Found> found(
      String a, String b, Map<String, Map<Integer, double[]>> curves, boolean isCost) {
    Map<Integer, double[]> first = curves.getOrDefault(a, new TreeMap<>());
    Map<Integer, double[]> second = curves.getOrDefault(b, new TreeMap<>());
    if (!isPositive(first) || !isPositive(second)) {
      return Optional.empty();
    }
    return Crossing.of(first, second, isCost)
        .map(each -> each.winner() == 1 ? new Found(a, b, each) : new Found(b, a, each));
  }

  private static boolean isPositive(Map<Integer, double[]> curve) {
    return curve.values().stream().flatMapToDouble(Arrays::stream).allMatch(value -> value > 0);
  }

  /** The curves. */
  public List<String> names() {
    return names;
  }

  /** The pair that crosses at the most workers; there must be one. */
  public Found last() {
    return Collections.max(found, Comparator.comparingDouble(each -> each.crossing().workers()));
  }

  /** The pairs that cross, in the order of the table. */
  public List<Found> found() {
    return found;
  }
}
