package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;

/**
 * {@code take_gil}: returns when the thread holds the lock.
 *
 * <p>Source: CPython 3.13 {@code Python/ceval_gil.c}, {@code take_gil}, in its order.
 */
public final class TakeGil extends Routine {
  private static final int ENTER = 0;
  private static final int LOOK = 1;
  private static final int SLEPT = 2;
  private static final int IN_MUTEX = 3;
  private static final int ASKED = 4;
  private static final int TAKEN = 5;
  private static final int SIGNAL = 6;
  private static final int SIGNALLED = 7;
  private static final int CLEARED = 8;
  private static final int UNLOCKED = 9;

  private final Gil gil;
  private final EvalBreaker breaker;
  private final long wakeCallPs;
  private long seenSwitches;
  private boolean timedOut;

  /**
   * @param breaker the thread's own
   * @param wakeCallPs what waking another thread costs
   */
  public TakeGil(Gil gil, EvalBreaker breaker, long wakeCallPs) {
    this.gil = gil;
    this.breaker = breaker;
    this.wakeCallPs = wakeCallPs;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case ENTER:
        state = LOOK;
        return gil.lockMutex(thread);
      case LOOK:
        if (!gil.isHeld()) {
          gil.take(breaker, thread);
          state = TAKEN;
          return thread.still().compute(2 * gil.mutexPs(), Cause.GIL_WAIT.id());
        }
        // The thread is queued before it lets the mutex go, so that no signal passes it by.
        seenSwitches = gil.switches();
        state = SLEPT;
        return gil.awaitRelease(thread);
      case SLEPT:
        timedOut = thread.timedOut();
        gil.cameBack(!timedOut);
        state = IN_MUTEX;
        return gil.lockMutex(thread);
      case IN_MUTEX:
        if (timedOut && gil.isHeld() && gil.switches() == seenSwitches) {
          state = ASKED;
          return gil.request(thread);
        }
        state = LOOK;
        return Step.AGAIN;
      case ASKED:
        if (gil.switches() == seenSwitches) {
          gil.askHolder();
        }
        state = LOOK;
        return Step.AGAIN;
      case TAKEN:
        state = SIGNAL;
        return gil.lockSwitchMutex(thread);
      case SIGNAL:
        state = SIGNALLED;
        return gil.signalSwitch()
            ? thread.still().occupy(wakeCallPs, Cause.GIL_WAIT.id())
            : Step.AGAIN;
      case SIGNALLED:
        state = CLEARED;
        return gil.lockSwitchMutex(thread);
      case CLEARED:
        state = UNLOCKED;
        return gil.clearRequest(thread, breaker);
      case UNLOCKED:
        state = UNLOCKED + 1;
        return gil.lockMutex(thread);
      default:
        return Step.DONE;
    }
  }
}
