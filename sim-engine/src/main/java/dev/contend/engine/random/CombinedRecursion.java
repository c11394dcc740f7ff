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

  /** Fills an array with the next numbers, uniform on the open interval (0, 1). */
  void next(double[] numbers) {
    // In local variables the state stays in registers.
    long a0 = first0;
    long a1 = first1;
    long a2 = first2;
    long b0 = second0;
    long b1 = second1;
    long b2 = second2;
    for (int i = 0; i < numbers.length; i++) {
      // Below 2^54; the modulus in the place of a negative number keeps what is folded positive.
      long a = 1403580 * a1 + 810728 * (M1 - a0);
      a = (a & LOW) + 209 * (a >>> 32);
      a = (a & LOW) + 209 * (a >>> 32);
      a -= a >= M1 ? M1 : 0;
      a0 = a1;
      a1 = a2;
      a2 = a;

      long b = 527612 * b2 + 1370589 * (M2 - b0);
      b = (b & LOW) + 22853 * (b >>> 32);
      b = (b & LOW) + 22853 * (b >>> 32);
      b -= b >= M2 ? M2 : 0;
      b0 = b1;
      b1 = b2;
      b2 = b;

      // The modulus is added unless the difference is positive; a branch would be a guess.
      long difference = a - b;
      numbers[i] = (difference + (((difference - 1) >> 63) & M1)) * NORM;
    }
    first0 = a0;
    first1 = a1;
    first2 = a2;
    second0 = b0;
    second1 = b1;
    second2 = b2;
  }
}
