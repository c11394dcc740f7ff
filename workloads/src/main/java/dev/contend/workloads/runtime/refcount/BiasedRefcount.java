package dev.contend.workloads.runtime.refcount;

import dev.contend.workloads.runtime.Mechanism;

/**
 * Biased reference counting: the owning thread counts in a local field with plain stores, every
 * other thread in a shared field with atomic operations. The true count is the sum of the two.
 *
 * <p>A thread that is not the owner and takes away a reference that the shared field does not have
 * cannot tell whether the object is dead; it hands the reference to the owner, which merges the two
 * fields at a safepoint and gives ownership up. An owner that runs out of local references merges
 * by itself, or frees the object at once if no other thread has ever touched the count.
 *
 * <p>Source: Choi, Shull and Torrellas, "Biased Reference Counting", PACT 2018; as built in CPython
 * 3.13, {@code Include/refcount.h}, {@code _Py_DecRefSharedIsDead} and {@code
 * _Py_MergeZeroLocalRefcount} in {@code Objects/object.c}, {@code Python/brc.c}. Departures: weak
 * references, and an owner that has exited.
 */
public final class BiasedRefcount implements RefcountScheme {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "biased reference counting",
          "The thread that made an object counts its references with plain stores, all others in a"
              + " shared field with atomic operations on the same cache line. A thread that takes"
              + " away a reference that the shared field does not have queues the object for its"
              + " owner, which merges both fields at its next safepoint; from then on every change"
              + " is atomic.",
          "Choi, Shull and Torrellas, Biased Reference Counting, PACT 2018; CPython"
              + " Include/refcount.h, Objects/object.c, Python/brc.c",
          "");

  private static final int NO_OWNER = -1;

  private final int creator;
  private int owner;
  private int local = 1;
  private int shared;
  private Flag flag = Flag.DEFAULT;

  /** A new object: its creator owns it and holds the one reference. */
  public BiasedRefcount(int creator) {
    this.creator = creator;
    owner = creator;
  }

  @Override
  public boolean isAtomicFor(int thread) {
    return thread != owner;
  }

  @Override
  public Effect change(int thread, int change) {
    return thread == owner ? changeLocal(change) : changeShared(change);
  }

  private Effect changeLocal(int change) {
    local += change;
    if (local > 0) {
      return Effect.NONE;
    }
    if (shared == 0 && flag == Flag.DEFAULT) {
      return Effect.FREE;
    }
    owner = NO_OWNER;
    flag = Flag.MERGED;
    return shared == 0 ? Effect.FREE : Effect.NONE;
  }

  private Effect changeShared(int change) {
    if (change < 0 && shared == 0 && flag == Flag.DEFAULT) {
      // The reference that is taken away now belongs to the queue.
      flag = Flag.QUEUED;
      return Effect.QUEUE_FOR_MERGE;
    }
    shared += change;
    if (flag == Flag.MERGED) {
      if (shared < 0) {
        throw new IllegalStateException("merged reference count is " + shared);
      }
      return shared == 0 ? Effect.FREE : Effect.NONE;
    }
    return Effect.NONE;
  }

  @Override
  public boolean merge() {
    if (flag == Flag.DEFAULT) {
      throw new IllegalStateException("not queued for a merge but " + flag);
    }
    shared += local - 1;
    local = 0;
    owner = NO_OWNER;
    flag = Flag.MERGED;
    return shared == 0;
  }

  @Override
  public int owner() {
    return creator;
  }

  @Override
  public int total() {
    return local + shared;
  }

  /** The two lowest bits of {@code ob_ref_shared}. */
  private enum Flag {
    DEFAULT,
    QUEUED,
    MERGED
  }
}
