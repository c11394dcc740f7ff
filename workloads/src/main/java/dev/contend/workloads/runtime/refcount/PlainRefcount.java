package dev.contend.workloads.runtime.refcount;

import dev.contend.workloads.runtime.Mechanism;

/** A count that only the holder of an interpreter lock may touch, with plain stores. */
public final class PlainRefcount implements RefcountScheme {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "reference counting",
          "Plain stores to the object's line; the interpreter lock keeps them apart.",
          "CPython Include/refcount.h",
          "");

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
