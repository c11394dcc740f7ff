package dev.contend.workloads.runtime.policy;

/**
 * A process with an interpreter of its own for each worker: nothing is shared but what the program
 * puts into shared memory, and results come back pickled.
 */
final class MultiprocessPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.PROCESS,
          Sharing.NOTHING,
          Counting.PLAIN,
          "Processes with an interpreter each; results come back pickled through a pipe.");

  private MultiprocessPolicy() {}
}
