package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalLong;

/**
 * An exact amount of a dimension, in base units, as a fraction.
 *
 * @param numerator over {@code denominator}: the amount in the dimension's base unit
 * @param denominator 1 unless the unit does not divide decimally, as {@code /min}
 * @param written as it stood in the file
 */
public record Quantity(
    Dimension dimension, BigDecimal numerator, BigDecimal denominator, String written) {

  /** In base units, the nearest double. */
  public double inBaseUnits() {
    return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
  }

  /** Compares with a number of base units, exactly. */
  public int compareTo(long baseUnits) {
    return numerator.compareTo(BigDecimal.valueOf(baseUnits).multiply(denominator));
  }

  /** In base units, if that is a whole number that fits. */
  public OptionalLong wholeBaseUnits() {
    if (denominator.compareTo(BigDecimal.ONE) != 0) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(numerator.longValueExact());
    } catch (ArithmeticException exception) {
      return OptionalLong.empty();
    }
  }
}
