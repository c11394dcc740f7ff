package dev.contend.scenarios.yaml;

import java.util.List;
import java.util.Optional;

/**
 * One option that changes a scenario, read: {@code KEY=VALUE}.
 *
 * @param key the keys that lead to the value, with points between
 * @param keyPlace where the key stands
 * @param value what stands after the first '='
 */
record OptionText(String key, Place keyPlace, YamlNode value) {
  static final String SET = "--set";
  static final String SWEEP = "--sweep";

  /** A value in place of that of the file; empty, with a problem reported, if it is none. */
  static Optional<OptionText> set(String text, Problems problems) {
    return read(text, SET, "workers=4", problems);
  }

  /** The values of an axis, with commas between, or a range. */
  static Optional<OptionText> sweep(String text, Problems problems) {
    return read(text, SWEEP, "workers=1,2,4", problems);
  }

  /** Reports a problem with the key. */
  void report(Problems problems, String wrong, String advice) {
    SourceText text = keyPlace.option().orElseThrow();
    problems.report(text, keyPlace, key, wrong, advice);
  }

  private static Optional<OptionText> read(
      String text, String option, String example, Problems problems) {
    SourceText shown = SourceText.of("contend: " + option, text);
    Place start = new Place(1, 1).in(shown);
    int equals = text.indexOf('=');
    if (equals <= 0) {
      problems.report(
          shown,
          start,
          "",
          equals < 0 ? "has no '='" : "names no key",
          "write the key, '=' and what it is to be, as '" + option + " " + example + "'");
      return Optional.empty();
    }
    String key = text.substring(0, equals).strip();
    String value = text.substring(equals + 1);
    boolean isNothing = new YamlNode.Scalar(start, value.strip(), false).isNothing();
    if (isNothing || value.strip().startsWith("#")) {
      problems.report(
          shown, start, key, "has no value", "write it after the '=', as '" + example + "'");
      return Optional.empty();
    }
    boolean isBare = option.equals(SWEEP) && !value.strip().matches("(?s)\\[.*\\]");
    // Spaces in place of the key, so that what is told of the value points into the option.
    int points = text.codePointCount(0, equals);
    String padded =
        isBare ? " ".repeat(points) + "[" + value + "]" : " ".repeat(points + 1) + value;
    Problems inValue = new Problems();
    Optional<YamlNode> node = new YamlReader(inValue).node(SourceText.of(shown.file(), padded));
    inValue
        .sorted()
        .forEach(
            wrong ->
                problems.report(
                    shown, wrong.place().in(shown), key, wrong.wrong(), wrong.advice()));
    return inValue.isEmpty()
        ? node.map(found -> new OptionText(key, start, placed(found, shown)))
        : Optional.empty();
  }

  private static YamlNode placed(YamlNode node, SourceText text) {
    Place place = node.place().in(text);
    if (node instanceof YamlNode.Scalar scalar) {
      return new YamlNode.Scalar(place, scalar.text(), scalar.quoted());
    }
    if (node instanceof YamlNode.Sequence list) {
      List<YamlNode> items = list.items().stream().map(item -> placed(item, text)).toList();
      return new YamlNode.Sequence(place, items);
    }
    return new YamlNode.Mapping(
        place,
        ((YamlNode.Mapping) node)
            .entries().stream()
                .map(
                    entry ->
                        new YamlNode.Entry(
                            entry.place().in(text), entry.key(), placed(entry.value(), text)))
                .toList());
  }
}
