package dev.contend.engine.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The random streams of one replication, each known by its purpose.
 *
 * <p>The values of a stream depend on the experiment's seed, the replication and the stream's name
 * only: not on which stream was asked for first, and not on the thread. Two runs that ask for the
 * same name get the same numbers, which is what makes comparisons by common random numbers paired.
 *
 * <p>Source: L'Ecuyer, "Good parameters and implementations for combined multiple recursive random
 * number generators", Operations Research 47(1), 1999 (MRG32k3a; {@link CombinedRecursion}). The
 * start of a stream is a SHA-256 of seed, replication and name, taken as a state of the generator:
 * of 2<sup>191</sup> states, two of a million streams of a billion draws overlap with a probability
 * below 10<sup>-36</sup>.
 */
public final class RandomStreams {
  private final long seed;
  private final long replication;

  /**
   * @param seed the experiment's seed, any number
   * @param replication the replication, from 0
   */
  public RandomStreams(long seed, long replication) {
    if (replication < 0) {
      throw new IllegalArgumentException(
          "replication is " + replication + "; must not be negative");
    }
    this.seed = seed;
    this.replication = replication;
  }

  /** A fresh stream at its start; asking twice gives two streams with the same numbers. */
  public RandomSource stream(String name) {
    byte[] digest = digest(name);
    ByteBuffer words = ByteBuffer.wrap(digest);
    long[] state = new long[6];
    for (int i = 0; i < 6; i++) {
      // At least one of each three must not be zero, and 1 .. M-1 never is.
      long modulus = i < 3 ? CombinedRecursion.M1 : CombinedRecursion.M2;
      state[i] = 1 + Integer.toUnsignedLong(words.getInt()) % (modulus - 1);
    }
    return new RandomSource(new CombinedRecursion(state));
  }

  private byte[] digest(String name) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(ByteBuffer.allocate(16).putLong(seed).putLong(replication).array());
      return sha.digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
