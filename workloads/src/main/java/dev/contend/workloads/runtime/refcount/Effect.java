package dev.contend.workloads.runtime.refcount;

/** What a change of a count leads to, beyond the change. */
public enum Effect {
  /** Nothing. */
  NONE,
  /** The object is dead; the thread that changed the count frees it. */
  FREE,
  /** The owning thread must be asked to merge its part; the reference given back is the queue's. */
  QUEUE_FOR_MERGE,
  /** The owning thread has no references left and must give its part up, which is a swap. */
  GIVE_UP_LOCAL
}
