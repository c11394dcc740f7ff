package dev.contend.coherence.cache;

/**
 * Which lines a set-associative cache has, with true LRU replacement inside each set.
 *
 * <p>A line is named by its number, the address divided by the bytes of a line; numbers are not
 * negative. Line <i>n</i> belongs to set <i>n</i> modulo the number of sets, which may be any
 * number. The tags of a set stand in order of use, the latest first, so that the order needs no
 * further memory and an access no allocation.
 *
 * <p>Departures: caches of several slices choose the slice by an unpublished hash of the address,
 * and many use approximations of LRU.
 */
public final class TagArray {
  /** No line. */
  public static final long NONE = -1;

  private final int sets;
  private final int mask;
  private final int ways;

  /** Line numbers plus one, so that a new array is an empty cache; what is empty is last. */
  private final long[] tags;

  public TagArray(CacheGeometry geometry) {
    sets = geometry.sets();
    mask = Integer.bitCount(sets) == 1 ? sets - 1 : -1;
    ways = geometry.ways();
    tags = new long[geometry.lines()];
  }

  private int first(long line) {
    return (mask >= 0 ? (int) line & mask : (int) (line % sets)) * ways;
  }

  /** Whether the cache has a line; makes it the latest of its set. */
  public boolean touch(long line) {
    int first = first(line);
    long tag = line + 1;
    if (tags[first] == tag) {
      return true;
    }
    for (int at = first + 1; at < first + ways && tags[at] != 0; at++) {
      if (tags[at] == tag) {
        System.arraycopy(tags, first, tags, first + 1, at - first);
        tags[first] = tag;
        return true;
      }
    }
    return false;
  }

  /** Whether the cache has a line, which stays as old as it is. */
  public boolean contains(long line) {
    return find(line) >= 0;
  }

  /**
   * Adds a line that is not there, as the latest of its set.
   *
   * @return the line that had to go, the oldest of the set, or {@link #NONE}
   */
  public long insert(long line) {
    int first = first(line);
    int last = first + ways - 1;
    long gone = tags[last] - 1;
    int end = first;
    while (end < last && tags[end] != 0) {
      end++;
    }
    System.arraycopy(tags, first, tags, first + 1, end - first);
    tags[first] = line + 1;
    return gone;
  }

  /** Takes a line out, if it is there; returns whether it was. */
  public boolean remove(long line) {
    int at = find(line);
    if (at < 0) {
      return false;
    }
    int last = first(line) + ways - 1;
    System.arraycopy(tags, at + 1, tags, at, last - at);
    tags[last] = 0;
    return true;
  }

  /**
   * The line that would have to go for another.
   *
   * @param line the other
   * @param rank 0 for the oldest of the set, 1 for the one used after it, and so on
   * @return {@link #NONE} if there is room, or no line of that rank
   */
  public long victim(long line, int rank) {
    int last = first(line) + ways - 1;
    return rank >= ways || tags[last] == 0 ? NONE : tags[last - rank] - 1;
  }

  private int find(long line) {
    int first = first(line);
    for (int at = first; at < first + ways && tags[at] != 0; at++) {
      if (tags[at] == line + 1) {
        return at;
      }
    }
    return -1;
  }
}
