package dev.contend.reports.paper;

import dev.contend.reports.table.EstimateTable.Estimate;
import dev.contend.reports.table.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A mean with half its 95 % interval's width in parentheses, in units of its last digit: {@code
 * 44.58(28)} is 44.58 plus or minus 0.28.
 *
 * <p>The width has two digits and is rounded up, so that the interval is no narrower than it is. A
 * mean without interval has four digits.
 *
 * @param text as siunitx reads it
 * @param whole digits before the point, at least one
 * @param decimals digits after it
 * @param uncertain digits in the parentheses; 0 if there are none
 */
record Uncertain(String text, int whole, int decimals, int uncertain) {
  private static final int DIGITS = 4;
  private static final int UNCERTAIN_DIGITS = 2;

  /** What is smaller comes from the difference of two doubles. */
  private static final int EXACT_DIGITS = 12;

  static Uncertain of(Estimate estimate) {
    double half = estimate.halfWidth();
    return half > 0 ? of(estimate.value(), half) : exact(estimate.value());
  }

  private static Uncertain of(double mean, double half) {
    BigDecimal width =
        new BigDecimal(Numbers.format(half))
            .round(new MathContext(EXACT_DIGITS, RoundingMode.HALF_EVEN))
            .round(new MathContext(UNCERTAIN_DIGITS, RoundingMode.UP));
    if (width.precision() < UNCERTAIN_DIGITS) {
      width = width.setScale(width.scale() + UNCERTAIN_DIGITS - width.precision());
    }
    int scale = Math.max(0, width.scale());
    BigDecimal rounded =
        new BigDecimal(Numbers.format(mean)).setScale(scale, RoundingMode.HALF_EVEN);
    String last = width.setScale(scale, RoundingMode.UP).unscaledValue().toString();
    return new Uncertain(
        rounded.toPlainString() + "(" + last + ")", whole(rounded), scale, last.length());
  }

  private static Uncertain exact(double mean) {
    BigDecimal rounded =
        new BigDecimal(Numbers.format(mean))
            .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    BigDecimal plain = rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY);
    return new Uncertain(plain.toPlainString(), whole(plain), plain.scale(), 0);
  }

  private static int whole(BigDecimal number) {
    return Math.max(1, number.precision() - number.scale());
  }

  /** The mean alone, with the same digits. */
  String mean() {
    int end = text.indexOf('(');
    return end < 0 ? text : text.substring(0, end);
  }
}
