package dev.contend.engine.random;

/**
 * The generator MRG32k3a: two linear recurrences of order three, combined.
 *
 * <p>The numbers are bit for bit those of SSJ's {@code MRG32k3a} and {@code MRG32k3aL}. Both moduli
 * lie just below 2<sup>32</sup>, so that a remainder is a multiplication and an addition of the
 * high half, without a division.
 *
 * <p>Source: L'Ecuyer, "Good parameters and implementations for combined multiple recursive random
 * number generators", Operations Research 47(1), 1999, figure I.
 */
final class CombinedRecursion {
  /** Modulus of the first recurrence. */
  static final long M1 = (1L << 32) - 209;

  /** Modulus of the second recurrence. */
  static final long M2 = (1L << 32) - 22853;

  private static final long LOW = 0xffff_ffffL;
  private static final double NORM = 2.328306549295728e-10;

  private long first0;
  private long first1;
  private long first2;
  private long second0;
  private long second1;
  private long second2;

  /**
   * @param state three numbers below {@link #M1}, not all zero, then three below {@link #M2},
   *     likewise
   */
  CombinedRecursion(long[] state) {
    first0 = state[0];
    first1 = state[1];
    first2 = state[2];
    second0 = state[3];
    second1 = state[4];
    second2 = state[5];
  }

  /** The next number, uniform on the open interval (0, 1). */
  double next() {
    // Below 2^54; adding the modulus once keeps what is folded positive.
    long first = 1403580 * first1 + 810728 * (M1 - first0);
    first = (first & LOW) + 209 * (first >>> 32);
    first = (first & LOW) + 209 * (first >>> 32);
    first -= first >= M1 ? M1 : 0;
    first0 = first1;
    first1 = first2;
    first2 = first;

    long second = 527612 * second2 + 1370589 * (M2 - second0);
    second = (second & LOW) + 22853 * (second >>> 32);
    second = (second & LOW) + 22853 * (second >>> 32);
    second -= second >= M2 ? M2 : 0;
    second0 = second1;
    second1 = second2;
    second2 = second;

    // The modulus is added unless the difference is positive; a branch would be a guess.
    long difference = first - second;
    return (difference + (((difference - 1) >> 63) & M1)) * NORM;
  }
}
