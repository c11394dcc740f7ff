package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One value of a YAML file, with the place where it begins. */
public sealed interface YamlNode {
  /** Where the value begins. */
  Place place();

  /** What the value is, for messages: "a list", "'5 ms'". */
  String described();

  /**
   * Keys and their values, in the file's order; no key stands twice.
   *
   * @param place of the first key, or of the opening brace
   */
  record Mapping(Place place, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry with this key. */
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** The mapping at a key; empty if something else is there, or nothing. */
    Optional<Mapping> mapping(String key) {
      return entry(key)
          .map(Entry::value)
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast);
    }

    /** The same with an entry in place of the one of its key, or at its end. */
    Mapping with(Entry entry) {
      List<Entry> others = new ArrayList<>(entries);
      others.replaceAll(each -> each.key().equals(entry.key()) ? entry : each);
      if (!others.contains(entry)) {
        others.add(entry);
      }
      return new Mapping(place, others);
    }

    /** The same without a key. */
    Mapping without(String key) {
      return kept(each -> !each.equals(key));
    }

    /** The same with some of its keys alone. */
    Mapping kept(Predicate<String> keys) {
      return new Mapping(place, entries.stream().filter(each -> keys.test(each.key())).toList());
    }

    /** The same with another value at a key, if it is there. */
    Mapping changed(String key, UnaryOperator<YamlNode> change) {
      return changed(key::equals, change);
    }

    /** The same with other values at some keys. */
    Mapping changed(Predicate<String> keys, UnaryOperator<YamlNode> change) {
      return new Mapping(
          place,
          entries.stream()
              .map(
                  each ->
                      keys.test(each.key())
                          ? new Entry(each.place(), each.key(), change.apply(each.value()))
                          : each)
              .toList());
    }

    @Override
    public String described() {
      return "a mapping";
    }
  }

  /** One key of a mapping; {@code place} is where the key stands. */
  record Entry(Place place, String key, YamlNode value) {}

  /** A list, in block or flow style. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  /**
   * A single value, not interpreted.
   *
   * @param text as written, without quotes
   * @param quoted whether it stood in quotes or in a block, and so is text whatever it looks like
   */
  record Scalar(Place place, String text, boolean quoted) implements YamlNode {
    private static final List<String> NOTHING = List.of("", "~", "null");

    /** Whether nothing was written, or null. */
    public boolean isNothing() {
      return !quoted && NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String described() {
      return isNothing() ? "nothing" : Excerpt.quoted(text);
    }
  }
}
