package dev.contend.scenarios.sensitivity;

/**
 * How much a study tries.
 *
 * @param seed of its designs
 * @param designs independent ones, from which intervals are made; 4 or more
 * @param pairs of points of each design, 1 or more; powers of two are spread best
 * @param alone inputs that get indices of their own, those that move the answer most; all others
 *     that move it are taken together
 */
public record Effort(long seed, int designs, int pairs, int alone) {
  /** Independent designs, unless others are asked for: from them the intervals are. */
  public static final int DESIGNS = 8;

  /** Replications at each end of a range, and with all inputs as stated. */
  public static final int OF_ENDS = 5;

  /** Of these the first tell whether an input does anything at all. */
  static final int OF_SCREENING = 2;

  /** Replications at the points of designs: two are enough to tell chance from effect. */
  static final int OF_PAIRS = 2;

  /** Replications of a place at most, where a claim turns. */
  static final int OF_TURNS = 20;

  public Effort {
    if (designs < 4 || pairs < 1 || alone < 1) {
      throw new IllegalArgumentException("effort " + designs + ", " + pairs + ", " + alone);
    }
  }
}
