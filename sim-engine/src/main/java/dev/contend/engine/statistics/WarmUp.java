package dev.contend.engine.statistics;

/**
 * Where the warm-up of a run ends, by MSER-5: after as many batches of five values as leave the
 * mean of the rest the least standard error.
 *
 * <p>Memory is fixed: there are at most {@value #MOST} batches, and whenever they are full, each
 * two become one, so that in long runs batches are of ten values, of twenty, and so on.
 *
 * <p>Source: White, "An effective truncation heuristic for bias reduction in simulation output",
 * Simulation 69(6), 1997; White, Cobb and Spratt, "A comparison of five steady-state truncation
 * heuristics for simulation", Winter Simulation Conference 2000.
 *
 * <p>The rule is sound for a minimum in the first half. Where the least error is at the end of that
 * half, the run has not come to rest, and no truncation makes it do so: {@link #isOver} says no.
 */
public final class WarmUp {
  private static final int BATCH = 5;
  private static final int MOST = 4096;

  /** Fewer batches say nothing. */
  private static final int FEWEST = 10;

  private final Batches batches = new Batches(BATCH, MOST);

  /** Adds the next value of the run. */
  public void add(double value) {
    batches.add(value);
  }

  /** How many values to discard from the beginning; none if the run is too short to tell. */
  public long values() {
    return batches.whole() < FEWEST ? 0 : best() * batches.length();
  }

  /** Whether the run is long enough to tell, and comes to rest in its first half. */
  public boolean isOver() {
    return batches.whole() >= FEWEST && best() < batches.whole() / 2;
  }

  /** The number of batches to discard, at most half of them. */
  private int best() {
    int whole = batches.whole();
    double total = 0;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    // Sums about the last mean, so that squares of equal values cancel exactly.
    double about = whole == 0 ? 0 : batches.mean(whole - 1);
    for (int from = whole - 1; from >= 0; from--) {
      double value = batches.mean(from) - about;
      total += value;
      squares += value * value;
      int left = whole - from;
      double error = (squares - total * total / left) / ((double) left * left);
      if (from <= whole / 2 && error <= least) {
        least = error;
        best = from;
      }
    }
    return best;
  }
}
