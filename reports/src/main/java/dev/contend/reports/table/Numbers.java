package dev.contend.reports.table;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How numbers are written: the fewest digits that give the same {@code double} back, integers
 * without decimals, a point in every locale.
 *
 * <p>{@code Double.toString} is not used because it does not give the fewest digits before JDK 19,
 * so that a file would depend on the JVM that wrote it. Jackson has the algorithm of JDK 19 (R.
 * Giulietti, "The Schubfach way to render doubles", 2020) for all.
 */
public final class Numbers {
  /** Any decimal of so many digits survives the way to {@code double} and back. */
  private static final int SAFE_DIGITS = 15;

  /** Any {@code double} survives the way to so many digits and back. */
  private static final int MOST_DIGITS = 17;

  /** Counts up to here are their own shortest digits. */
  private static final double LARGEST_COUNT = 1L << 53;

  private static final int ROUGH_DIGITS = 3;
  private static final int SMALLEST_PLAIN_EXPONENT = -7;
  private static final int LARGEST_PLAIN_EXPONENT = 17;

  private Numbers() {}

  /**
   * A finite number as text.
   *
   * @throws IllegalArgumentException for an infinity or NaN
   */
  public static String format(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          value + " cannot be written; a table holds finite numbers");
    }
    if (value == Math.rint(value) && Math.abs(value) <= LARGEST_COUNT) {
      return Long.toString((long) value);
    }
    String digits = NumberOutput.toString(value, true);
    return isPlainFraction(digits) ? digits : written(value);
  }

  /** Whether Jackson's shortest digits are in the form that numbers are written in here. */
  private static boolean isPlainFraction(String digits) {
    return digits.indexOf('E') < 0 && digits.charAt(digits.length() - 1) != '0';
  }

  /** The same by way of a decimal number, whatever the size. */
  static String written(double value) {
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent < SMALLEST_PLAIN_EXPONENT || exponent > LARGEST_PLAIN_EXPONENT
        ? scientific(shortest, exponent)
        : shortest.toPlainString();
  }

  /** A number rounded to a fixed number of decimals, for tables that people read. */
  public static String format(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(format(value)).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
  }

  /** A number for sentences: three digits, and more only where they stand before the point. */
  public static String rough(double value) {
    if (value == 0) {
      return format(0);
    }
    BigDecimal exact = new BigDecimal(format(value));
    int exponent = exact.precision() - exact.scale() - 1;
    return format(value, Math.max(0, ROUGH_DIGITS - 1 - exponent));
  }

  /** Whether a text is a number in decimal notation. */
  public static boolean isNumber(String text) {
    int at = afterSign(text, 0);
    int point = afterDigits(text, at);
    boolean hasPoint = point < text.length() && text.charAt(point) == '.';
    int end = hasPoint ? afterDigits(text, point + 1) : point;
    int digits = end - at - (hasPoint ? 1 : 0);
    if (digits == 0 || end == text.length()) {
      return digits > 0;
    }
    if (text.charAt(end) != 'e' && text.charAt(end) != 'E') {
      return false;
    }
    int exponent = afterSign(text, end + 1);
    return exponent < text.length() && afterDigits(text, exponent) == text.length();
  }

  private static int afterSign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    return signed ? at + 1 : at;
  }

  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static BigDecimal shortest(double value) {
    return Math.abs(value) < Double.MIN_NORMAL
        ? rounded(value)
        : new BigDecimal(NumberOutput.toString(value, true));
  }

  /**
   * The same by trying, slowly; numbers with fewer bits are written with more digits than needed.
   */
  static BigDecimal rounded(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = SAFE_DIGITS; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static String scientific(BigDecimal value, int exponent) {
    return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + exponent;
  }
}
