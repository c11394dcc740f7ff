package dev.contend.scenarios.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mapping whose keys are declared.
 *
 * @param name of its definition in the JSON Schema, unlike that of any other; empty for one that is
 *     written out wherever it is used
 * @param expected as in "expected the caches of a core"
 * @param example how one is written, shortened
 * @param keys in the order in which they are told
 * @param further a key that stands for all whose names begin like its own up to the last point, as
 *     {@code workload.PARAMETER}; or one without a point, which stands for any
 * @param someOf names of keys of which at least one must be there; empty if there is no such rule
 */
public record Section(
    String name,
    String expected,
    String example,
    List<Key<?>> keys,
    Optional<Key<?>> further,
    List<String> someOf) {
  public Section {
    keys = List.copyOf(keys);
    someOf = List.copyOf(someOf);
  }

  /** A mapping that messages call so. */
  static Section of(String name, Key<?>... keys) {
    return new Section(
        name, "a mapping", "{key: value}", List.of(keys), Optional.empty(), List.of());
  }

  /** A mapping with these keys, made from a list. */
  static Section of(String name, List<? extends Key<?>> keys) {
    return new Section(
        name, "a mapping", "{key: value}", List.copyOf(keys), Optional.empty(), List.of());
  }

  /** The same with other words for messages. */
  Section called(String noun, String written) {
    return new Section(name, noun, written, keys, further, someOf);
  }

  /** The same with any keys that are like this one. */
  Section openTo(Key<?> like) {
    return new Section(name, expected, example, keys, Optional.of(like), someOf);
  }

  /** The same where at least one of some keys must be there. */
  Section needingOneOf(Key<?>... some) {
    List<String> names = Stream.of(some).<String>map(Key::name).toList();
    return new Section(name, expected, example, keys, further, names);
  }

  /** How the names of further keys begin; empty if there are none, or if they may be any. */
  public String furtherPrefix() {
    return further.map(key -> key.name().substring(0, key.name().lastIndexOf('.') + 1)).orElse("");
  }

  /** The names of its keys. */
  public List<String> names() {
    return keys.stream().<String>map(Key::name).toList();
  }

  /** A key by its name. */
  public Optional<Key<?>> find(String key) {
    return keys.stream()
        .<Key<?>>map(each -> each)
        .filter(each -> each.name().equals(key))
        .findFirst();
  }

  /** How a mapping of this section is read: its unknown keys are reported. */
  ValueKind<YamlMap> kind() {
    return new ValueKind<>(
        expected,
        example,
        value ->
            value
                .map()
                .map(
                    map -> {
                      map.onlyKeys(names());
                      return map;
                    }),
        new Shape.Keyed(this));
  }
}
