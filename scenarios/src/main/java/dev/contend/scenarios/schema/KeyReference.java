package dev.contend.scenarios.schema;

import dev.contend.scenarios.schema.KeyPaths.KeyPath;
import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Key;
import dev.contend.scenarios.yaml.Presence;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What single keys mean, and the page about all of them. */
public final class KeyReference {
  private KeyReference() {}

  /** The paths of all keys. */
  public static List<String> paths() {
    return KeyPaths.all().stream().map(KeyPath::path).distinct().toList();
  }

  /**
   * The paths that somebody may mean: the path itself, or else all that end with it, or that have
   * its words in this order and end with the last.
   */
  public static List<String> meant(String path) {
    List<String> all = paths();
    if (all.contains(path)) {
      return List.of(path);
    }
    List<String> ending = all.stream().filter(each -> each.endsWith("." + path)).toList();
    List<String> words = List.of(path.split("\\."));
    return ending.isEmpty() && !words.isEmpty()
        ? all.stream().filter(each -> holds(each, words)).toList()
        : ending;
  }

  private static boolean holds(String path, List<String> words) {
    List<String> parts = List.of(path.split("\\."));
    int next = 0;
    for (String part : parts) {
      if (next < words.size() && part.equals(words.get(next))) {
        next++;
      }
    }
    return next == words.size() && parts.get(parts.size() - 1).equals(words.get(next - 1));
  }

  /** The path that is most like one that is not known. */
  public static Optional<String> nearest(String path) {
    return Suggestions.nearest(path, paths())
        .or(
            () -> {
              String last = path.substring(path.lastIndexOf('.') + 1);
              List<String> names =
                  KeyPaths.all().stream()
                      .<String>map(each -> each.key().name())
                      .distinct()
                      .toList();
              return Suggestions.nearest(last, names)
                  .flatMap(name -> meant(name).stream().findFirst());
            });
  }

  /**
   * The paragraphs about a key, as lines "name: text"; more than one block if several files have
   * it.
   */
  public static List<Map<String, String>> about(String path) {
    return KeyPaths.all().stream()
        .filter(each -> each.path().equals(path))
        .map(KeyReference::about)
        .toList();
  }

  private static Map<String, String> about(KeyPath path) {
    Key<?> key = path.key();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("means", key.help());
    lines.put("stands in", path.file().word() + " files");
    lines.put("is", ShapeWords.of(key.shape()));
    lines.put("left out", leftOut(key));
    lines.put("example", example(key));
    List<String> below =
        KeyPaths.all().stream()
            .filter(each -> each.file() == path.file() && each.parent().equals(path.path()))
            .<String>map(each -> each.key().name())
            .toList();
    if (!below.isEmpty()) {
      lines.put("has", String.join(", ", below));
    }
    return lines;
  }

  private static String leftOut(Key<?> key) {
    Presence presence = key.presence();
    return switch (presence.rule()) {
      case REQUIRED -> "it must be there";
      case REQUIRED_UNLESS -> "it must be there, unless '" + presence.detail() + "' is";
      case DEFAULT -> presence.detail();
      case OPTIONAL -> presence.detail();
    };
  }

  private static String example(Key<?> key) {
    String value = key.kind().example();
    return key.name()
        + ": "
        + (key.isSourced() ? "{value: " + value + ", source: where it was measured}" : value);
  }

  /** {@code docs/scenario-reference.md}. */
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Reference: every key of every file

            Written by `contend catalog --keys > docs/scenario-reference.md` from the declarations \
            that the reader uses; `contend explain KEY` says the same of a single key, and \
            `contend schema` prints it for editors.

            A number *with its source* is `{value: 50 ns, range: [40 ns, 60 ns], source: where it \
            was measured}`, or has `assumed: why` in place of `source`; `range` may be left out. \
            Parameters of workloads are in [the catalogue](catalog.md). Machine and runtime files \
            may extend another (`extends`); then every key may be left out.
            """);
    for (FileKeys file : FileKeys.values()) {
      String word = file.word();
      page.append("\n## ").append(word.substring(0, 1).toUpperCase(Locale.ROOT));
      page.append(word.substring(1)).append(" files\n\n").append(file.help()).append('\n');
      tables(file, page);
    }
    return page.toString();
  }

  private static void tables(FileKeys file, StringBuilder page) {
    Map<String, Map<String, Key<?>>> byParent = new LinkedHashMap<>();
    Map<String, Set<String>> alike = new LinkedHashMap<>();
    Map<String, String> firstOf = new LinkedHashMap<>();
    for (KeyPath path : KeyPaths.all()) {
      if (path.file() == file && !path.parent().startsWith("workload.")) {
        String section = path.section().isEmpty() ? path.parent() : path.section();
        String first = firstOf.computeIfAbsent(section, each -> path.parent());
        alike.computeIfAbsent(first, each -> new LinkedHashSet<>()).add(path.parent());
        byParent
            .computeIfAbsent(first, each -> new LinkedHashMap<>())
            .putIfAbsent(path.key().name(), path.key());
      }
    }
    byParent.forEach(
        (parent, keys) -> {
          page.append('\n');
          if (!parent.isEmpty() && !parent.equals(file.word())) {
            List<String> parents =
                alike.getOrDefault(parent, new LinkedHashSet<>()).stream()
                    .map(each -> "`" + each + "`")
                    .toList();
            page.append("### ").append(String.join(", ", parents)).append("\n\n");
          }
          page.append("| key | is | left out | means |\n|---|---|---|---|\n");
          keys.values().forEach(key -> page.append(row(key)));
        });
  }

  private static String row(Key<?> key) {
    String leftOut =
        switch (key.presence().rule()) {
          case REQUIRED -> "required";
          case DEFAULT -> "`" + key.presence().detail() + "`";
          case REQUIRED_UNLESS, OPTIONAL -> leftOut(key);
        };
    return "| `"
        + key.name()
        + "` | "
        + cell(ShapeWords.of(key.shape()))
        + " | "
        + cell(leftOut)
        + " | "
        + cell(key.help())
        + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
