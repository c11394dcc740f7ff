package dev.contend.workloads.runtime.policy;

/**
 * One interpreter lock for the process: threads share a heap and take turns, so plain stores
 * suffice for counts.
 */
final class GilPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.PROCESS,
          Sharing.HEAP,
          Counting.PLAIN,
          "Threads that share one interpreter and take turns in it.");

  private GilPolicy() {}
}
