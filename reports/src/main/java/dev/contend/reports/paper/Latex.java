package dev.contend.reports.paper;

import java.util.List;

/** Words of LaTeX. */
final class Latex {
  private static final List<String> DIGITS =
      List.of("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");

  private Latex() {}

  /** A text in which no letter means anything to TeX. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\\' -> out.append("\\textbackslash{}");
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        case '`' -> out.append("\\textasciigrave{}");
        case '_', '%', '&', '#', '$', '{', '}' -> out.append('\\').append(letter);
        default -> out.append(letter);
      }
    }
    return out.toString();
  }

  /**
   * A name for a macro, of letters alone: words begin with a capital, digits are spelled, so that
   * {@code cpython-3.13t} is {@code CpythonThreeOneThreeT}.
   */
  static String macro(String text) {
    StringBuilder out = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= '0' && letter <= '9') {
        out.append(DIGITS.get(letter - '0'));
        begins = true;
      } else if (isLetter(letter)) {
        out.append(begins ? Character.toUpperCase(letter) : letter);
        begins = false;
      } else {
        begins = true;
      }
    }
    return out.toString();
  }

  private static boolean isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }
}
