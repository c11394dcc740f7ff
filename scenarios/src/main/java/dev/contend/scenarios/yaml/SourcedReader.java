package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.SourcedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads numbers that say where they come from: {@code {value: 50 ns, range: [40 ns, 60 ns], source:
 * ...}}, or {@code assumed: why} in place of a source.
 */
final class SourcedReader {
  private static final String EXAMPLE =
      "{value: 50 ns, range: [40 ns, 60 ns], source: where it was measured}";
  static final String VALUE = "value";
  static final String RANGE = "range";
  static final Key<String> SOURCE =
      Key.of(
              "source",
              ValueKinds.text(),
              "Where the number comes from: an article, a file and line, a measurement.")
          .unless("assumed");
  static final Key<String> ASSUMED =
      Key.of("assumed", ValueKinds.text(), "Why it is assumed, where it has no source.")
          .unless("source");

  private final List<SourcedNumber> numbers = new ArrayList<>();

  /** What a number with its source consists of, and further keys of the same mapping. */
  static Section section(ValueKind<?> kind, List<Key<?>> further) {
    List<Key<?>> keys = new ArrayList<>(further);
    keys.add(Key.of(VALUE, kind, "The number."));
    keys.add(
        Key.of(RANGE, ValueKinds.listOf(kind), "Lowest and highest that are plausible.")
            .optional("not known"));
    keys.add(SOURCE);
    keys.add(ASSUMED);
    return Section.of("", keys).called("a number with its source", EXAMPLE);
  }

  /** The number at a key; {@code instead}, with a problem, if it is not right. */
  <T extends Comparable<T>> T read(YamlMap map, Key<T> key, T instead) {
    Optional<YamlMap> number = map.required(key.name(), section(key.kind(), List.of()).kind());
    return number.flatMap(found -> value(found, key.kind())).orElse(instead);
  }

  /** The number at a key that has a default. */
  <T extends Comparable<T>> T value(YamlMap map, Key<T> key) {
    return map.has(key) ? read(map, key, map.byDefault(key)) : map.byDefault(key);
  }

  /** The number in a mapping whose keys were checked. */
  <T extends Comparable<T>> Optional<T> value(YamlMap map, ValueKind<T> kind) {
    Optional<T> value = map.required(VALUE, kind);
    Optional<List<T>> range = map.optional(RANGE, ValueKinds.listOf(kind));
    if (range.isPresent() && value.isPresent() && !encloses(range.get(), value.get())) {
      map.reportKey(
          RANGE, "does not enclose the value", "write '[low, high]' with the value between");
    }
    provenance(map, text(map, VALUE));
    return value;
  }

  /** Notes where the number or the numbers of a mapping come from, and that they do. */
  void provenance(YamlMap map, String value) {
    Optional<String> source = map.optional(SOURCE.name(), SOURCE.kind());
    Optional<String> assumed = map.optional(ASSUMED.name(), ASSUMED.kind());
    if (source.isPresent() == assumed.isPresent()) {
      map.report(
          source.isPresent() ? "has both 'source' and 'assumed'" : "has no source",
          "write either 'source: where it was measured' or 'assumed: why'");
    }
    numbers.add(
        new SourcedNumber(
            map.path(),
            value,
            end(map, 0),
            end(map, 1),
            source.or(() -> assumed).orElse(""),
            assumed.isPresent()));
  }

  /** All numbers read so far, with their paths as seen from the given mapping. */
  List<SourcedNumber> numbersBelow(YamlMap map) {
    int skipped = map.path().isEmpty() ? 0 : map.path().length() + 1;
    return numbers.stream()
        .map(
            number ->
                new SourcedNumber(
                    number.path().substring(skipped),
                    number.value(),
                    number.low(),
                    number.high(),
                    number.source(),
                    number.assumed()))
        .toList();
  }

  private static <T extends Comparable<T>> boolean encloses(List<T> range, T value) {
    return range.size() == 2
        && range.get(0).compareTo(value) <= 0
        && range.get(1).compareTo(value) >= 0;
  }

  private static String text(YamlMap map, String key) {
    return map.node().entry(key).map(entry -> scalar(entry.value())).orElse("");
  }

  private static String end(YamlMap map, int index) {
    return map.node()
        .entry(RANGE)
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Sequence.class::isInstance)
        .map(YamlNode.Sequence.class::cast)
        .filter(sequence -> sequence.items().size() > index)
        .map(sequence -> scalar(sequence.items().get(index)))
        .orElse("");
  }

  private static String scalar(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
  }
}
