package dev.contend.scenarios.store;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What a result is found by: the first half of a SHA-256 of all that it depends on.
 *
 * <p>128 bits: among 10<sup>9</sup> results the chance that two have the same key is below
 * 10<sup>-20</sup>.
 *
 * @param high the first 64 bits
 * @param low the others
 */
public record RunKey(long high, long low) {
  /** Characters of a key as text. */
  static final int LENGTH = 32;

  /** The key that a digest of 16 bytes or more begins with. */
  public static RunKey of(byte[] digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    return new RunKey(bytes.getLong(), bytes.getLong());
  }

  /** The key that {@link #toString} wrote. */
  static RunKey parse(String text) {
    if (text.length() != LENGTH) {
      throw new IllegalArgumentException("a key has " + LENGTH + " characters: " + text);
    }
    return of(HexFormat.of().parseHex(text));
  }

  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
