package dev.contend.scenarios.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The node tree of one document, built from the parser's tokens.
 *
 * <p>Limits keep a hostile file harmless: nesting, values (those behind aliases counted again) and
 * aliases. Reaching one ends the reading with a {@link Refused}; smaller faults are reported and
 * read over.
 */
final class NodeBuilder {
  static final int MAX_DEPTH = 64;
  static final int MAX_VALUES = 100_000;
  static final int MAX_ALIASES = 100;

  /** Taken from the source, since the parser does not tell the anchors of scalars. */
  private static final Pattern ANCHOR = Pattern.compile("^&([^\\s,\\[\\]{}]+)\\s*");

  private static final Pattern TAG = Pattern.compile("!\\S*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Pattern NULL = Pattern.compile("null|Null|NULL|~");
  private static final int LOOK_AHEAD = 100;

  private final YAMLParser parser;
  private final SourceText source;
  private final Problems problems;
  private final int[] points;
  private final Map<String, YamlNode> anchors = new LinkedHashMap<>();
  private int values;
  private int aliases;

  NodeBuilder(YAMLParser parser, SourceText source, Problems problems) {
    this.parser = parser;
    this.source = source;
    this.problems = problems;
    this.points = source.text().codePoints().toArray();
  }

  /** The value that begins at the current token, inside {@code depth} others. */
  YamlNode node(int depth, String path) throws IOException {
    Place place = place();
    if (parser.isCurrentAlias()) {
      return aliased(place, depth, path);
    }
    count(place, depth, 1);
    refuseTag(place, path);
    Matcher anchor = ANCHOR.matcher(written());
    YamlNode node =
        switch (parser.currentToken()) {
          case START_OBJECT -> mapping(place, depth, path);
          case START_ARRAY -> sequence(place, depth, path);
          default -> scalar(place);
        };
    if (anchor.find()) {
      anchors.put(anchor.group(1), node);
    }
    return node;
  }

  private YamlNode mapping(Place place, int depth, String path) throws IOException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Place keyPlace = place();
      String key = parser.currentName();
      String keyPath = KeyPath.child(path, key);
      refuseTag(keyPlace, keyPath);
      if (key.equals("<<")) {
        report(
            keyPlace,
            keyPath,
            "merge keys '<<' are not read",
            "write the keys out, or use an alias for a whole value");
      }
      parser.nextToken();
      YamlNode value = node(depth + 1, keyPath);
      YamlNode.Entry first = entries.putIfAbsent(key, new YamlNode.Entry(keyPlace, key, value));
      if (first != null) {
        report(
            keyPlace,
            keyPath,
            "key " + Excerpt.quoted(key) + " is given twice",
            "it also stands on line " + first.place().line() + "; keep one of them");
      }
    }
    return new YamlNode.Mapping(place, List.copyOf(entries.values()));
  }

  private YamlNode sequence(Place place, int depth, String path) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1, KeyPath.item(path, items.size())));
    }
    return new YamlNode.Sequence(place, items);
  }

  /** The parser rewrites null, true and false; their own text is taken from the source. */
  private YamlNode scalar(Place place) throws IOException {
    String written = ANCHOR.matcher(written()).replaceFirst("");
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      boolean quoted = !written.isEmpty() && "\"'|>".indexOf(written.charAt(0)) >= 0;
      return new YamlNode.Scalar(place, parser.getText(), quoted);
    }
    Matcher word = (token == JsonToken.VALUE_NULL ? NULL : WORD).matcher(written);
    return new YamlNode.Scalar(place, word.lookingAt() ? word.group() : "", false);
  }

  /** The source from the current token on, as much as is needed to tell what it is. */
  private String written() {
    int at = (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
    int begin = Math.min(at, points.length);
    return new String(points, begin, Math.min(LOOK_AHEAD, points.length - begin));
  }

  private YamlNode aliased(Place place, int depth, String path) throws IOException {
    String name = parser.getText();
    YamlNode target = anchors.get(name);
    if (target == null) {
      report(
          place,
          path,
          "alias '*" + name + "' has no anchor before it",
          "mark the value to repeat with '&"
              + name
              + "', or put text that begins with * in quotes");
      return new YamlNode.Scalar(place, "", false);
    }
    aliases++;
    if (aliases > MAX_ALIASES) {
      throw new Refused(
          place, "more than " + MAX_ALIASES + " aliases", "write the values out, or use a preset");
    }
    recount(target, place, depth);
    return target;
  }

  private void recount(YamlNode node, Place place, int depth) {
    count(place, depth, 1);
    if (node instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(entry -> recount(entry.value(), place, depth + 1));
    } else if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> recount(item, place, depth + 1));
    }
  }

  private void count(Place place, int depth, int more) {
    values += more;
    if (values > MAX_VALUES) {
      throw new Refused(
          place,
          "more than " + MAX_VALUES + " values, those behind aliases included",
          "split the scenario into several files");
    }
    if (depth > MAX_DEPTH) {
      throw new Refused(
          place,
          "nested more than " + MAX_DEPTH + " levels deep",
          "check for brackets or indentation that are never closed");
    }
  }

  private void refuseTag(Place place, String path) throws IOException {
    String tag = parser.getTypeId();
    if (tag != null) {
      Matcher word = TAG.matcher(written());
      String shown = word.find() ? word.group() : tag;
      report(
          place,
          path,
          "tag " + Excerpt.quoted(shown) + " is not read",
          "remove it; put the value in quotes if it is text");
    }
  }

  private void report(Place place, String path, String wrong, String advice) {
    problems.report(source, place, path, wrong, advice);
  }

  private Place place() {
    JsonLocation location = parser.currentTokenLocation();
    return new Place(location.getLineNr(), location.getColumnNr());
  }

  /** A limit was reached: nothing more is read. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final String advice;

    Refused(Place place, String wrong, String advice) {
      super(wrong, null, false, false);
      this.place = place;
      this.advice = advice;
    }

    void reportTo(Problems problems, SourceText source) {
      problems.report(source, place, "", String.valueOf(getMessage()), advice);
    }
  }
}
