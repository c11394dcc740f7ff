package dev.contend.workloads.runtime.policy;

/**
 * An interpreter with a lock of its own for each worker thread, all in one process: no object is
 * shared, and results cross as copies without pipes.
 *
 * <p>Source: PEP 684, PEP 734.
 */
final class PerInterpreterGilPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.INTERPRETER,
          Sharing.ADDRESS_SPACE,
          Counting.PLAIN,
          "Threads with an interpreter and its lock each; results cross as copies.");

  private PerInterpreterGilPolicy() {}
}
