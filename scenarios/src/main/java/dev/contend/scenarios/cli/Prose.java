package dev.contend.scenarios.cli;

/** Sentences for a terminal. */
final class Prose {
  private static final int WIDTH = 80;

  private Prose() {}

  /** The text in lines that are not too long, each behind an indent, the last one ended too. */
  static String wrapped(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length()) {
        lines.append(line).append('\n');
        line = new StringBuilder(indent);
      }
      line.append(line.length() == indent.length() ? "" : " ").append(word);
    }
    return lines.append(line).append('\n').toString();
  }
}
