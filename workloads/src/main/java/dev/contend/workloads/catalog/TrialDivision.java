package dev.contend.workloads.catalog;

/**
 * How many divisions it takes to decide each number by trial division with odd divisors.
 *
 * <p>The loop {@code i = 3; while i * i <= n: if n % i == 0: break; i += 2} makes, for an odd
 * {@code n}, one pass for each odd divisor up to its smallest prime factor, or up to its square
 * root if it is prime. The counts are exact.
 */
final class TrialDivision {
  /**
   * Of the odd number {@code 2 * index + 1}; 0 for a prime. At most the root of 10^8, so 16 bits.
   */
  private final char[] smallestFactorOfOdd;

  /**
   * @param limit numbers below it can be asked for; at most 100,000,000
   */
  TrialDivision(int limit) {
    smallestFactorOfOdd = new char[limit / 2];
    for (int factor = 3; (long) factor * factor < limit; factor += 2) {
      if (smallestFactorOfOdd[factor / 2] == 0) {
        for (int odd = factor * factor / 2; odd < smallestFactorOfOdd.length; odd += factor) {
          if (smallestFactorOfOdd[odd] == 0) {
            smallestFactorOfOdd[odd] = (char) factor;
          }
        }
      }
    }
  }

  /** Passes of the loop for one number. */
  int passes(int number) {
    if (number < 9 || number % 2 == 0) {
      return 0;
    }
    int factor = smallestFactorOfOdd[number / 2];
    int last = factor == 0 ? squareRoot(number) : factor;
    return (last - 1) / 2;
  }

  /** Passes for all numbers from {@code from} to {@code to - 1}. */
  long passes(int from, int to) {
    long sum = 0;
    for (int number = from; number < to; number++) {
      sum += passes(number);
    }
    return sum;
  }

  /** How many of the numbers below the limit are prime. */
  int primesBelow(int limit) {
    int primes = limit > 2 ? 1 : 0;
    for (int number = 3; number < limit; number += 2) {
      if (smallestFactorOfOdd[number / 2] == 0) {
        primes++;
      }
    }
    return primes;
  }

  private static int squareRoot(int number) {
    int root = (int) StrictMath.sqrt(number);
    return (long) root * root > number ? root - 1 : root;
  }
}
