package dev.contend.workloads.runtime.refcount;

/** A count that only the holder of an interpreter lock may touch, with plain stores. */
public final class PlainRefcount implements RefcountScheme {
  private final int creator;
  private int count = 1;

  /** A new object with the one reference of its creator. */
  public PlainRefcount(int creator) {
    this.creator = creator;
  }

  @Override
  public boolean isAtomicFor(int thread) {
    return false;
  }

  @Override
  public Effect change(int thread, int change) {
    count += change;
    if (count < 0) {
      throw new IllegalStateException("reference count is " + count);
    }
    return count == 0 ? Effect.FREE : Effect.NONE;
  }

  @Override
  public boolean merge() {
    throw new IllegalStateException("a plain count has one part and is never merged");
  }

  @Override
  public int owner() {
    return creator;
  }

  @Override
  public int total() {
    return count;
  }
}
