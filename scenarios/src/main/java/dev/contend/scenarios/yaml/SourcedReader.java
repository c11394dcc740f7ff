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
  private static final List<String> KEYS = List.of("value", "range", "source", "assumed");
  private static final String EXAMPLE =
      "{value: 50 ns, range: [40 ns, 60 ns], source: where it was measured}";

  private final List<SourcedNumber> numbers = new ArrayList<>();

  /** A number at a key that must be there; {@code instead}, with a problem, if it is not right. */
  <T extends Comparable<T>> T read(YamlMap map, String key, ValueKind<T> kind, T instead) {
    ValueKind<YamlMap> number =
        new ValueKind<>("a number with its source", EXAMPLE, YamlValue::map);
    return map.required(key, number)
        .flatMap(found -> value(found, kind, List.of()))
        .orElse(instead);
  }

  /** The number in a mapping that has further keys of its own. */
  <T extends Comparable<T>> Optional<T> value(
      YamlMap map, ValueKind<T> kind, List<String> furtherKeys) {
    List<String> known = new ArrayList<>(furtherKeys);
    known.addAll(KEYS);
    map.onlyKeys(known);
    Optional<T> value = map.required("value", kind);
    Optional<List<T>> range = map.optional("range", ValueKinds.listOf(kind));
    if (range.isPresent() && value.isPresent() && !encloses(range.get(), value.get())) {
      map.reportKey(
          "range", "does not enclose the value", "write '[low, high]' with the value between");
    }
    provenance(map, text(map, "value"));
    return value;
  }

  /** Notes where the number or the numbers of a mapping come from, and that they do. */
  void provenance(YamlMap map, String value) {
    Optional<String> source = map.optional("source", ValueKinds.text());
    Optional<String> assumed = map.optional("assumed", ValueKinds.text());
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
        .entry("range")
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
