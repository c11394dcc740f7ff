package dev.contend.scenarios.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of a file, ready to be read as this or that; what is wrong goes to the problems.
 *
 * <p>{@link #isMap()} and its like decide between shapes without reporting anything.
 */
public final class YamlValue {
  private final YamlNode node;
  private final String path;
  private final SourceText source;
  private final Problems problems;

  YamlValue(YamlNode node, String path, SourceText source, Problems problems) {
    this.node = node;
    this.path = path;
    this.source = source;
    this.problems = problems;
  }

  static YamlValue root(YamlNode node, SourceText source, Problems problems) {
    return new YamlValue(node, "", source, problems);
  }

  /** The node as it stood in the file. */
  public YamlNode node() {
    return node;
  }

  /** The keys that lead here. */
  public String path() {
    return path;
  }

  /** Whether it is a mapping. */
  public boolean isMap() {
    return node instanceof YamlNode.Mapping;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof YamlNode.Sequence;
  }

  /** Whether it is a single value that is not nothing. */
  public boolean isScalar() {
    return node instanceof YamlNode.Scalar scalar && !scalar.isNothing();
  }

  /** Whether it is this word. */
  boolean says(String word) {
    return node instanceof YamlNode.Scalar scalar && scalar.text().equals(word);
  }

  /** Reads it as a value of this kind; empty, with a problem reported, if it is none. */
  public <T> Optional<T> read(ValueKind<T> kind) {
    return kind.reader().apply(this);
  }

  /** The text of a single value. */
  public Optional<String> text() {
    return read(ValueKinds.text());
  }

  /** A file that this value names, in the folder of the file that names it or below. */
  Optional<Path> file(String name) {
    Path folder = Path.of(source.file()).toAbsolutePath().normalize().getParent();
    Path file = folder == null ? Path.of(name) : folder.resolve(name).normalize();
    if (folder == null || !file.startsWith(folder)) {
      report(
          "names a file outside of the folder of " + source.file(),
          "put the file beside it, or in a folder below");
      return Optional.empty();
    }
    return Optional.of(file);
  }

  /** The mapping, for reading by key. */
  public Optional<YamlMap> map() {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new YamlMap(mapping, path, source, problems));
    }
    return wrongShape("a mapping", "key: value");
  }

  /** The items of a list. */
  public Optional<List<YamlValue>> list() {
    return items("[1, 2, 4]");
  }

  Optional<List<YamlValue>> items(String example) {
    if (node instanceof YamlNode.Sequence sequence) {
      List<YamlValue> items = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        items.add(new YamlValue(item, KeyPath.item(path, items.size()), source, problems));
      }
      return Optional.of(items);
    }
    return wrongShape("a list", example);
  }

  <T> Optional<T> scalar(String expected, String example, Function<String, Reading<T>> reading) {
    if (!isScalar()) {
      return wrongShape(expected, example);
    }
    Reading<T> result = reading.apply(((YamlNode.Scalar) node).text());
    if (result.value().isEmpty()) {
      report(result.wrong(), result.advice());
    }
    return result.value();
  }

  private <T> Optional<T> wrongShape(String expected, String example) {
    boolean choice = expected.startsWith("one of: ") || expected.startsWith("only: ");
    String advice = choice ? expected : "write " + expected + " as '" + example + "'";
    boolean nothing = node instanceof YamlNode.Scalar scalar && scalar.isNothing();
    String wanted = choice ? "a single word" : expected;
    report(nothing ? "has no value" : "expected " + wanted + ", found " + node.described(), advice);
    return Optional.empty();
  }

  /** Reports a problem with this value, as for a rule over several keys. */
  public void report(String wrong, String advice) {
    problems.report(source, node.place(), path, wrong, advice);
  }
}
