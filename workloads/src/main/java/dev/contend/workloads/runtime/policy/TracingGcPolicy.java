package dev.contend.workloads.runtime.policy;

/**
 * No interpreter lock and no counts: threads share a heap that a collector traces, as in a Java
 * virtual machine. Containers have no locks of their own; a program that needs one takes it.
 */
final class TracingGcPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.NOTHING,
          Sharing.HEAP,
          Counting.NONE,
          "Threads that run at the same time, without reference counts (a JVM, for comparison).");

  private TracingGcPolicy() {}
}
