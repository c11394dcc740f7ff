package dev.contend.workloads.runtime.policy;

/**
 * No interpreter lock, and every change of every count an atomic operation, as in the GIL removals
 * of 1996 and 2016: nothing is immortal, deferred or borrowed, and mutable objects have locks.
 */
final class AtomicRefcountPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.NOTHING,
          Sharing.HEAP,
          Counting.ATOMIC,
          "Threads that run at the same time; every reference count is atomic (1996, 2016).");

  private AtomicRefcountPolicy() {}
}
