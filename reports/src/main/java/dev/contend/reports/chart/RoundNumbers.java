package dev.contend.reports.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Numbers with few digits, for ticks. */
final class RoundNumbers {
  /** First digits of ticks on a logarithmic axis, from powers of ten alone to many. */
  static final List<List<Double>> FEW_TO_MANY =
      List.of(List.of(1.0), List.of(1.0, 2.0, 5.0), List.of(1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0));

  private static final List<Double> STEPS = List.of(1.0, 2.0, 5.0, 10.0);

  private RoundNumbers() {}

  /** The numbers of a range that are one of the digits times a power of ten, rising. */
  static List<Double> within(double low, double high, List<Double> digits) {
    List<Double> found = new ArrayList<>();
    for (int exponent = exponent(low); exponent <= exponent(high); exponent++) {
      for (double digit : digits) {
        double number = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
        if (number >= low && number <= high) {
          found.add(number);
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  /** The smallest of 1, 2 and 5 times a power of ten that divides a span into few enough parts. */
  static double step(double span, int most) {
    int exponent = exponent(span / most);
    for (double step : STEPS) {
      double number = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent).doubleValue();
      if (span / number <= most) {
        return number;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1).doubleValue();
  }

  private static int exponent(double value) {
    return (int) Math.floor(StrictMath.log10(value));
  }
}
