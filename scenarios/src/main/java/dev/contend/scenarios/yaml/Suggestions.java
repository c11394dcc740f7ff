package dev.contend.scenarios.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to say to a word that is not known: the nearest known word, and what there is.
 *
 * <p>Nearest by the number of letters inserted, deleted, replaced or swapped with their neighbour,
 * but never so many that a third of the word is new; failing that, the only known word that begins
 * like it, the only one that has it in it, or the only one that is a part of it. Among equally near
 * words the first listed wins.
 *
 * <p>Source: the optimal string alignment distance, after Damerau, "A technique for computer
 * detection and correction of spelling errors", CACM 7(3), 1964.
 */
public final class Suggestions {
  private static final int LONGEST = 64;
  private static final int LISTED = 16;
  private static final int PREFIX = 3;

  /** What others call the build that is named by a 't' at its end. */
  private static final Pattern FREE_THREADED =
      Pattern.compile("[-_+]?(?:no-?gil|ft|free-?thread(?:ed|ing))$", Pattern.CASE_INSENSITIVE);

  private Suggestions() {}

  /** A sentence of advice; empty if nothing is known. */
  public static String advice(String word, List<String> known) {
    if (known.isEmpty()) {
      return "";
    }
    String all = oneOf(known);
    return nearest(word, known)
        .map(near -> "did you mean '" + near + "'? (" + all + ")")
        .orElse(all);
  }

  /** "one of: a, b, c", cut when there are very many. */
  public static String oneOf(List<String> known) {
    int more = known.size() - LISTED;
    String listed = String.join(", ", known.subList(0, Math.min(LISTED, known.size())));
    return (known.size() == 1 ? "only: " : "one of: ")
        + listed
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** The known word that was probably meant. */
  public static Optional<String> nearest(String word, List<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String build = FREE_THREADED.matcher(word).replaceFirst("t");
    if (!build.equals(word) && known.contains(build)) {
      return Optional.of(build);
    }
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int allowed = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
      int distance = candidate.length() > LONGEST ? LONGEST : distance(word, candidate);
      boolean oneLetter = word.length() == 1 && !word.equalsIgnoreCase(candidate);
      if (distance <= allowed && distance < bestDistance && !oneLetter) {
        best = candidate;
        bestDistance = distance;
      }
    }
    List<String> longer = known.stream().filter(name -> name.startsWith(word)).toList();
    // Whoever leaves off the end of a name means it, unless another is a slip of the finger away.
    boolean cutShort = longer.size() == 1 && word.length() >= PREFIX && bestDistance > 1;
    if (cutShort) {
      return Optional.of(longer.get(0));
    }
    return best.isEmpty() ? byPart(word, known) : Optional.of(best);
  }

  /** The only known word that has this one in it, or else the only one that is a part of it. */
  private static Optional<String> byPart(String word, List<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    List<String> holding =
        known.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(lower)).toList();
    if (word.length() >= PREFIX && holding.size() == 1) {
      return Optional.of(holding.get(0));
    }
    List<String> parts = List.of(lower.split("[-_.]"));
    List<String> held = known.stream().filter(parts::contains).toList();
    return holding.isEmpty() && parts.size() > 1 && held.size() == 1
        ? Optional.of(held.get(0))
        : Optional.empty();
  }

  /** Letters inserted, deleted, replaced or swapped; upper and lower case are the same. */
  static int distance(String left, String right) {
    int[][] table = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cell(left, right, table, i, j);
      }
    }
    return table[left.length()][right.length()];
  }

  private static int cell(String left, String right, int[][] table, int i, int j) {
    int replaced = table[i - 1][j - 1] + (same(left, i, right, j) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && same(left, i, right, j - 1) && same(left, i - 1, right, j);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }

  private static boolean same(String left, int i, String right, int j) {
    return Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
  }
}
