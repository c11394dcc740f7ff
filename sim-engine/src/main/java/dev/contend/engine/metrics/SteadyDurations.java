package dev.contend.engine.metrics;

import dev.contend.engine.statistics.BatchMeans;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long something took in a run that begins empty, without the beginning: what is measured while
 * the run warms up is discarded, and what is measured of it besides, such as a rate, begins anew at
 * the same instant.
 *
 * <p>Where the warm-up ends is found by MSER-5 ({@link WarmUp}) when the run is over. Until then
 * measurements are kept in at most 31 stretches of equal count, each as {@link Durations}; whole
 * stretches are discarded, as many as the warm-up reaches into, at most half of them. Where that
 * much is discarded, the run has not come to rest ({@link WarmUp#isOver}), and what is left of it
 * is less wrong than the whole, not right: {@link #HALF} tells such a run by what is discarded.
 *
 * <p>Departure from MSER-5: nothing is discarded unless the stretches before differ in their mean
 * from the others by more than chance ({@link BatchMeans#beginsApart}). A run that is cut at the
 * least error of its own means loses its busiest stretches wherever they lie near the beginning,
 * and is too short then by more than what an empty start takes from it.
 */
public final class SteadyDurations {
  /**
   * Share of a run discarded from which on its warm-up may not have ended. MSER-5 looks for the end
   * in the first half; a half in whole batches of five is 0.42 of 59 measurements and 0.45 or more
   * of 100 or more.
   */
  public static final double HALF = 0.45;

  /** What is left of 16 batches at the least when half of them are discarded. */
  private static final int FEWEST_BATCHES = 8;

  private final WarmUp warmUp = new WarmUp();
  private final BatchMeans batches = new BatchMeans();
  private final List<Stretch> stretches = new ArrayList<>();
  private long stretchLength = 1;
  private long count;
  private long lastPs;

  /** What has been measured one after the other, and when the last of it was. */
  private static final class Stretch {
    private final Durations durations = new Durations();
    private long endPs;

    void add(Stretch next) {
      durations.add(next.durations);
      endPs = next.endPs;
    }
  }

  /**
   * Adds one measurement, which is not negative.
   *
   * @param atPs when it was made; not before the one added last
   */
  public void add(long durationPs, long atPs) {
    if (count % stretchLength == 0) {
      stretches.add(new Stretch());
    }
    Stretch last = stretches.get(stretches.size() - 1);
    last.durations.add(durationPs);
    last.endPs = atPs;
    lastPs = atPs;
    count++;
    warmUp.add(durationPs);
    batches.add(durationPs);
    if (batches.batchLength() > stretchLength) {
      stretchLength = batches.batchLength();
      for (int i = 0; i < stretches.size(); i++) {
        stretches.get(i).add(stretches.remove(i + 1));
      }
    }
  }

  /** Number of measurements, those of the warm-up among them. */
  public long count() {
    return count;
  }

  /** Number of measurements that are discarded. */
  public long discarded() {
    return firstStretch() * stretchLength;
  }

  private int firstStretch() {
    int found = Math.toIntExact((warmUp.values() + stretchLength - 1) / stretchLength);
    // A warm-up of half the run may end within a stretch: one more stays than MSER-5 says.
    int first = Math.min(found, batches.batches() - FEWEST_BATCHES);
    boolean isSure = first > 0 && batches.beginsApart(first);
    return isSure ? first : 0;
  }

  private boolean leaves(int first) {
    return batches.batches() - first >= FEWEST_BATCHES;
  }

  /**
   * What was measured after the warm-up.
   *
   * @throws IllegalStateException if nothing was measured at all
   */
  public Durations steady() {
    if (count == 0) {
      throw new IllegalStateException(
          "nothing was measured; the run is too short for what it measures");
    }
    Durations steady = new Durations();
    stretches
        .subList(firstStretch(), stretches.size())
        .forEach(stretch -> steady.add(stretch.durations));
    return steady;
  }

  /**
   * Measurements a second after the warm-up.
   *
   * @param beginPs from when on they could come, if there was no warm-up
   */
  public double rate(long beginPs) {
    int first = firstStretch();
    long fromPs = first == 0 ? beginPs : stretches.get(first - 1).endPs;
    return (count - discarded()) / ((lastPs - fromPs) / 1e12);
  }

  /**
   * Their mean after the warm-up with its interval within this one run, in picoseconds, by batch
   * means; empty if there are too few.
   */
  public Optional<MeanEstimate> meanPs() {
    int first = firstStretch();
    return leaves(first) ? Optional.of(batches.estimateFrom(first)) : Optional.empty();
  }
}
