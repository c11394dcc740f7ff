package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;

/** A lock that the threads of a runtime take and give up; at most one holds it. */
public interface ThreadLock {
  /** The routines of one thread; each thread needs its own. */
  Use useBy(Caller caller);

  /** Times a thread went to sleep at it. */
  long parks();

  /**
   * What a thread does with a lock.
   *
   * @param acquire ends when the thread holds the lock, or its limit is over
   * @param release gives the lock up
   */
  record Use(Acquire acquire, Routine release) {}

  /** Takes a lock, without a limit or within one. */
  abstract class Acquire extends Routine {
    /** No limit. */
    public static final long FOREVER = Long.MAX_VALUE;

    private long limitPs = FOREVER;
    private int sleepCause = Cause.LOCK_PARKED.id();
    private boolean succeeded;

    /** The same routine for a call with a limit; 0 does not wait at all. */
    public final Acquire within(long atMostPs) {
      limitPs = atMostPs;
      return this;
    }

    /** The same routine with another cause of the time asleep. */
    public final Acquire because(Cause cause) {
      sleepCause = cause.id();
      return this;
    }

    /** Whether the last call got the lock. */
    public final boolean hasSucceeded() {
      return succeeded;
    }

    /** The limit of the present call. */
    protected final long limitPs() {
      return limitPs;
    }

    /** What the time asleep is charged to. */
    protected final int sleepCause() {
      return sleepCause;
    }

    /** Ends the routine. */
    protected final Step end(boolean success) {
      succeeded = success;
      return Step.DONE;
    }
  }
}
