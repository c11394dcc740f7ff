package dev.contend.workloads.runtime.memory;

/** Whether a thread may run Python code: {@code PyThreadState.state} of CPython. */
enum AttachState {
  /** It does not, and may begin to. */
  DETACHED,
  /** It does, and stops at safepoints only. */
  ATTACHED,
  /** It does not, and must wait until the world goes on. */
  SUSPENDED
}
