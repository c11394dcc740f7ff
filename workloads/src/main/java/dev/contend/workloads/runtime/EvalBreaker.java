package dev.contend.workloads.runtime;

import dev.contend.cpu.scheduler.SimThread;
import org.jspecify.annotations.Nullable;

/**
 * One thread's word of pending requests, which its interpreter looks at when it comes to a
 * safepoint.
 *
 * <p>Source: CPython 3.13 {@code Include/internal/pycore_ceval.h} and {@code _CHECK_PERIODIC} in
 * {@code Python/bytecodes.c}: function entry, backward jump, end of a call into C.
 */
public final class EvalBreaker {
  /** Another thread wants the interpreter lock. */
  public static final int DROP_GIL = 1;

  /** Counts of objects that this thread owns wait to be merged. */
  public static final int MERGE = 2;

  /** The world is to stop. */
  public static final int STOP = 16;

  /** A cycle collection is due. */
  public static final int COLLECT = 32;

  /** The write sequence of delayed frees has gone up. */
  public static final int QUIESCENT = 64;

  /** Delayed frees may be due. */
  public static final int FREE_DELAYED = 128;

  private final long address;
  private @Nullable SimThread thread;
  private int pending;

  /**
   * @param address where the word is, on the line of the thread's state
   */
  public EvalBreaker(long address) {
    this.address = address;
  }

  /** Names the thread that looks at the word, once it runs. */
  public void belongsTo(SimThread thread) {
    this.thread = thread;
  }

  /** Adds a request; a thread that computes stops at its next safepoint. */
  public void request(int bit) {
    pending |= bit;
    SimThread owner = thread;
    if (owner != null) {
      owner.interrupt();
    }
  }

  /** Takes a request away; returns whether it was there. */
  public boolean take(int bit) {
    boolean present = (pending & bit) != 0;
    pending &= ~bit;
    return present;
  }

  /** Whether a request is there. */
  public boolean has(int bit) {
    return (pending & bit) != 0;
  }

  /** Whether any request is there. */
  public boolean hasAny() {
    return pending != 0;
  }

  /** Where the word is. */
  public long address() {
    return address;
  }
}
