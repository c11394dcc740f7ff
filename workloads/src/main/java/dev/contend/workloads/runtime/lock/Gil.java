package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter lock: one thread at a time runs the interpreter.
 *
 * <p>A thread that finds it taken waits for at most the switch interval; if in all that time nobody
 * else got it, it asks the holder to let go. The holder sees the request at its next safepoint,
 * lets go, and does not go on before another thread has taken the lock. A thread that arrives when
 * the lock is free takes it, even if another has been signalled and is still waking up.
 *
 * <p>Source: CPython 3.13 {@code Python/ceval_gil.c}, {@code take_gil} and {@code drop_gil}, with
 * {@code FORCE_SWITCHING}. Departures: the mutex that guards the lock's fields is one atomic
 * operation on its line at each entry, and is never itself waited for.
 */
public final class Gil {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "interpreter lock (GIL)",
          "A thread needs the lock to run Python code. A thread that finds it taken waits for the"
              + " switch interval; if nobody else got it meanwhile, it asks the holder, which lets"
              + " go at its next safepoint and does not go on before another thread has taken the"
              + " lock. Whoever finds the lock free takes it, even if a sleeper was signalled.",
          "CPython Python/ceval_gil.c, take_gil and drop_gil with FORCE_SWITCHING",
          "the mutex around the lock's fields is one atomic operation and is never waited for");

  private final long address;
  private final long switchIntervalPs;
  private final Futex released;
  private final Futex switched;
  private boolean locked;
  private @Nullable EvalBreaker lastHolder;
  private long switches;
  private long dropRequests;

  /**
   * @param name as in the report of a deadlock
   * @param address of the lock's line
   * @param switchIntervalPs {@code sys.setswitchinterval}, in picoseconds
   */
  public Gil(String name, long address, long switchIntervalPs) {
    this.address = address;
    this.switchIntervalPs = switchIntervalPs;
    released = new Futex("the " + name);
    switched = new Futex("another thread to take the " + name);
  }

  /** Times the lock went from one thread to another. */
  public long switches() {
    return switches;
  }

  /** Times a waiter asked the holder to let go. */
  public long dropRequests() {
    return dropRequests;
  }

  private void askHolder() {
    EvalBreaker holder = lastHolder;
    if (holder != null) {
      dropRequests++;
      holder.request(EvalBreaker.DROP_GIL);
    }
  }

  /** {@code take_gil}: returns when the thread holds the lock. */
  public static final class Take extends Routine {
    private static final int ENTER = 0;
    private static final int LOOK = 1;
    private static final int WAITED = 2;
    private static final int SIGNALLED = 3;

    private final Gil gil;
    private final EvalBreaker breaker;
    private final long wakeCallPs;
    private long seenSwitches;

    /**
     * @param breaker the thread's own
     * @param wakeCallPs what waking another thread costs
     */
    public Take(Gil gil, EvalBreaker breaker, long wakeCallPs) {
      this.gil = gil;
      this.breaker = breaker;
      this.wakeCallPs = wakeCallPs;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case ENTER:
          state = LOOK;
          return thread.access(
              gil.address, AccessKind.ATOMIC, Cause.GIL_WAIT.id(), Cause.GIL_WAIT.id());
        case LOOK:
          if (gil.locked) {
            state = WAITED;
            seenSwitches = gil.switches;
            return thread.waitOn(gil.released, gil.switchIntervalPs, Cause.GIL_WAIT.id());
          }
          return take(thread);
        case WAITED:
          if (thread.timedOut() && gil.locked && gil.switches == seenSwitches) {
            gil.askHolder();
          }
          state = LOOK;
          return thread.access(
              gil.address, AccessKind.ATOMIC, Cause.GIL_WAIT.id(), Cause.GIL_WAIT.id());
        default:
          return Step.DONE;
      }
    }

    private Step take(SimThread thread) {
      gil.locked = true;
      breaker.take(EvalBreaker.DROP_GIL);
      if (gil.lastHolder != breaker) {
        // The first thread ever to take the lock gets it from nobody.
        gil.switches += gil.lastHolder == null ? 0 : 1;
        gil.lastHolder = breaker;
      }
      state = SIGNALLED;
      return gil.switched.wake(1) > 0 ? thread.occupy(wakeCallPs, Cause.GIL_WAIT.id()) : Step.DONE;
    }
  }

  /** {@code drop_gil}: gives the lock up, and waits for a switch if one was asked for. */
  public static final class Drop extends Routine {
    private static final int ENTER = 0;
    private static final int UNLOCK = 1;
    private static final int SIGNALLED = 2;
    private static final int SWITCHED = 3;

    private final Gil gil;
    private final EvalBreaker breaker;
    private final long wakeCallPs;

    /**
     * @param breaker the thread's own
     * @param wakeCallPs what waking another thread costs
     */
    public Drop(Gil gil, EvalBreaker breaker, long wakeCallPs) {
      this.gil = gil;
      this.breaker = breaker;
      this.wakeCallPs = wakeCallPs;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case ENTER:
          state = UNLOCK;
          return thread.access(
              gil.address, AccessKind.ATOMIC, Cause.GIL_WAIT.id(), Cause.GIL_WAIT.id());
        case UNLOCK:
          if (!gil.locked || gil.lastHolder != breaker) {
            throw new IllegalStateException(thread + " drops a lock that it does not hold");
          }
          gil.locked = false;
          state = SIGNALLED;
          return gil.released.wake(1) > 0
              ? thread.occupy(wakeCallPs, Cause.GIL_WAIT.id())
              : Step.AGAIN;
        case SIGNALLED:
          state = SWITCHED;
          if (breaker.take(EvalBreaker.DROP_GIL) && gil.lastHolder == breaker) {
            return thread.waitOn(gil.switched, Cause.GIL_WAIT.id());
          }
          return Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }
}
