package dev.contend.scenarios.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * What it takes each pair of hardware threads to hand a line over, in nanoseconds one way.
 *
 * @param size number of hardware threads
 * @param pairs every pair that was measured; of two directions the mean
 */
record LatencyMatrix(int size, List<Pair> pairs) {
  LatencyMatrix {
    pairs = List.copyOf(pairs);
  }

  /**
   * A pair of hardware threads.
   *
   * @param a the lower number
   * @param b the higher number
   */
  record Pair(int a, int b, double ns) {}

  /** From cells row by row; NaN where there is none. */
  static LatencyMatrix of(double[][] cells) {
    List<Pair> pairs = new ArrayList<>();
    for (int b = 0; b < cells.length; b++) {
      for (int a = 0; a < b; a++) {
        double there = cells[a][b];
        double back = cells[b][a];
        double ns = Double.isNaN(there) ? back : Double.isNaN(back) ? there : (there + back) / 2;
        if (!Double.isNaN(ns)) {
          pairs.add(new Pair(a, b, ns));
        }
      }
    }
    return new LatencyMatrix(cells.length, pairs);
  }
}
