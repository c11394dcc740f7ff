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

  private final double[] sums = new double[MOST];
  private int whole;
  private long length = 1;
  private double sum;
  private long inBatch;

  /** Adds the next value of the run. */
  public void add(double value) {
    sum += value;
    inBatch++;
    if (inBatch < length) {
      return;
    }
    sums[whole++] = sum;
    sum = 0;
    inBatch = 0;
    if (whole == MOST) {
      for (int i = 0; i < MOST / 2; i++) {
        sums[i] = sums[2 * i] + sums[2 * i + 1];
      }
      whole = MOST / 2;
      length *= 2;
    }
  }

  /** Values in a batch. */
  public long batchLength() {
    return length;
  }

  /**
   * The mean with its interval; its replications are the batches. Values after the last whole batch
   * are left out, so the mean is that of at least fifteen sixteenths of the run.
   *
   * @throws IllegalStateException if there are not yet so many values as make two batches
   */
  public MeanEstimate estimate() {
    if (whole < 2) {
      throw new IllegalStateException("batch means need two batches; there are " + whole);
    }
    return MeanEstimate.of(Arrays.stream(sums, 0, whole).map(each -> each / length).toArray());
  }
}
