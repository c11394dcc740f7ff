package dev.contend.coherence.interconnect;

import java.util.Arrays;
import java.util.List;

/**
 * What it takes one core to hand a modified line to another, for each pair of cores by itself.
 *
 * <p>Only the lower triangle is stated: a ping-pong goes both ways, so that its time is that of the
 * pair and has no direction.
 */
public final class HandoffMatrix {
  private final int cores;
  private final long[] ps;

  /**
   * @param rows for each core the picoseconds to every core before it; the first row is empty
   */
  public HandoffMatrix(List<List<Long>> rows) {
    cores = rows.size();
    ps = new long[cores * cores];
    for (int a = 0; a < cores; a++) {
      if (rows.get(a).size() != a) {
        throw new IllegalArgumentException(
            "row " + a + " of the handoff matrix has " + rows.get(a).size() + " numbers, not " + a);
      }
      for (int b = 0; b < a; b++) {
        long value = rows.get(a).get(b);
        if (value < 0) {
          throw new IllegalArgumentException(
              "handoff " + a + " to " + b + " is " + value + " ps; must not be negative");
        }
        ps[a * cores + b] = value;
        ps[b * cores + a] = value;
      }
    }
  }

  private HandoffMatrix(int cores, long[] ps) {
    this.cores = cores;
    this.ps = ps;
  }

  /** Number of cores that the matrix is about. */
  public int cores() {
    return cores;
  }

  /** The cost between two cores; 0 from a core to itself. */
  public long handoffPs(int coreA, int coreB) {
    return ps[coreA * cores + coreB];
  }

  /** All costs times a factor. */
  HandoffMatrix scaled(double factor) {
    return new HandoffMatrix(
        cores, Arrays.stream(ps).map(value -> Math.round(value * factor)).toArray());
  }
}
