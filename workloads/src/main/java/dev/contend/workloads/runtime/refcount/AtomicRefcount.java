package dev.contend.workloads.runtime.refcount;

import dev.contend.workloads.runtime.Mechanism;

/**
 * A count that every thread changes with one atomic addition, whoever made the object: a {@code
 * lock xadd} on x86, whose result tells whether the object is dead.
 *
 * <p>Source: the GIL removals of 1996 (Stein) and 2016 (Hastings), as PEP 703 tells of them.
 */
public final class AtomicRefcount implements RefcountScheme {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "atomic reference counting",
          "Every change of every count is an atomic addition, also on objects that no other thread"
              + " ever sees; nothing is immortal, deferred or borrowed.",
          "the GIL removals of 1996 (Stein) and 2016 (Hastings), as PEP 703 tells of them",
          "the counts of private objects are a rate of changes in a cycle of work, from the"
              + " profile");

  private int count = 1;

  @Override
  public Access accessOf(int thread, int change) {
    return Access.ADD;
  }

  @Override
  public Effect change(int thread, int change) {
    count = PlainRefcount.changed(count, change);
    return count == 0 ? Effect.FREE : Effect.NONE;
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
