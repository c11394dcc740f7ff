package dev.contend.workloads.runtime.refcount;

/**
 * One object's reference count.
 *
 * <p>A thread first asks {@link #isAtomicFor} what access the change takes, makes that access to
 * the object's line, and then applies the change.
 */
public interface RefcountScheme {
  /** Whether a change by this thread is an atomic read-modify-write rather than a plain store. */
  boolean isAtomicFor(int thread);

  /**
   * Applies a change.
   *
   * @param thread who changes
   * @param change +1 or -1
   */
  Effect change(int thread, int change);

  /**
   * The owning thread merges its part of the count, as asked by {@link Effect#QUEUE_FOR_MERGE}.
   *
   * @return whether the object is dead
   */
  boolean merge();

  /** The thread to which a merge must be sent. */
  int owner();

  /** References to the object, all parts together. */
  int total();
}
