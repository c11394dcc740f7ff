package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The axes of a sweep as they stand in a file, before they are read: which there are, and ranges
 * written out. What is wrong with them is not said here.
 */
final class SweepAxes {
  /** Axes whose values are words. */
  static final List<String> OF_WORDS = List.of("machine", "memory-placement", "pinning", "runtime");

  /** What to do about an axis that is also given as a constant. */
  static final String LEAVE_ONE_OUT = "leave one of the two out";

  private SweepAxes() {}

  /** Where axes stand; not a constant, because what declares these keys asks this class. */
  private static List<List<String>> sections() {
    return List.of(
        List.of(ScenarioPartKeys.Sweep.MATRIX.name()),
        List.of(ScenarioPartKeys.Sweep.ZIP.name()),
        List.of(ScenarioPartKeys.Sweep.DESIGN.name(), ScenarioPartKeys.DesignKeys.AXES.name()));
  }

  /** Where lists of combinations stand. */
  private static List<Key<?>> lists() {
    return List.of(ScenarioPartKeys.Sweep.INCLUDE, ScenarioPartKeys.Sweep.EXCLUDE);
  }

  /** The mappings that have axes. */
  static List<YamlMap> of(YamlMap scenario) {
    return sections().stream().flatMap(path -> section(scenario, path).stream()).toList();
  }

  /** What is wrong with a constant that is an axis as well. */
  static String isGivenTwice(YamlMap scenario, String axis) {
    List<String> path = new ArrayList<>(List.of(ScenarioKeys.SWEEP.name()));
    path.addAll(sectionOf(scenario, axis).orElse(List.of()));
    return "is given here and in " + String.join(".", path);
  }

  /** The keys that lead from the sweep to where an axis stands, if the sweep has it. */
  static Optional<List<String>> sectionOf(YamlMap scenario, String axis) {
    return sections().stream()
        .filter(path -> section(scenario, path).flatMap(axes -> axes.find(axis)).isPresent())
        .findFirst();
  }

  private static Optional<YamlMap> section(YamlMap scenario, List<String> path) {
    Optional<YamlMap> section = map(scenario, ScenarioKeys.SWEEP.name());
    for (String key : path) {
      section = section.flatMap(found -> map(found, key));
    }
    return section;
  }

  /** Whether not every value of an axis need be at a point. */
  static boolean leavesOut(YamlMap scenario) {
    return map(scenario, ScenarioKeys.SWEEP.name())
        .filter(
            sweep ->
                sweep.has(ScenarioPartKeys.Sweep.WHERE)
                    || sweep.has(ScenarioPartKeys.Sweep.EXCLUDE)
                    || sweep.has(ScenarioPartKeys.Sweep.DESIGN))
        .isPresent();
  }

  private static Optional<YamlMap> map(YamlMap parent, String key) {
    return parent.find(key).filter(YamlValue::isMap).flatMap(YamlValue::map);
  }

  /** Whether numbers stand on an axis, so that it may have ranges. */
  static boolean isOfNumbers(String axis) {
    return !OF_WORDS.contains(axis);
  }

  /**
   * A scenario with every range written out as the values that it stands for. One that is wrong, or
   * would make more values than a sweep may have points, stays as it is.
   */
  static YamlMap withRangesWrittenOut(YamlMap scenario) {
    int[] free = {SweepReader.MAX_POINTS};
    UnaryOperator<YamlNode.Mapping> written =
        axes -> axes.changed(SweepAxes::isOfNumbers, values -> writtenOut(values, free));
    List<List<String>> paths = new ArrayList<>(sections());
    lists().forEach(list -> paths.add(List.of(list.name())));
    YamlNode node = scenario.node();
    for (List<String> path : paths) {
      List<String> steps = new ArrayList<>(List.of(ScenarioKeys.SWEEP.name()));
      steps.addAll(path);
      node = changedAt(node, steps, written);
    }
    return scenario.with((YamlNode.Mapping) node);
  }

  /** A mapping with what stands at the end of a path changed. */
  private static YamlNode changedAt(
      YamlNode node, List<String> path, UnaryOperator<YamlNode.Mapping> change) {
    return path.isEmpty()
        ? changed(node, change)
        : changed(
            node,
            mapping ->
                mapping.changed(
                    path.get(0), inner -> changedAt(inner, path.subList(1, path.size()), change)));
  }

  /** A mapping changed, or each mapping of a list. */
  private static YamlNode changed(YamlNode node, UnaryOperator<YamlNode.Mapping> change) {
    if (node instanceof YamlNode.Sequence list) {
      return new YamlNode.Sequence(
          list.place(),
          list.items().stream()
              .map(item -> item instanceof YamlNode.Mapping each ? change.apply(each) : item)
              .toList());
    }
    return node instanceof YamlNode.Mapping mapping ? change.apply(mapping) : node;
  }

  private static YamlNode writtenOut(YamlNode values, int[] free) {
    if (values instanceof YamlNode.Scalar scalar) {
      List<YamlNode> items = items(scalar, free).toList();
      return items.equals(List.of(scalar)) ? scalar : new YamlNode.Sequence(scalar.place(), items);
    }
    if (values instanceof YamlNode.Sequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        (item instanceof YamlNode.Scalar scalar ? items(scalar, free) : Stream.of(item))
            .forEach(items::add);
      }
      return new YamlNode.Sequence(sequence.place(), items);
    }
    return values;
  }

  private static Stream<YamlNode> items(YamlNode.Scalar scalar, int[] free) {
    Optional<List<String>> values =
        scalar.text().contains(SweepRange.DOTS)
            ? SweepRange.read(scalar.text()).value()
            : Optional.empty();
    if (values.isEmpty() || values.get().size() > free[0]) {
      return Stream.of(scalar);
    }
    free[0] -= values.get().size();
    return values.get().stream()
        .map(text -> new YamlNode.Scalar(scalar.place(), text, scalar.quoted()));
  }

  /** The values of an axis of numbers: a list of them and of ranges, or a range. */
  static <T> ValueKind<List<T>> numbers(ValueKind<T> item) {
    ValueKind<T> orRange =
        new ValueKind<>(
            item.expected(),
            item.example(),
            value -> isRange(value) ? refused(value) : value.read(item),
            new Shape.Either(List.of(item.shape(), Shape.RANGE)));
    ValueKind<List<T>> list = ValueKinds.listOf(orRange);
    return new ValueKind<>(
        "a list or a range",
        list.example(),
        value -> isRange(value) ? refused(value) : value.read(list),
        new Shape.Either(List.of(Shape.RANGE, list.shape())));
  }

  /** The values that an axis has, as a list. */
  static <T> ValueKind<List<T>> values(String axis, ValueKind<T> kind) {
    return isOfNumbers(axis) ? numbers(kind) : ValueKinds.listOf(kind);
  }

  /** The same, or a single one. */
  static <T> ValueKind<List<T>> valueOrValues(String axis, ValueKind<T> kind) {
    ValueKind<List<T>> list = values(axis, kind);
    return new ValueKind<>(
        "a value or a list",
        kind.example(),
        value ->
            value.isList() || isRange(value) ? value.read(list) : value.read(kind).map(List::of),
        new Shape.Either(List.of(kind.shape(), list.shape())));
  }

  /** Whether a range stayed, which is one that could not be written out. */
  private static boolean isRange(YamlValue value) {
    return value.node() instanceof YamlNode.Scalar scalar
        && scalar.text().contains(SweepRange.DOTS);
  }

  private static <T> Optional<T> refused(YamlValue value) {
    String text = ((YamlNode.Scalar) value.node()).text();
    Reading<List<String>> range = SweepRange.read(text);
    if (range.value().isPresent()) {
      value.report(
          "makes more than " + SweepReader.MAX_POINTS + " values with the other ranges",
          "shorten a range, or run in parts");
    } else {
      value.report(range.wrong(), range.advice());
    }
    return Optional.empty();
  }
}
