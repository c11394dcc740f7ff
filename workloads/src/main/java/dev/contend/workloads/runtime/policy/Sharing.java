package dev.contend.workloads.runtime.policy;

/** What one worker shares with another. */
public enum Sharing {
  /** All objects: workers are threads of one interpreter. */
  HEAP,
  /** Shared memory and pipes only: workers are processes. */
  NOTHING
}
