package dev.contend.engine.statistics;

import java.util.Arrays;

/**
 * The mean of one long stationary run, whose values depend on each other, by batch means: means of
 * long stretches hardly do.
 *
 * <p>Memory is fixed: there are at most {@value #MOST} batches, and whenever they are full, each
 * two become one. An estimate so comes from 16 to 31 batches, as Schmeiser advises. It is as good
 * as the batches are long against the time over which values depend on each other.
 *
 * <p>Source: Schmeiser, "Batch size effects in the analysis of simulation output", Operations
 * Research 30(3), 1982; Law, "Simulation Modeling and Analysis", 5th ed., section 9.5.3.
 */
public final class BatchMeans {
  private static final int MOST = 32;

  /**
   * The level at which the beginning of a run is believed to differ from the rest: in a sweep of
   * 1,000 runs, as 100 points with ten replications, not one is cut by chance with a probability of
   * 99 % (Bonferroni: 1 % over 1,000).
   */
  private static final double SURE = 0.99999;

  private final Batches batches = new Batches(1, MOST);

  /** Adds the next value of the run. */
  public void add(double value) {
    batches.add(value);
  }

  /** Values in a batch. */
  public long batchLength() {
    return batches.length();
  }

  /** Number of whole batches. */
  public int batches() {
    return batches.whole();
  }

  /**
   * The mean with its interval; its replications are the batches. Values after the last whole batch
   * are left out, so the mean is that of at least fifteen sixteenths of the run.
   *
   * @throws IllegalStateException if there are not yet so many values as make two batches
   */
  public MeanEstimate estimate() {
    return estimateFrom(0);
  }

  /**
   * The same without the first batches, as those in which a run warms up.
   *
   * @param batch the first that counts, from 0
   * @throws IllegalStateException if fewer than two batches are left
   */
  public MeanEstimate estimateFrom(int batch) {
    int left = batches.whole() - batch;
    if (left < 2) {
      throw new IllegalStateException("batch means need two batches; there are " + left);
    }
    return MeanEstimate.of(batches.means(batch));
  }

  /**
   * Whether the run begins in a state of its own: the mean of its first batches is further from
   * that of the others than chance takes it in one of 100,000 runs, were the batches normal. Means
   * of a queue are not: they have a long tail, so that a lower bar is taken by chance too often.
   *
   * @param first how many batches are the beginning, 1 or more
   * @throws IllegalStateException if fewer than two batches are left
   */
  public boolean beginsApart(int first) {
    MeanEstimate rest = estimateFrom(first);
    double begin = Arrays.stream(batches.means(0), 0, first).average().orElseThrow();
    int left = rest.replications();
    double alike = Math.max(0, correlation(batches.means(first), rest.mean()));
    double error = rest.halfWidth() / Student.halfWidth(left - 1.0);
    double ofDifference =
        error * StrictMath.sqrt((1 + (double) left / first) * (1 + alike) / (1 - alike));
    return Math.abs(begin - rest.mean()) > Student.halfWidth(left - 1.0, SURE) * ofDifference;
  }

  /** How much neighbours are alike, from -1 to 1: the correlation of lag 1, not 1 itself. */
  private static double correlation(double[] values, double mean) {
    double together = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      together += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
    }
    return squares == 0 ? 0 : together / squares;
  }
}
