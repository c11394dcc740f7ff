package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damage done to a file at random: to letters, words, lines, values and nesting. */
public final class Mutations {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String LETTERS =
      " \t:,-#'\"[]{}&*!|>%@`~?/\\\n\r0159.eE+_axZ\u00b5\u00e9\u4e2d\u0000\u0007\u200b\ufeff\ud83d";
  private static final List<String> VALUES =
      List.of(
          "",
          "null",
          "~",
          "-1",
          "0",
          "1",
          "1e400",
          "-1e400",
          "1e-400",
          "99999999999999999999",
          "9223372036854775807",
          "-9223372036854775808",
          "0x10",
          "0777",
          "1_000",
          "NaN",
          ".inf",
          "true",
          "no",
          "5 ms",
          "5ms",
          "0 ps",
          "1e300 s",
          "64 KiB",
          "1e30 TiB",
          "100 %",
          "1e99 %",
          "2 GHz",
          "120 cycles",
          "1200/s",
          "none",
          "all",
          "\"\"",
          "''",
          "'it''s'",
          "\"\\u0000\"",
          "[]",
          "{}",
          "[[]]",
          "[1, two, 3.5]",
          "{a: 1}",
          "{value: 1}",
          "{value: 1 ns, source: x}",
          "{use: x}",
          "&a 1",
          "*a",
          "!!int 3",
          "!x y",
          "|",
          ">-",
          "1..64 log2",
          "../x.yaml",
          "/etc/passwd",
          "x.yaml",
          "laptop",
          "cpython-3.13",
          "prime-sieve",
          "multiprocess",
          "workers * 2",
          "1/0",
          "(((((1)))))",
          "share(items)",
          "workers - 10000",
          "9e15 * 9e15");

  private final SplittableRandom random;
  private final List<String> texts;

  /**
   * @param texts files whose words may be put into others
   */
  public Mutations(SplittableRandom random, List<String> texts) {
    this.random = random;
    this.texts = List.copyOf(texts);
  }

  /** One of the files, damaged in one to four places. */
  public String next() {
    String text = any(texts);
    int damages = 1 + random.nextInt(4);
    for (int i = 0; i < damages; i++) {
      text = damaged(text);
    }
    return text;
  }

  private String damaged(String text) {
    return switch (random.nextInt(8)) {
      case 0 -> letter(text);
      case 1 -> word(text);
      case 2, 3 -> value(text);
      case 4 -> nested(text);
      case 5 -> truncated(text);
      default -> lines(text);
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String letter(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(3));
    String put = String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return text.substring(0, at) + put.repeat(random.nextInt(3)) + text.substring(end);
  }

  private String word(String text) {
    return replaced(text, words(any(texts)));
  }

  private String replaced(String text, List<String> with) {
    Matcher matcher = WORD.matcher(text);
    if (with.isEmpty() || !matcher.find(random.nextInt(text.length() + 1))) {
      return text;
    }
    return text.substring(0, matcher.start()) + any(with) + text.substring(matcher.end());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private String value(String text) {
    List<String> lines = lined(text);
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(": ", random.nextInt(line.length() + 1));
    if (colon < 0) {
      return replaced(text, VALUES);
    }
    int end = Math.max(colon + 2, line.indexOf(',', colon));
    String rest = random.nextBoolean() ? line.substring(end) : "";
    lines.set(at, line.substring(0, colon + 2) + any(VALUES) + rest);
    return String.join("\n", lines);
  }

  /** Wraps a line's value, sometimes deeper than is read. */
  private String nested(String text) {
    List<String> lines = lined(text);
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(": ");
    int depth = 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 4);
    String open = random.nextBoolean() ? "[" : "{a: ";
    String close = open.equals("[") ? "]" : "}";
    if (colon >= 0) {
      lines.set(
          at,
          line.substring(0, colon + 2)
              + open.repeat(depth)
              + line.substring(colon + 2)
              + close.repeat(random.nextInt(5) == 0 ? depth - 1 : depth));
    }
    return String.join("\n", lines);
  }

  private String truncated(String text) {
    return random.nextInt(4) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
  }

  private String lines(String text) {
    List<String> lines = lined(text);
    int at = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
      case 2 -> lines.set(at, " ".repeat(1 + random.nextInt(4)) + lines.get(at));
      case 3 -> lines.set(at, lines.get(at).stripLeading());
      default -> lines.add(at, any(lined(any(texts))));
    }
    return String.join("\n", lines);
  }

  private static List<String> lined(String text) {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }
}
