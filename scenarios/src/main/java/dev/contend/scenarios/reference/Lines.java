package dev.contend.scenarios.reference;

import java.util.ArrayList;
import java.util.List;

/** Numbers of lines as people write them: {@code 3, 8 to 12}. */
final class Lines {
  private Lines() {}

  /** Rising numbers, with neighbours joined. */
  static String text(List<Integer> lines) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i) != lines.get(i - 1) + 1) {
        int first = lines.get(begin);
        int last = lines.get(i - 1);
        parts.add(first == last ? "" + first : first + " to " + last);
        begin = i;
      }
    }
    return String.join(", ", parts);
  }
}
