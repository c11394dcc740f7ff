package dev.contend.engine.statistics;

import java.util.Arrays;

/**
 * The values of one long run in batches of equal length, in fixed memory: whenever there are as
 * many batches as there may be, each two become one.
 */
final class Batches {
  private final double[] sums;
  private int whole;
  private long length;
  private double sum;
  private long inBatch;

  /**
   * @param length values in a batch to begin with, 1 or more
   * @param most batches at which they are joined two by two; even
   */
  Batches(long length, int most) {
    this.length = length;
    sums = new double[most];
  }

  /** Adds the next value of the run. */
  void add(double value) {
    sum += value;
    inBatch++;
    if (inBatch < length) {
      return;
    }
    sums[whole++] = sum;
    sum = 0;
    inBatch = 0;
    if (whole == sums.length) {
      whole = sums.length / 2;
      for (int i = 0; i < whole; i++) {
        sums[i] = sums[2 * i] + sums[2 * i + 1];
      }
      length *= 2;
    }
  }

  /** Values in a batch. */
  long length() {
    return length;
  }

  /** Number of whole batches. */
  int whole() {
    return whole;
  }

  /** The mean of a batch. */
  double mean(int batch) {
    return sums[batch] / length;
  }

  /** The means of the whole batches from one on. */
  double[] means(int from) {
    return Arrays.stream(sums, from, whole).map(each -> each / length).toArray();
  }
}
