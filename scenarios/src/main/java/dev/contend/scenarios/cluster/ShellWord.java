package dev.contend.scenarios.cluster;

import java.util.List;
import java.util.stream.Collectors;

/** Words of a POSIX shell's commands. */
public final class ShellWord {
  private ShellWord() {}

  /** A text as one word: as it is where a shell takes it so, else in quotes. */
  public static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./=:,+@%-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Texts as words with a blank between. */
  public static String quoted(List<String> texts) {
    return texts.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
  }
}
