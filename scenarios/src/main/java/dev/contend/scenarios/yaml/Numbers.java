package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decimal numbers as people write them, exactly.
 *
 * <p>Digits, a point, an exponent; no grouping, no other base, no infinity.
 */
final class Numbers {
  /** At the start of a text; groups: the number. */
  static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?");

  /** How the message about a text without digits ends. */
  static final String NOT_A_NUMBER = " is not a number";

  private static final Pattern GROUPED =
      Pattern.compile("([-+]?[0-9]{1,40}(?:[_', \u00a0\u202f][0-9]{1,40})+(?:\\.[0-9]+)?)(.*)");
  private static final int DOUBLE_DIGITS = 17;

  private Numbers() {}

  /** A number without unit. */
  static Reading<BigDecimal> read(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (matcher.matches()) {
      return Reading.of(new BigDecimal(text));
    }
    Matcher grouped = GROUPED.matcher(text);
    if (grouped.matches()) {
      return grouped(text, grouped);
    }
    return matcher.lookingAt()
        ? Reading.wrong(
            Excerpt.quoted(text) + " is more than a number", "write '" + matcher.group() + "'")
        : Reading.wrong(Excerpt.quoted(text) + NOT_A_NUMBER, "write a number, as '2.5'");
  }

  /** What to say to digits in groups; only to be called with a text that matched. */
  private static <T> Reading<T> grouped(String text, Matcher grouped) {
    String number = grouped.group(1);
    String rest = grouped.group(2);
    String plain = number.replaceAll("[_', \u00a0\u202f]", "");
    String advice = "write '" + plain + rest + "'";
    boolean decimal = number.indexOf(',') == number.lastIndexOf(',') && !number.contains(".");
    if (number.contains(",") && decimal) {
      advice += ", or '" + number.replace(',', '.') + rest + "' if the comma is a decimal point";
    }
    return Reading.wrong(Excerpt.quoted(text) + " has separators between digits", advice);
  }

  /** The problem of digits in groups, if the text has it. */
  static <T> Optional<Reading<T>> groupedDigits(String text) {
    Matcher matcher = GROUPED.matcher(text);
    return matcher.matches() ? Optional.of(grouped(text, matcher)) : Optional.empty();
  }

  /**
   * The shortest decimal that reads back as the same double. {@link Double#toString} differs
   * between Java versions.
   */
  static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < DOUBLE_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** Without exponent where that stays short. */
  static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.signum() == 0
        ? "0"
        : Math.abs(stripped.scale()) <= 20 ? stripped.toPlainString() : stripped.toString();
  }
}
