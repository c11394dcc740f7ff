package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping of a file, read by key.
 *
 * <p>Every method that returns an {@code Optional} reports a problem when that is empty, except
 * {@link #find} and {@link #optional}, for which the key may be absent. A method with a default
 * gives the default where the key is absent and where its value is wrong; in the second case a
 * problem was reported, and whoever asked for the problems does not use the value.
 *
 * <p>Call {@link #onlyKeys} first: a key that is misspelt is then not also reported as missing.
 */
public final class YamlMap {
  private final YamlNode.Mapping node;
  private final String path;
  private final SourceText source;
  private final Problems problems;
  private final Set<String> misspelt = new LinkedHashSet<>();

  YamlMap(YamlNode.Mapping node, String path, SourceText source, Problems problems) {
    this.node = node;
    this.path = path;
    this.source = source;
    this.problems = problems;
  }

  /** The mapping as it stood in the file. */
  public YamlNode.Mapping node() {
    return node;
  }

  /** The same place with other contents. */
  YamlMap with(YamlNode.Mapping contents) {
    return new YamlMap(contents, path, source, problems);
  }

  /** The text that it stands in. */
  SourceText source() {
    return source;
  }

  /** The file that it stands in, as messages name it. */
  String file() {
    return source.file();
  }

  /** The keys that lead here; empty at the top of the file. */
  public String path() {
    return path;
  }

  /** The keys in the file's order. */
  public List<String> keys() {
    return node.entries().stream().map(YamlNode.Entry::key).toList();
  }

  /** Reports every key outside {@code known}; a typing error must never be ignored. */
  public void onlyKeys(List<String> known) {
    List<String> free = new ArrayList<>(known);
    free.removeAll(keys());
    for (YamlNode.Entry entry : node.entries()) {
      if (!known.contains(entry.key())) {
        Suggestions.nearest(entry.key(), free).ifPresent(misspelt::add);
        String wrong = "unknown key " + Excerpt.quoted(entry.key());
        reportKey(entry.key(), wrong, Suggestions.advice(entry.key(), known));
      }
    }
  }

  /** The value at a key that may be absent. */
  public Optional<YamlValue> find(String key) {
    return node.entry(key)
        .map(entry -> new YamlValue(entry.value(), KeyPath.child(path, key), source, problems));
  }

  /** The value at a key that may be absent; wrong values are reported. */
  public <T> Optional<T> optional(String key, ValueKind<T> kind) {
    return find(key).flatMap(value -> value.read(kind));
  }

  /** The value at a key, or the default. */
  public <T> T optional(String key, ValueKind<T> kind, T byDefault) {
    return optional(key, kind).orElse(byDefault);
  }

  /** The value at a key that must be there. */
  public <T> Optional<T> required(String key, ValueKind<T> kind) {
    Optional<YamlValue> value = find(key);
    if (value.isEmpty() && !misspelt.contains(key)) {
      report("key '" + key + "' is missing", "add '" + key + ": " + kind.example() + "'");
    }
    return value.flatMap(present -> present.read(kind));
  }

  /**
   * The value at a declared key. Where the key is absent its default holds; without one the result
   * is empty, and that is reported if the key is required.
   */
  public <T> Optional<T> read(Key<T> key) {
    if (find(key.name()).isPresent()) {
      return optional(key.name(), key.kind());
    }
    return switch (key.presence().rule()) {
      case REQUIRED -> required(key.name(), key.kind());
      case REQUIRED_UNLESS ->
          find(key.presence().detail()).isPresent()
              ? Optional.empty()
              : required(key.name(), key.kind());
      case DEFAULT -> Optional.of(byDefault(key));
      case OPTIONAL -> Optional.empty();
    };
  }

  /** The value at a declared key that has a default, which also holds where the value is wrong. */
  public <T> T value(Key<T> key) {
    return read(key).orElseGet(() -> byDefault(key));
  }

  /** The default of a key, read as if it stood in the file. */
  <T> T byDefault(Key<T> key) {
    YamlNode written = new YamlNode.Scalar(node.place(), key.presence().detail(), false);
    return new YamlValue(written, KeyPath.child(path, key.name()), source, problems)
        .read(key.kind())
        .orElseThrow(() -> new IllegalStateException("no default of " + key.name()));
  }

  /** Whether a declared key is there. */
  boolean has(Key<?> key) {
    return find(key.name()).isPresent();
  }

  /** Reports a problem with a declared key; with the whole mapping, if the key is absent. */
  void report(Key<?> key, String wrong, String advice) {
    reportKey(key.name(), wrong, advice);
  }

  /** Reports a problem with the mapping as a whole. */
  public void report(String wrong, String advice) {
    problems.report(source, node.place(), path, wrong, advice);
  }

  /** Reports a problem with a key; with the whole mapping, if the key is absent. */
  public void reportKey(String key, String wrong, String advice) {
    Place place = node.entry(key).map(YamlNode.Entry::place).orElse(node.place());
    problems.report(source, place, KeyPath.child(path, key), wrong, advice);
  }

  /** Any text. */
  public Optional<String> text(String key) {
    return required(key, ValueKinds.text());
  }

  /** Any text, or the default. */
  public String text(String key, String byDefault) {
    return optional(key, ValueKinds.text(), byDefault);
  }

  /** A mapping inside this one. */
  public Optional<YamlMap> map(String key) {
    return required(key, ValueKinds.map());
  }
}
