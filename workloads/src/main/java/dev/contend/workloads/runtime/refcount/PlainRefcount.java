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

  private int count = 1;

  @Override
  public Access accessOf(int thread, int change) {
    return Access.STORE;
  }

  @Override
  public Effect change(int thread, int change) {
    count = changed(count, change);
    return count == 0 ? Effect.FREE : Effect.NONE;
  }

  /** A count of one part after a change; nobody may change a count that is zero. */
  static int changed(int count, int change) {
    if (count <= 0) {
      throw new IllegalStateException("reference count is " + count + " before a change");
    }
    return count + change;
  }

  @Override
  public int owner() {
    return BiasedRefcount.NO_OWNER;
  }

  @Override
  public int total() {
    return count;
  }
}
