package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way that an option's key leads through a scenario, as {@code sweep.matrix.workers[1]}.
 *
 * <p>Mappings on the way that are not there are made; items of lists must be there.
 */
final class OptionPath {
  /** The place of an item, and how the key goes on behind it. */
  private static final Pattern ITEM = Pattern.compile("\\[([^\\[\\]]*)]((?:[.\\[].*)?)");

  private static final Pattern PLACE = Pattern.compile("[0-9]{1,6}");

  private final OptionText option;
  private final Problems problems;

  /**
   * @param problems gathers items that are not there
   */
  OptionPath(OptionText option, Problems problems) {
    this.option = option;
    this.problems = problems;
  }

  /** A scenario with the option's value at the end of the way, mappings merged key by key. */
  YamlNode.Mapping set(YamlNode.Mapping scenario) {
    return changed(scenario, "", option.key());
  }

  private YamlNode merged(Optional<YamlNode> before) {
    return before.isPresent()
            && before.get() instanceof YamlNode.Mapping base
            && option.value() instanceof YamlNode.Mapping own
        ? Extension.merged(base, own)
        : option.value();
  }

  /**
   * A mapping changed at the end of a path.
   *
   * @param path the keys that lead to the mapping
   * @param rest the keys that lead on from there
   */
  private YamlNode.Mapping changed(YamlNode.Mapping mapping, String path, String rest) {
    String key = first(mapping, path, rest);
    Optional<YamlNode> before = mapping.entry(key).map(YamlNode.Entry::value);
    YamlNode after = further(before, KeyPath.child(path, key), rest.substring(key.length()));
    return mapping.with(new YamlNode.Entry(option.keyPlace(), key, after));
  }

  /** What stands at a path, changed where the rest of the key leads from there. */
  private YamlNode further(Optional<YamlNode> before, String path, String on) {
    if (on.isEmpty()) {
      return merged(before);
    }
    if (on.startsWith("[")) {
      return item(before, path, on);
    }
    List<YamlNode.Entry> kept =
        before.map(node -> SweptKeys.asMapping(node, path).entries()).orElse(List.of());
    // What is wrong with its keys together is wrong since the option changed one.
    return changed(
        new YamlNode.Mapping(option.keyPlace(), kept),
        path,
        on.startsWith(".") ? on.substring(1) : on);
  }

  private YamlNode item(Optional<YamlNode> before, String path, String on) {
    List<YamlNode> items = new ArrayList<>();
    before
        .filter(YamlNode.Sequence.class::isInstance)
        .map(YamlNode.Sequence.class::cast)
        .ifPresent(list -> items.addAll(list.items()));
    Matcher item = ITEM.matcher(on);
    boolean isThere =
        item.matches()
            && PLACE.matcher(item.group(1)).matches()
            && Integer.parseInt(item.group(1)) < items.size();
    if (before.isEmpty() || !isThere) {
      option.report(
          problems,
          items.isEmpty()
              ? "'" + path + "' is no list with items"
              : "'" + path + "' has no item '" + on + "'",
          items.isEmpty()
              ? "write the whole value, as '" + path + "=...'"
              : "its items are " + path + "[0] to " + path + "[" + (items.size() - 1) + "]");
      return before.orElse(option.value());
    }
    int index = Integer.parseInt(item.group(1));
    Optional<YamlNode> old = Optional.of(items.get(index));
    items.set(index, further(old, KeyPath.item(path, index), item.group(2)));
    return new YamlNode.Sequence(before.get().place(), items);
  }

  /** The first key of a path: names may have points, so the longest that is there counts. */
  private static String first(YamlNode.Mapping mapping, String path, String rest) {
    String longest = "";
    for (YamlNode.Entry entry : mapping.entries()) {
      String key = entry.key();
      boolean leads =
          rest.startsWith(key)
              && (rest.length() == key.length() || ".[".indexOf(rest.charAt(key.length())) >= 0);
      longest = leads && key.length() > longest.length() ? key : longest;
    }
    if (!longest.isEmpty()) {
      return longest;
    }
    int dot = rest.indexOf('.');
    boolean isAxis =
        rest.startsWith(SweepReader.WORKLOAD) && path.startsWith(ScenarioKeys.SWEEP.name());
    return dot <= 0 || isAxis ? rest : rest.substring(0, dot);
  }
}
