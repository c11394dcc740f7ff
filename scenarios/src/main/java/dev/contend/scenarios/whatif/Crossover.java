package dev.contend.scenarios.whatif;

/**
 * Where one side begins to beat the other.
 *
 * @param isFirst whether it is the first side that is better from there on
 * @param low the first place that may be where it begins
 * @param high the last such place, at which it is better for certain
 */
public record Crossover(boolean isFirst, int low, int high) {
  public Crossover {
    if (low > high) {
      throw new IllegalArgumentException("from " + low + " to " + high + "; must not fall");
    }
  }

  /** The place in the middle. */
  public int middle() {
    return (low + high) / 2;
  }
}
