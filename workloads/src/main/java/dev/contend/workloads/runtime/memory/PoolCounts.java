package dev.contend.workloads.runtime.memory;

import dev.contend.workloads.program.ObjectPool;

/**
 * The objects of a pool in one process, as counts by the thread that made them, and the pages that
 * a fork has left shared with the parent.
 *
 * <p>The objects are spread over a few cache lines, so that threads that count each other's objects
 * take lines from each other.
 */
public final class PoolCounts {
  private static final int LINES = 64;
  private static final int KERNEL_PAGE_BYTES = 4_096;

  private final ObjectPool pool;
  private final long objectBytes;
  private final long slotBytes;
  private final long linesAddress;
  private final int lineBytes;
  private final long[] madeBy;
  private final long[] visited;
  private long inherited;
  private long sharedPages;
  private long copiedPages;
  private long dropped;

  /**
   * @param slotBytes distance of two objects in memory
   * @param linesAddress of {@link #bytesOfLines} bytes for the lines that stand for its objects
   * @param threads threads of the run
   */
  public PoolCounts(
      ObjectPool pool,
      long objectBytes,
      long slotBytes,
      long linesAddress,
      int lineBytes,
      int threads) {
    this.pool = pool;
    this.objectBytes = objectBytes;
    this.slotBytes = slotBytes;
    this.linesAddress = linesAddress;
    this.lineBytes = lineBytes;
    madeBy = new long[threads];
    visited = new long[threads];
  }

  /** What the program calls it. */
  public ObjectPool pool() {
    return pool;
  }

  /** Bytes of one object. */
  public long objectBytes() {
    return objectBytes;
  }

  /** Takes objects over from the parent at a fork. */
  public void inherit(long count) {
    inherited = count;
    sharedPages = pagesOf(count);
  }

  /** A thread has made objects. */
  public void made(int thread, long count) {
    madeBy[thread] += count;
  }

  /** The thread whose objects are dropped next by a thread: itself, else the next that has any. */
  public int nextMaker(int thread) {
    for (int i = 0; i < madeBy.length; i++) {
      int maker = (thread + i) % madeBy.length;
      if (madeBy[maker] > 0) {
        return maker;
      }
    }
    throw new IllegalStateException("an object is dropped of no " + pool.kind().name() + " left");
  }

  /** Objects that a thread has made and nobody has dropped. */
  public long madeBy(int thread) {
    return madeBy[thread];
  }

  /** Objects of a thread are dropped. */
  public void drop(int maker, long count) {
    madeBy[maker] -= count;
    dropped += count;
  }

  /** Objects of the parent are dropped; returns the pages that this copies. */
  public long dropInherited(long count) {
    inherited -= count;
    dropped += count;
    return copyUntil(pagesOf(dropped));
  }

  /** Objects that came from the parent. */
  public long inherited() {
    return inherited;
  }

  /** All objects that there are. */
  public long size() {
    long sum = inherited;
    for (long made : madeBy) {
      sum += made;
    }
    return sum;
  }

  /** A thread reads objects; returns the pages of the parent that this copies. */
  public long visit(int thread, long count) {
    visited[thread] += count;
    return pool.isImmortal() ? 0 : copyUntil(pagesOf(Math.min(inherited, visited[thread])));
  }

  /** Every object is written to; returns the pages of the parent that this copies. */
  public long writeAll() {
    return copyUntil(sharedPages);
  }

  private long copyUntil(long pages) {
    long fresh = Math.max(0, Math.min(pages, sharedPages) - copiedPages);
    copiedPages += fresh;
    return fresh;
  }

  private long pagesOf(long count) {
    return (count * slotBytes + KERNEL_PAGE_BYTES - 1) / KERNEL_PAGE_BYTES;
  }

  /** The line that holds the header of an object. */
  public long lineOf(long object) {
    return linesAddress + object % LINES * lineBytes;
  }

  /** The line of the page that an object is in, where other threads put what they free. */
  public long pageLine() {
    return linesAddress + (long) LINES * lineBytes;
  }

  /** Bytes that {@link #lineOf} and {@link #pageLine} use. */
  public static int bytesOfLines(int lineBytes) {
    return (LINES + 1) * lineBytes;
  }
}
