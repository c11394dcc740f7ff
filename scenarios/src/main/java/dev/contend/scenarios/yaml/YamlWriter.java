package dev.contend.scenarios.yaml;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A YAML text under construction: entries in the order of the calls, comments above them.
 *
 * <p>Text is quoted where YAML 1.1 or 1.2 would read something else into it ({@code no}, {@code
 * 3.10}, {@code 12:30}); what {@link YamlReader} reads back is what was given.
 */
public final class YamlWriter {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9/._][A-Za-z0-9/._+%()<>=*?!;^~'\"|&@$ -]*");
  private static final Pattern NUMBER_LIKE =
      Pattern.compile("[-+.]?[0-9][0-9a-fA-FxXoO_.:+-]*|[-+]?\\.(?:inf|nan)|\\.");

  /** Printable lines, the first neither blank nor indented, and a single line break at the end. */
  private static final Pattern BLOCK =
      Pattern.compile("(?:[!-~\\p{L}][ -~\\p{L}]*\n)(?:[ -~\\p{L}]*\n)*(?:[ -~\\p{L}]+\n)?");

  private static final List<String> WORDS =
      List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private final StringBuilder text;
  private final String indent;

  /** An empty text. */
  public YamlWriter() {
    this(new StringBuilder(), "");
  }

  private YamlWriter(StringBuilder text, String indent) {
    this.text = text;
    this.indent = indent;
  }

  /** Lines that the reader skips, above what comes next. */
  public YamlWriter comment(String comment) {
    comment
        .lines()
        .forEach(line -> text.append(indent).append(("# " + line).stripTrailing()).append('\n'));
    return this;
  }

  /** A blank line. */
  public YamlWriter blank() {
    text.append('\n');
    return this;
  }

  /** A text, in quotes where needed; a quantity is a text. */
  public YamlWriter entry(String key, String value) {
    return line(key, scalar(value));
  }

  /** A text of several lines as it stands, where YAML can write it so; else as one quoted line. */
  public YamlWriter block(String key, String value) {
    if (!BLOCK.matcher(value).matches()) {
      return line(key, quoted(value));
    }
    text.append(indent).append(scalar(key)).append(": |\n");
    value
        .lines()
        .forEach(line -> text.append(line.isEmpty() ? "" : indent + "  " + line).append('\n'));
    return this;
  }

  /** A whole number. */
  public YamlWriter entry(String key, long value) {
    return line(key, Long.toString(value));
  }

  /** A number, in the shortest form that reads back as the same. */
  public YamlWriter entry(String key, double value) {
    return line(key, Numbers.plain(Numbers.shortest(value)));
  }

  /** True or false. */
  public YamlWriter entry(String key, boolean value) {
    return line(key, Boolean.toString(value));
  }

  /** A quantity of whole base units, in its nicest unit. */
  public YamlWriter entry(String key, long baseUnits, Dimension dimension) {
    return entry(key, Units.format(baseUnits, dimension));
  }

  /** A quantity in base units, in its nicest unit. */
  public YamlWriter entry(String key, double baseUnits, Dimension dimension) {
    return entry(key, Units.format(baseUnits, dimension));
  }

  /** A list of texts on one line. */
  public YamlWriter list(String key, List<String> values) {
    return line(key, "[" + String.join(", ", values.stream().map(this::scalar).toList()) + "]");
  }

  /** A list of whole numbers on one line. */
  public YamlWriter wholeNumbers(String key, List<Long> values) {
    return line(key, "[" + String.join(", ", values.stream().map(String::valueOf).toList()) + "]");
  }

  /** A mapping below its key. */
  public YamlWriter map(String key, Consumer<YamlWriter> content) {
    return nested(indent + scalar(key) + ":", " {}", "  ", content);
  }

  /** A list of mappings below its key, one call of {@code writer} for each. */
  public <T> YamlWriter maps(String key, List<T> items, WriterOf<T> writer) {
    if (items.isEmpty()) {
      return line(key, "[]");
    }
    text.append(indent).append(scalar(key)).append(":\n");
    for (T item : items) {
      nested(indent + "  -", " {}", "    ", content -> writer.write(content, item));
    }
    return this;
  }

  /** A node as it was read; anchors and comments are gone. */
  public YamlWriter node(String key, YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return map(key, content -> content.entries(mapping));
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return items(indent + scalar(key) + ":", "  ", sequence);
    }
    return line(key, scalar((YamlNode.Scalar) node));
  }

  /** All entries of a mapping as it was read. */
  public YamlWriter entries(YamlNode.Mapping mapping) {
    mapping.entries().forEach(entry -> node(entry.key(), entry.value()));
    return this;
  }

  /** The text so far. */
  public String text() {
    return text.toString();
  }

  private YamlWriter items(String head, String deeper, YamlNode.Sequence sequence) {
    return nested(
        head, " []", deeper, content -> sequence.items().forEach(item -> content.item(item)));
  }

  private void item(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      nested(indent + "-", " {}", "  ", content -> content.entries(mapping));
    } else if (node instanceof YamlNode.Sequence sequence) {
      items(indent + "-", "  ", sequence);
    } else {
      text.append(indent).append("- ").append(scalar((YamlNode.Scalar) node)).append('\n');
    }
  }

  private YamlWriter nested(
      String head, String empty, String deeper, Consumer<YamlWriter> content) {
    text.append(head);
    int end = text.length();
    text.append('\n');
    int start = text.length();
    content.accept(new YamlWriter(text, indent + deeper));
    if (text.length() == start) {
      text.insert(end, empty);
    } else if (head.endsWith("-")
        && text.charAt(start + indent.length() + deeper.length()) != '#') {
      // The first entry stands behind the dash.
      text.replace(end, start + indent.length() + deeper.length(), " ");
    }
    return this;
  }

  private YamlWriter line(String key, String value) {
    text.append(indent).append(scalar(key)).append(": ").append(value).append('\n');
    return this;
  }

  /** A scalar that was plain stays so where that is safe, since it may be a number. */
  private String scalar(YamlNode.Scalar scalar) {
    boolean typed =
        !scalar.quoted()
            && (NUMBER_LIKE.matcher(scalar.text()).matches()
                || WORDS.contains(scalar.text().toLowerCase(Locale.ROOT)));
    if (scalar.isNothing()) {
      return "null";
    }
    return typed && !scalar.text().endsWith(":") ? scalar.text() : scalar(scalar.text());
  }

  private String scalar(String value) {
    boolean plain =
        PLAIN.matcher(value).matches()
            && !value.endsWith(" ")
            && !NUMBER_LIKE.matcher(value).matches()
            && !WORDS.contains(value.toLowerCase(Locale.ROOT))
            && !value.startsWith("...");
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder result = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                result.append('\\').appendCodePoint(point);
              } else if (point == '\n') {
                result.append("\\n");
              } else if (point < ' ' || point == 0x7F) {
                result.append(String.format(Locale.ROOT, "\\x%02X", point));
              } else if (point > '~' && !Character.isLetter(point)) {
                result.append(String.format(Locale.ROOT, "\\U%08X", point));
              } else {
                result.appendCodePoint(point);
              }
            });
    return result.append('"').toString();
  }

  /** How to write one item of a list. */
  @FunctionalInterface
  public interface WriterOf<T> {
    /** Writes the item's entries. */
    void write(YamlWriter content, T item);
  }
}
