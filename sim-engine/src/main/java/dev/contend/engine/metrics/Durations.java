package dev.contend.engine.metrics;

import org.HdrHistogram.Histogram;

/**
 * How long something took, each time that it was measured in a run.
 *
 * <p>Kept as counts in classes of equal relative width, so that memory does not grow with the
 * number of measurements (half a megabyte at most) and each percentile is known within 0.1 %.
 */
public final class Durations {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);

  /** Adds one measurement, which is not negative. */
  public void add(long ps) {
    if (ps < 0) {
      throw new IllegalArgumentException("duration is " + ps + " ps; must not be negative");
    }
    histogram.recordValue(ps);
  }

  /** Adds all measurements of another. */
  void add(Durations others) {
    histogram.add(others.histogram);
  }

  /** Number of measurements. */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * The duration that a share of the measurements do not exceed.
   *
   * @param percent from 0 to 100
   * @throws IllegalStateException if nothing was measured
   */
  public double percentilePs(double percent) {
    if (count() == 0) {
      throw new IllegalStateException(
          "nothing was measured; the run is too short for what it measures");
    }
    long value = histogram.getValueAtPercentile(percent);
    return histogram.medianEquivalentValue(value);
  }
}
