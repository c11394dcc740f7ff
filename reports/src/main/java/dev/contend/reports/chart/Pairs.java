package dev.contend.reports.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** Values from each to each other of numbered things, as a map of cells shows them. */
final class Pairs {
  private final Set<Integer> numbers = new TreeSet<>();
  private final Map<Integer, Map<Integer, Double>> values = new TreeMap<>();

  /** Adds to the value of a pair. */
  void add(int from, int to, double value) {
    numbers.add(from);
    numbers.add(to);
    values.computeIfAbsent(from, key -> new TreeMap<>()).merge(to, value, Double::sum);
  }

  /** The numbers that are in a pair, rising. */
  List<String> labels() {
    return numbers.stream().map(number -> "" + number).toList();
  }

  /** By from and to in the order of the labels; NaN if there is none. */
  List<List<Double>> square() {
    return numbers.stream()
        .map(from -> values.getOrDefault(from, new TreeMap<>()))
        .map(row -> numbers.stream().map(to -> row.getOrDefault(to, Double.NaN)).toList())
        .toList();
  }

  double lowest() {
    return all().min().orElse(1);
  }

  double highest() {
    return all().max().orElse(1);
  }

  private DoubleStream all() {
    return values.values().stream()
        .flatMap(row -> row.values().stream())
        .mapToDouble(Double::doubleValue);
  }
}
