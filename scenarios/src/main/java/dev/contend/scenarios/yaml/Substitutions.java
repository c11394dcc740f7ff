package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other numbers in the place of some that files of the library state.
 *
 * <p>A number is named by its file, as {@code machines/graviton2}, and by the keys that lead to it,
 * as {@code transfers.queue-inflation}; items of a list by their place from 0, as {@code
 * cores.0.misses-in-flight}. A number with its source is named by the key of the whole.
 */
public final class Substitutions {
  /** The library as it is. */
  public static final Substitutions NONE = new Substitutions(Collections.emptyMap());

  private static final String STANDS_IN = "in the place of the library's number";

  /** What stands in place of a number by file and key; nothing where it is taken away. */
  private final Map<String, Map<String, Optional<String>>> byFile;

  private Substitutions(Map<String, Map<String, Optional<String>>> byFile) {
    this.byFile = byFile;
  }

  /** The same with one number more, as it would be written in the file. */
  public Substitutions with(String file, String key, String number) {
    return with(file, key, Optional.of(number));
  }

  /** The same, with whatever stands at a key taken away from the file. */
  public Substitutions without(String file, String key) {
    return with(file, key, Optional.empty());
  }

  private Substitutions with(String file, String key, Optional<String> number) {
    Map<String, Map<String, Optional<String>>> more = new LinkedHashMap<>(byFile);
    Map<String, Optional<String>> ofFile =
        new LinkedHashMap<>(byFile.getOrDefault(file, Collections.emptyMap()));
    ofFile.put(key, number);
    more.put(file, ofFile);
    return new Substitutions(more);
  }

  /** The number that stands at a key, as it is written; empty if there is none. */
  public static Optional<String> number(YamlMap map, String key) {
    YamlNode node = map.node();
    for (String step : steps(key)) {
      Optional<YamlNode> next = child(node, step);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    YamlNode found = node instanceof YamlNode.Mapping ? child(node, "value").orElse(node) : node;
    return found instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** Whether anything stands at a key. */
  public static boolean has(YamlMap map, String key) {
    Optional<YamlNode> node = Optional.of(map.node());
    for (String step : steps(key)) {
      node = node.flatMap(inside -> child(inside, step));
    }
    return node.isPresent();
  }

  /** A file of the library with its numbers replaced. */
  YamlMap in(YamlMap map) {
    String name = map.file().replaceFirst("^library/", "").replaceFirst("\\.yaml$", "");
    YamlNode node = map.node();
    for (Map.Entry<String, Optional<String>> each :
        byFile.getOrDefault(name, Collections.emptyMap()).entrySet()) {
      if (!has(map, each.getKey())) {
        throw new IllegalArgumentException(name + " has no number '" + each.getKey() + "'");
      }
      node = changed(node, steps(each.getKey()), each.getValue());
    }
    return map.with((YamlNode.Mapping) node);
  }

  private static List<String> steps(String key) {
    return List.of(key.split("\\.", -1));
  }

  private static Optional<YamlNode> child(YamlNode node, String step) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping.entry(step).map(YamlNode.Entry::value);
    }
    if (node instanceof YamlNode.Sequence list && step.matches("[0-9]{1,4}")) {
      int index = Integer.parseInt(step);
      return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * Another number at a place.
   *
   * @param steps that lead to it, each of which is there
   */
  static YamlNode with(YamlNode node, List<String> steps, String number) {
    return changed(node, steps, Optional.of(number));
  }

  private static YamlNode changed(YamlNode node, List<String> steps, Optional<String> number) {
    if (steps.isEmpty()) {
      return replaced(node, number.orElseThrow());
    }
    String step = steps.get(0);
    List<String> further = steps.subList(1, steps.size());
    boolean goes = further.isEmpty() && number.isEmpty();
    if (node instanceof YamlNode.Mapping mapping) {
      return goes
          ? mapping.without(step)
          : mapping.changed(step, value -> changed(value, further, number));
    }
    YamlNode.Sequence list = (YamlNode.Sequence) node;
    List<YamlNode> items = new ArrayList<>(list.items());
    int index = Integer.parseInt(step);
    if (goes) {
      items.remove(index);
    } else {
      items.set(index, changed(items.get(index), further, number));
    }
    return new YamlNode.Sequence(list.place(), items);
  }

  /** Another number; beside it neither source nor range of the one that stood there. */
  private static YamlNode replaced(YamlNode node, String number) {
    YamlNode.Scalar scalar = new YamlNode.Scalar(node.place(), number, false);
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return scalar;
    }
    List<String> said =
        List.of(
            SourcedReader.VALUE,
            SourcedReader.RANGE,
            SourcedReader.SOURCE.name(),
            SourcedReader.ASSUMED.name());
    return mapping
        .kept(key -> !said.contains(key))
        .with(new YamlNode.Entry(node.place(), SourcedReader.VALUE, scalar))
        .with(
            new YamlNode.Entry(
                node.place(),
                SourcedReader.ASSUMED.name(),
                new YamlNode.Scalar(node.place(), STANDS_IN, true)));
  }
}
