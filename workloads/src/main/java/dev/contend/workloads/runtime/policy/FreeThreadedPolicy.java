package dev.contend.workloads.runtime.policy;

/**
 * No interpreter lock: threads share a heap, counts are biased to the thread that made the object,
 * and mutable objects have locks of their own.
 */
final class FreeThreadedPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.NOTHING,
          Sharing.HEAP,
          Counting.BIASED,
          "Threads that run at the same time, with biased reference counts and per-object locks.");

  private FreeThreadedPolicy() {}
}
