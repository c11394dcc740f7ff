package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;

/**
 * {@code drop_gil}: gives the lock up, and waits for a switch if one was asked for, be it that the
 * thread lets go by itself.
 *
 * <p>Source: CPython 3.13 {@code Python/ceval_gil.c}, {@code drop_gil} and {@code drop_gil_impl};
 * glibc 2.36 {@code nptl/pthread_cond_signal.c}, which returns at once only if there is no waiter,
 * signalled ones included.
 */
public final class DropGil extends Routine {
  private static final int ENTER = 0;
  private static final int UNLOCK = 1;
  private static final int CONDITION_LOCKED = 2;
  private static final int SIGNALLED = 3;
  private static final int UNLOCKED = 4;
  private static final int LOCK_SWITCH_MUTEX = 5;
  private static final int LOOK = 6;
  private static final int END = 7;

  private final Gil gil;
  private final EvalBreaker breaker;
  private final long wakeCallPs;
  private final boolean isFinal;

  /**
   * @param breaker the thread's own
   * @param wakeCallPs what waking another thread costs
   * @param isFinal whether the thread ends and never takes the lock again: it waits for no switch
   */
  public DropGil(Gil gil, EvalBreaker breaker, long wakeCallPs, boolean isFinal) {
    this.gil = gil;
    this.breaker = breaker;
    this.wakeCallPs = wakeCallPs;
    this.isFinal = isFinal;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case ENTER:
        if (!gil.isHeldBy(breaker)) {
          throw new IllegalStateException(thread + " drops a lock that it does not hold");
        }
        state = UNLOCK;
        return gil.lockMutex(thread);
      case UNLOCK:
        state = SIGNALLED;
        if (gil.free()) {
          return thread.still().occupy(wakeCallPs, Cause.GIL_WAIT.id());
        }
        if (!gil.awaitsSignalled()) {
          return Step.AGAIN;
        }
        // Somebody is still on the way out of the condition, so its lock is taken to find nobody.
        state = CONDITION_LOCKED;
        return gil.lockCondition(thread);
      case CONDITION_LOCKED:
        state = SIGNALLED;
        return gil.lockCondition(thread);
      case SIGNALLED:
        state = UNLOCKED;
        return gil.lockMutex(thread);
      case UNLOCKED:
        state = isFinal || !breaker.has(EvalBreaker.DROP_GIL) ? END : LOCK_SWITCH_MUTEX;
        return thread.still().compute(gil.mutexPs(), Cause.GIL_WAIT.id());
      case LOCK_SWITCH_MUTEX:
        state = LOOK;
        return gil.lockSwitchMutex(thread);
      case LOOK:
        state = END;
        if (!gil.hasNotSwitchedFrom(breaker)) {
          return Step.DONE;
        }
        breaker.take(EvalBreaker.DROP_GIL);
        return gil.awaitSwitch(thread);
      default:
        return Step.DONE;
    }
  }
}
