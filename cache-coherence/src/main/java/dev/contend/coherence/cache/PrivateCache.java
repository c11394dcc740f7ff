package dev.contend.coherence.cache;

/**
 * What one core has in its own caches, L1 and L2 together: the unit that the directory knows.
 *
 * <p>The outermost level has every line of the levels inside it. A hit of the first level is not
 * seen by the second, whose order of use is that of the accesses that reach it.
 *
 * <p>Departures: Intel's second levels since Skylake do not have to hold what the first has.
 */
public final class PrivateCache {
  /** Answers of {@link #access}: where a line is. */
  public static final int ABSENT = 0;

  /** In the first level. */
  public static final int FIRST = 1;

  /** In the second level alone. */
  public static final int SECOND = 2;

  private final TagArray inner;
  private final TagArray outer;

  public PrivateCache(CoreCaches caches) {
    inner = new TagArray(caches.l1());
    outer = caches.l2() == null ? inner : new TagArray(caches.l2());
  }

  /** Where a line is; from now on it is in the first level, if it is anywhere. */
  public int access(long line) {
    if (inner.touch(line)) {
      return FIRST;
    }
    if (outer == inner || !outer.touch(line)) {
      return ABSENT;
    }
    inner.insert(line);
    return SECOND;
  }

  /** Whether the core has a line, which stays as old as it is. */
  public boolean contains(long line) {
    return outer.contains(line);
  }

  /** Who has to go for a line that is not there; as {@link TagArray#victim}. */
  public long victim(long line, int rank) {
    return outer.victim(line, rank);
  }

  /** Adds a line that is not there; its set has room. */
  public void fill(long line) {
    long gone = outer.insert(line);
    if (gone != TagArray.NONE) {
      throw new IllegalStateException("line " + gone + " was dropped without an eviction");
    }
    if (outer != inner) {
      inner.insert(line);
    }
  }

  /** Takes a line out of all levels. */
  public void remove(long line) {
    if (outer.remove(line) && outer != inner) {
      inner.remove(line);
    }
  }
}
