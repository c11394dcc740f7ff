package dev.contend.scenarios.reference;

import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Figures as people read them. */
final class FigureText {
  /** More significant digits than any measurement has. */
  private static final MathContext DIGITS = new MathContext(4);

  private FigureText() {}

  /** A share with its sign, as {@code -8.7 %}. */
  static String signed(double share) {
    double percent = 100 * share;
    return String.format(Locale.ROOT, "%+.1f %%", Math.abs(percent) < 0.05 ? 0.0 : percent);
  }

  /** A share, as {@code 8.7 %}. */
  static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Four significant digits. */
  static String rounded(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** The bound, as {@code 10 %}; a dash if there is none. */
  static String bound(PublishedFigure figure) {
    Optional<Double> bound = figure.bound();
    return bound.map(each -> Numbers.format(Math.rint(1e6 * each) / 1e4) + " %").orElse("-");
  }

  /** The mean of a row of results and half of its interval, as {@code 44.47 ±0.31}. */
  static String estimate(ResultTable.Row row) {
    double mean = row.number("mean");
    if (!row.hasValue("ci95_low") || !row.hasValue("ci95_high")) {
      return rounded(mean);
    }
    double half = Math.max(row.number("ci95_high") - mean, mean - row.number("ci95_low"));
    if (half == 0) {
      return rounded(mean);
    }
    BigDecimal exact = new BigDecimal(mean);
    int scale = DIGITS.getPrecision() - (exact.precision() - exact.scale());
    String shown = exact.setScale(scale, RoundingMode.HALF_UP).toPlainString();
    BigDecimal width = new BigDecimal(half).setScale(scale, RoundingMode.HALF_UP);
    return width.signum() == 0
        ? shown + " ±<" + BigDecimal.ONE.movePointLeft(scale).toPlainString()
        : shown + " ±" + width.toPlainString();
  }
}
