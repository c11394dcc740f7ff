package dev.contend.coherence.cache;

/**
 * Size and shape of one cache.
 *
 * @param bytes capacity; a whole number of sets
 * @param ways lines in a set
 * @param lineBytes bytes of a line, a power of two
 */
public record CacheGeometry(long bytes, int ways, int lineBytes) {
  /** Tags of one cache are one array. */
  private static final long MOST_LINES = 1L << 28;

  private static final int MOST_WAYS = 1024;

  public CacheGeometry {
    if (lineBytes < 1 || Integer.bitCount(lineBytes) != 1) {
      throw new IllegalArgumentException(
          "a cache's line has " + lineBytes + " bytes; must be a power of two");
    }
    if (ways < 1 || ways > MOST_WAYS) {
      throw new IllegalArgumentException(
          "a cache has " + ways + " ways; must be 1 to " + MOST_WAYS);
    }
    if (bytes < 1 || bytes % ((long) ways * lineBytes) != 0) {
      throw new IllegalArgumentException(
          "a cache of "
              + bytes
              + " bytes is not a whole number of sets of "
              + ways
              + " x "
              + lineBytes
              + " bytes");
    }
    if (bytes / lineBytes > MOST_LINES) {
      throw new IllegalArgumentException(
          "a cache has " + bytes / lineBytes + " lines; must have at most " + MOST_LINES);
    }
  }

  /** Number of sets, which need not be a power of two. */
  public int sets() {
    return (int) (bytes / lineBytes / ways);
  }

  /** Number of lines. */
  public int lines() {
    return (int) (bytes / lineBytes);
  }
}
