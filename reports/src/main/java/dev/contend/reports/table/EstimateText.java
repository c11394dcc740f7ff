package dev.contend.reports.table;

import java.util.List;

/**
 * How people read the means of a metric with their 95 % intervals.
 *
 * <p>{@code 7.72 ±0.03} is a mean and half its interval's width, {@code ±<0.01} a width that the
 * decimals do not show, {@code 7.72 (7.60..7.79)} an interval that is not symmetric, {@code 7.72} a
 * value without an interval. There are two decimals, or more where all values are below 1.
 */
public final class EstimateText {
  private static final int DECIMALS = 2;
  private static final int MOST_DECIMALS = 9;

  private final int decimals;

  /**
   * @param rows those of the metric, from a table of the kind {@link Tables#RESULTS}
   */
  public EstimateText(List<ResultTable.Row> rows) {
    double largest = rows.stream().mapToDouble(row -> Math.abs(row.number("mean"))).max().orElse(0);
    int needed = DECIMALS;
    for (double digit = largest; digit > 0 && digit < 1 && needed < MOST_DECIMALS; digit *= 10) {
      needed++;
    }
    decimals = needed;
  }

  /** A row's mean, with its interval if it has one. */
  public String of(ResultTable.Row row) {
    double mean = row.number("mean");
    String text = text(mean);
    boolean bounded = row.hasValue("ci95_low") && row.hasValue("ci95_high");
    double low = bounded ? row.number("ci95_low") : mean;
    double high = bounded ? row.number("ci95_high") : mean;
    if (low == high) {
      return text;
    }
    String below = text(mean - low);
    String above = text(high - mean);
    if (above.equals(text(0)) && below.equals(text(0))) {
      return text + " ±<" + text(StrictMath.pow(10, -decimals));
    }
    return below.equals(above)
        ? text + " ±" + above
        : text + " (" + text(low) + ".." + text(high) + ")";
  }

  private String text(double value) {
    return Numbers.format(value, decimals);
  }
}
