package dev.contend.engine.metrics;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, each time that it was measured in a run.
 *
 * <p>Kept as counts in classes of equal relative width, so that memory does not grow with the
 * number of measurements (half a megabyte at most) and each percentile is known within 0.1 %. The
 * first {@value #MOST_KEPT} measurements are kept as they are until a percentile is asked for: a
 * table of classes is as large for three measurements as for a million.
 */
public final class Durations {
  private static final int SIGNIFICANT_DIGITS = 3;

  /** So many take an eighth of the memory of a table of classes. */
  private static final int MOST_KEPT = 4096;

  private long[] kept = new long[16];
  private int keptCount;

  /** Null as long as measurements are kept as they are. */
  private @Nullable Histogram histogram;

  /** Adds one measurement, which is not negative. */
  public void add(long ps) {
    if (ps < 0) {
      throw new IllegalArgumentException("duration is " + ps + " ps; must not be negative");
    }
    if (histogram != null) {
      histogram.recordValue(ps);
    } else if (keptCount == MOST_KEPT) {
      classes().recordValue(ps);
    } else {
      if (keptCount == kept.length) {
        kept = Arrays.copyOf(kept, 2 * keptCount);
      }
      kept[keptCount++] = ps;
    }
  }

  /** Adds all measurements of another. */
  void add(Durations others) {
    if (others.histogram == null) {
      for (int i = 0; i < others.keptCount; i++) {
        add(others.kept[i]);
      }
    } else {
      classes().add(others.histogram);
    }
  }

  private Histogram classes() {
    Histogram made = histogram;
    if (made == null) {
      made = new Histogram(SIGNIFICANT_DIGITS);
      for (int i = 0; i < keptCount; i++) {
        made.recordValue(kept[i]);
      }
      histogram = made;
      kept = new long[0];
    }
    return made;
  }

  /** Number of measurements. */
  public long count() {
    return histogram == null ? keptCount : histogram.getTotalCount();
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
    Histogram all = classes();
    return all.medianEquivalentValue(all.getValueAtPercentile(percent));
  }
}
