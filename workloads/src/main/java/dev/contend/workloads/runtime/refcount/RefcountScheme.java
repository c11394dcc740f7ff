package dev.contend.workloads.runtime.refcount;

/**
 * One object's reference count.
 *
 * <p>A thread first asks {@link #accessOf} what access the change takes, makes that access to the
 * object's line, and then applies the change. Where the access is a compare-and-swap it remembers
 * {@link #word} from its load, and swaps again if the word is another by the time of the swap.
 */
public interface RefcountScheme {
  /** What access a change by a thread takes. */
  Access accessOf(int thread, int change);

  /**
   * Applies a change.
   *
   * @param thread who changes
   * @param change +1 or -1
   */
  Effect change(int thread, int change);

  /** The value of the word that a compare-and-swap compares. */
  default long word() {
    return 0;
  }

  /**
   * The thread to which a merge must be sent, or {@link BiasedRefcount#NO_OWNER} if none can be.
   */
  int owner();

  /** References to the object, all parts together. */
  int total();

  /** How the memory is accessed for a change. */
  enum Access {
    /** A plain store. */
    STORE,
    /** One atomic addition. */
    ADD,
    /** A load, then compare-and-swap until it succeeds. */
    SWAP
  }
}
