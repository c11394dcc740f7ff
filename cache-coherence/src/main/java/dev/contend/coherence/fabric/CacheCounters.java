package dev.contend.coherence.fabric;

/** Counts of what caches of limited size did. */
public final class CacheCounters {
  private long l2Hits;
  private long evictions;
  private long writeBacks;

  CacheCounters() {}

  void l2Hit() {
    l2Hits++;
  }

  void evicted(boolean dirty) {
    evictions++;
    if (dirty) {
      writeBacks++;
    }
  }

  /** Hits of a core's own caches that its second level answered. */
  public long l2Hits() {
    return l2Hits;
  }

  /** Lines that a core dropped to make room. */
  public long evictions() {
    return evictions;
  }

  /** Those of them whose data went back to memory. */
  public long writeBacks() {
    return writeBacks;
  }
}
