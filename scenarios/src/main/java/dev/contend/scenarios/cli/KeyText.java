package dev.contend.scenarios.cli;

import dev.contend.scenarios.schema.KeyReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys of files, explained on a terminal. */
final class KeyText {
  private static final int LABEL = 11;

  private KeyText() {}

  /** What a key means, by its path or by its end, where that is enough; or all keys. */
  static Optional<String> of(String path) {
    if (path.equals("keys")) {
      return Optional.of(String.join("\n", KeyReference.paths()) + "\n");
    }
    List<String> meant = KeyReference.meant(path);
    return meant.size() == 1 ? Optional.of(text(meant.get(0))) : Optional.empty();
  }

  private static String text(String path) {
    StringBuilder text = new StringBuilder(path + "\n");
    KeyReference.about(path)
        .forEach(
            lines -> {
              text.append('\n');
              lines.forEach((label, line) -> text.append(line(label, line)));
            });
    return text.toString();
  }

  private static String line(String label, String line) {
    String wrapped = Prose.wrapped(line, " ".repeat(LABEL + 2));
    String head = String.format(Locale.ROOT, "  %-" + LABEL + "s", label);
    return head + wrapped.substring(head.length());
  }
}
