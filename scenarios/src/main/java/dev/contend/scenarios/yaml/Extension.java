package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A preset that says in what it differs from another: {@code extends: NAME} and the keys that it
 * gives itself.
 *
 * <p>Mappings are merged key by key; a number with its source is replaced as a whole, so that no
 * number comes to stand beside the source of another. What is extended may itself extend another.
 */
final class Extension {
  private static final String KEY = FileKeys.EXTENDS.name();
  private static final int DEEPEST = 5;
  private static final List<String> NUMBERS =
      List.of(SourcedReader.VALUE, SourcedReader.SOURCE.name(), SourcedReader.ASSUMED.name());

  private Extension() {}

  /**
   * The preset with what it extends filled in.
   *
   * @param find the preset of a name, or empty with a problem reported at the value
   */
  static Optional<YamlMap> resolved(YamlMap map, Function<YamlValue, Optional<YamlMap>> find) {
    return resolved(map, find, 0);
  }

  private static Optional<YamlMap> resolved(
      YamlMap map, Function<YamlValue, Optional<YamlMap>> find, int depth) {
    Optional<YamlValue> name = map.find(KEY);
    if (name.isEmpty()) {
      return Optional.of(map);
    }
    if (depth == DEEPEST) {
      map.reportKey(
          KEY,
          "leads round in a circle, or through more than " + DEEPEST + " presets",
          "extend the preset at its end, and repeat here what differs");
      return Optional.empty();
    }
    return find.apply(name.get())
        .flatMap(base -> resolved(base, find, depth + 1))
        .map(base -> map.with(merged(base.node(), map.node())));
  }

  /** A mapping with what another gives in place of it, or beside it. */
  static YamlNode.Mapping merged(YamlNode.Mapping base, YamlNode.Mapping own) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (YamlNode.Entry inherited : base.entries()) {
      entries.add(
          own.entry(inherited.key()).map(entry -> merged(inherited, entry)).orElse(inherited));
    }
    for (YamlNode.Entry entry : own.entries()) {
      if (base.entry(entry.key()).isEmpty() && !entry.key().equals(KEY)) {
        entries.add(entry);
      }
    }
    return new YamlNode.Mapping(own.place(), entries);
  }

  private static YamlNode.Entry merged(YamlNode.Entry inherited, YamlNode.Entry own) {
    if (inherited.value() instanceof YamlNode.Mapping base
        && own.value() instanceof YamlNode.Mapping changed
        && !isNumber(base)
        && !isNumber(changed)) {
      return new YamlNode.Entry(own.place(), own.key(), merged(base, changed));
    }
    return own;
  }

  private static boolean isNumber(YamlNode.Mapping mapping) {
    return NUMBERS.stream().anyMatch(key -> mapping.entry(key).isPresent());
  }
}
