package dev.contend.scenarios.cli;

import java.util.List;
import java.util.StringJoiner;

/**
 * What the author of a scenario found or expects, as the comments say that its file begins with:
 * {@code # Finding: it scales}, continued in comments that are indented further.
 */
final class StatedFinding {
  private static final String KEY = "# Finding:";

  private StatedFinding() {}

  /** The finding as one text; empty if the file states none before its first line of content. */
  static String in(List<String> lines) {
    StringJoiner text = new StringJoiner(" ");
    boolean isOpen = false;
    for (String line : lines) {
      if (!line.startsWith("#")) {
        break;
      }
      isOpen = line.startsWith(KEY) || (isOpen && line.matches("#\\s{2,}\\S.*"));
      if (isOpen) {
        text.add(line.substring(line.startsWith(KEY) ? KEY.length() : 1).strip());
      }
    }
    return text.toString();
  }
}
