package dev.contend.workloads.runtime.refcount;

import dev.contend.workloads.runtime.Mechanism;

/**
 * Biased reference counting: the owning thread counts in a local field with plain stores, every
 * other thread in a shared field with atomic operations. The true count is the sum of the two.
 *
 * <p>The two lowest bits of the shared field are flags, and go up only:
 *
 * <ol start="0">
 *   <li><i>default</i>: no other thread has left a trace. If the whole word is 0 when the owner
 *       gives its last reference back, the object is freed without an atomic operation.
 *   <li><i>maybe-weakref</i>: a weak reference may exist, or another thread has read the object out
 *       of a container. From then on a thread without a reference may try to get one.
 *   <li><i>queued</i>: another thread has given back a reference that the shared field did not
 *       have, so that it cannot tell whether the object is dead. The reference is the queue's until
 *       the owner merges.
 *   <li><i>merged</i>: nobody owns the object; the shared field has all references.
 * </ol>
 *
 * <p>Source: Choi, Shull and Torrellas, "Biased Reference Counting", PACT 2018; as built in CPython
 * 3.13, {@code Include/refcount.h}, {@code Include/internal/pycore_object.h}, {@code
 * Objects/object.c} and {@code Python/brc.c}; the method comments name the functions.
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
              + " is atomic. A thread that finds an object in a container tries to take a reference"
              + " with a compare-and-swap, and takes the container's lock if it cannot. Immortal"
              + " objects have no count, and deferred ones none for references on the stack; which"
              + " these are depends on the version (counts.exemptions).",
          "Choi, Shull and Torrellas, Biased Reference Counting, PACT 2018; CPython"
              + " Include/refcount.h, Objects/object.c, Python/brc.c",
          "");

  /** The owner of a merged object. */
  public static final int NO_OWNER = -1;

  private int owner;
  private int local = 1;
  private int shared;
  private Flag flag = Flag.DEFAULT;

  /** A new object: its creator owns it and holds the one reference. */
  public BiasedRefcount(int creator) {
    owner = creator;
  }

  @Override
  public Access accessOf(int thread, int change) {
    if (thread == owner) {
      return Access.STORE;
    }
    return change > 0 ? Access.ADD : Access.SWAP;
  }

  @Override
  public Effect change(int thread, int change) {
    return thread == owner ? changeLocal(change) : changeShared(change);
  }

  private Effect changeLocal(int change) {
    if (local <= 0) {
      throw new IllegalStateException("local reference count is " + local + " before a change");
    }
    local += change;
    if (local > 0) {
      return Effect.NONE;
    }
    return word() == 0 ? Effect.FREE : Effect.GIVE_UP_LOCAL;
  }

  /** {@code _Py_DecRefSharedIsDead}, and the addition of {@code Py_INCREF}. */
  private Effect changeShared(int change) {
    if (change < 0 && shared == 0 && flag.ordinal() < Flag.QUEUED.ordinal()) {
      flag = Flag.QUEUED;
      return Effect.QUEUE_FOR_MERGE;
    }
    if (change > 0 && total() == 0 && !mayTryIncrement()) {
      throw new IllegalStateException("a reference is taken to a dead object");
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

  /**
   * The end of {@link Effect#GIVE_UP_LOCAL}, after its swap: {@code _Py_MergeZeroLocalRefcount}.
   * Other threads may have changed the shared field since the owner's last store.
   *
   * @return whether the object is dead
   */
  public boolean giveUpLocal() {
    if (local != 0 || owner == NO_OWNER) {
      throw new IllegalStateException("the owner has " + local + " references");
    }
    owner = NO_OWNER;
    flag = Flag.MERGED;
    return shared == 0;
  }

  /**
   * Merges the two fields and gives the queue's reference back: {@code _Py_ExplicitMergeRefcount},
   * by the owner at a safepoint, by the collector, or by anybody once the owner has exited.
   *
   * @return whether the object is dead
   */
  public boolean merge() {
    if (flag.ordinal() < Flag.QUEUED.ordinal()) {
      throw new IllegalStateException("not queued for a merge but " + flag);
    }
    shared += local - 1;
    local = 0;
    owner = NO_OWNER;
    flag = Flag.MERGED;
    return shared == 0;
  }

  /**
   * Whether a thread that holds no reference may take one, if it is not the owner: {@code
   * _Py_TryIncRefShared}. The object may be dead already where nobody has said that it may be
   * reached in this way, or where it is merged and has no references.
   */
  public boolean mayTryIncrement() {
    return shared != 0 || flag == Flag.MAYBE_WEAKREF || flag == Flag.QUEUED;
  }

  /**
   * Says that the object may be reached by threads that hold no reference to it: {@code
   * _PyObject_SetMaybeWeakref}, and the flag's half of {@code _Py_NewRefWithLock}.
   *
   * @return whether the flags have changed
   */
  public boolean setMaybeWeakref() {
    if (flag != Flag.DEFAULT) {
      return false;
    }
    flag = Flag.MAYBE_WEAKREF;
    return true;
  }

  @Override
  public long word() {
    return 4L * shared + flag.ordinal();
  }

  /** The flags as CPython numbers them, 0 to 3. */
  public int flags() {
    return flag.ordinal();
  }

  @Override
  public int owner() {
    return owner;
  }

  @Override
  public int total() {
    return local + shared;
  }

  /** The two lowest bits of {@code ob_ref_shared}. */
  private enum Flag {
    DEFAULT,
    MAYBE_WEAKREF,
    QUEUED,
    MERGED
  }
}
