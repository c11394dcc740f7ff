package dev.contend.workloads.runtime.policy;

/** What one interpreter lock covers. */
public enum LockScope {
  /** All threads of the process: the GIL. */
  PROCESS,
  /** Nothing: there is no interpreter lock, and objects have locks of their own. */
  NOTHING
}
