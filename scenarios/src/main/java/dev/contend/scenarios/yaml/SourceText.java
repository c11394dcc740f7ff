package dev.contend.scenarios.yaml;

import java.util.List;

/**
 * A file's text by lines, as messages show it.
 *
 * @param file the name to show
 * @param text all of it
 * @param lines broken where YAML breaks them
 */
public record SourceText(String file, String text, List<String> lines) {
  private static final String YAML_LINE_BREAK = "\r\n|[\n\r\u0085\u2028\u2029]";

  public SourceText {
    lines = List.copyOf(lines);
  }

  /** A text to be called {@code file} in messages. */
  public static SourceText of(String file, String text) {
    return new SourceText(file, text, List.of(text.split(YAML_LINE_BREAK, -1)));
  }

  /** The line with this number, from 1; empty where there is none. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
