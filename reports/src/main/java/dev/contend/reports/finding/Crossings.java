package dev.contend.reports.finding;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the curves of a sweep cross, pair by pair. */
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
    Map<String, Map<Integer, List<Double>>> values = new LinkedHashMap<>();
    for (ResultTable.Row row : rows) {
      values
          .computeIfAbsent(series.name(row), key -> new TreeMap<>())
          .computeIfAbsent(row.integer("workers"), key -> new ArrayList<>())
          .add(row.number("value"));
    }
    List<String> names = List.copyOf(values.keySet());
    List<Found> found = new ArrayList<>();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        String first = names.get(a);
        String second = names.get(b);
        Optional<Crossing> crossing =
            positive(values, first, second)
                ? Crossing.of(arrays(values, first), arrays(values, second), headline.isCost())
                : Optional.empty();
        crossing.ifPresent(
            each ->
                found.add(
                    each.winner() == 1
                        ? new Found(first, second, each)
                        : new Found(second, first, each)));
      }
    }
    return new Crossings(names, found);
  }

  private static boolean positive(
      Map<String, Map<Integer, List<Double>>> values, String first, String second) {
    return List.of(first, second).stream()
        .flatMap(name -> values.getOrDefault(name, new TreeMap<>()).values().stream())
        .flatMap(List::stream)
        .allMatch(value -> value > 0);
  }

  private static Map<Integer, double[]> arrays(
      Map<String, Map<Integer, List<Double>>> values, String name) {
    Map<Integer, double[]> arrays = new TreeMap<>();
    values
        .getOrDefault(name, new TreeMap<>())
        .forEach(
            (workers, each) ->
                arrays.put(workers, each.stream().mapToDouble(Double::doubleValue).toArray()));
    return arrays;
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
