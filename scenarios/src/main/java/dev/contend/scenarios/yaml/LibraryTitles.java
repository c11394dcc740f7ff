package dev.contend.scenarios.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The titles of the library's files: what each says of itself in a line. */
public final class LibraryTitles {
  private LibraryTitles() {}

  /** Titles by name, sorted by name. */
  public static Map<String, String> of(Library library) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (String name : library.names()) {
      titles.put(name, library.find(name).map(text -> title(library, text)).orElse(""));
    }
    return titles;
  }

  private static String title(Library library, SourceText text) {
    if (library == Library.REFERENCES) {
      return text.line(1).replaceFirst("^#\\s*", "");
    }
    Optional<YamlMap> map = new YamlReader(new Problems()).map(text);
    String key =
        switch (library) {
          case EXPERIMENTS, TEMPLATES, PLANS, FLEETS -> "question";
          default -> "title";
        };
    return map.map(found -> found.text(key, "")).orElse("");
  }
}
