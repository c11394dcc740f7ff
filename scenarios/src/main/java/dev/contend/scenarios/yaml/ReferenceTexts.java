package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published figures that a scenario names under {@code reference:}, not yet read: texts of the
 * file itself ({@code references:}), of the library, or of CSV files beside the scenario.
 */
public final class ReferenceTexts {
  private static final String KEY = "reference";
  private static final String IN_FILE = "references";

  private final Problems problems;

  /**
   * @param problems gathers what is wrong with the names
   */
  public ReferenceTexts(Problems problems) {
    this.problems = problems;
  }

  /** The texts in the scenario's order; without those, reported, that cannot be found. */
  public List<SourceText> read(YamlMap scenario) {
    Optional<YamlMap> inFile = scenario.read(ScenarioKeys.REFERENCES);
    Map<String, SourceText> texts = new LinkedHashMap<>();
    for (YamlValue value : values(scenario)) {
      Optional<String> written = value.text();
      Optional<SourceText> text = written.flatMap(name -> text(name, value, inFile));
      if (text.isPresent() && texts.putIfAbsent(nameOf(text.get()), text.get()) != null) {
        value.report(
            "a second reference called " + Excerpt.quoted(nameOf(text.get())),
            "leave one of them out, or give its file another name");
      }
    }
    inFile.ifPresent(map -> reportUnused(map, texts));
    return List.copyOf(texts.values());
  }

  /** The name of a reference: that of its file, without folder and ending. */
  public static String nameOf(SourceText text) {
    return nameOf(text.file());
  }

  private static String nameOf(String file) {
    return file.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.csv$", "");
  }

  /** A scenario that names these of its references alone. */
  public static YamlMap keep(YamlMap scenario, List<String> names) {
    List<YamlNode> kept =
        values(scenario).stream()
            .filter(value -> value.text().filter(name -> names.contains(nameOf(name))).isPresent())
            .map(YamlValue::node)
            .toList();
    YamlNode.Mapping node =
        kept.isEmpty()
            ? scenario.node().without(KEY)
            : scenario.node().changed(KEY, all -> new YamlNode.Sequence(all.place(), kept));
    Optional<YamlNode.Mapping> inFile =
        node.mapping(IN_FILE).map(texts -> texts.kept(names::contains));
    return scenario.with(
        inFile.filter(texts -> !texts.entries().isEmpty()).isPresent()
            ? node.changed(IN_FILE, all -> inFile.get())
            : node.without(IN_FILE));
  }

  /** Writes the texts into a scenario, so that it needs neither library nor other files. */
  static void write(List<SourceText> texts, YamlWriter writer) {
    if (!texts.isEmpty()) {
      writer.list(KEY, texts.stream().map(ReferenceTexts::nameOf).toList());
      writer.map(
          IN_FILE,
          references -> texts.forEach(text -> references.block(nameOf(text), ended(text.text()))));
    }
  }

  /** The text with one line break at its end. */
  private static String ended(String text) {
    return text.replace("\r\n", "\n").stripTrailing() + "\n";
  }

  private static List<YamlValue> values(YamlMap scenario) {
    Optional<YamlValue> value = scenario.find(KEY);
    if (value.isEmpty()) {
      return List.of();
    }
    return value.get().isList() ? value.get().list().orElse(List.of()) : List.of(value.get());
  }

  private Optional<SourceText> text(String name, YamlValue value, Optional<YamlMap> inFile) {
    Optional<YamlMap> holder = inFile.filter(map -> map.find(name).isPresent());
    if (holder.isPresent()) {
      return holder.get().text(name).map(text -> SourceText.of(IN_FILE + "/" + name, text));
    }
    if (name.endsWith(".csv")) {
      return value.file(name).flatMap(file -> new SourceFile(problems).read(file));
    }
    Optional<SourceText> text = Library.REFERENCES.find(name);
    if (text.isEmpty()) {
      List<String> known = new ArrayList<>(Library.REFERENCES.names());
      inFile.ifPresent(map -> known.addAll(map.keys()));
      value.report("unknown reference " + Excerpt.quoted(name), Suggestions.advice(name, known));
    }
    return text;
  }

  private static void reportUnused(YamlMap inFile, Map<String, SourceText> used) {
    for (String name : inFile.keys()) {
      if (!used.containsKey(name)) {
        inFile.reportKey(name, "is not named by 'reference'", "add it there, or leave it out here");
      }
    }
  }
}
