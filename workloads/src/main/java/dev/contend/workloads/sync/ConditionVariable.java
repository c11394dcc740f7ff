package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import java.util.ArrayDeque;

/**
 * A queue of threads that sleep, each without the mutex that it holds otherwise, until signalled.
 *
 * <p>A signal goes to the longest waiter; one to a thread that is not yet asleep is not lost. A
 * waiter that comes back takes the mutex as one that is contended for, so that its release calls
 * the kernel even if nobody sleeps.
 *
 * <p>Source: glibc {@code nptl/pthread_cond_wait.c} (2.25 and later) and {@code __lll_cond_lock}.
 * Departure: the two groups of waiters are one queue, and a signal takes one atomic operation.
 */
final class ConditionVariable {
  private final Platform platform;
  private final String name;
  private final Word word;
  private final ArrayDeque<Wait> waiting = new ArrayDeque<>();

  ConditionVariable(Platform platform, String name) {
    this.platform = platform;
    this.name = name;
    word = platform.word();
  }

  /** Gives the mutex up, sleeps until signalled, and takes the mutex again. */
  Wait waitWith(FutexMutex mutex) {
    return new Wait(mutex);
  }

  /**
   * Wakes the longest waiter.
   *
   * @return a routine for one thread
   */
  Routine signal() {
    return new Signal(1);
  }

  /** Wakes all who wait now. */
  Routine broadcast() {
    return new Signal(Integer.MAX_VALUE);
  }

  /** One thread's wait. */
  final class Wait extends Routine {
    private static final int BEGIN = 0;
    private static final int QUEUED = 1;
    private static final int RELEASED = 2;
    private static final int SLEPT = 3;
    private static final int LEFT = 4;

    private final Futex futex = new Futex(name, word.address);
    private final Routine release;
    private final Routine acquire;
    private final FutexWait sleep;
    private boolean signalled;

    private Wait(FutexMutex mutex) {
      Lock.Use use = mutex.useAfterWait();
      release = use.release();
      acquire = use.acquire();
      sleep = new FutexWait(platform, futex, () -> !signalled);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = QUEUED;
          return word.atomic(thread);
        case QUEUED:
          signalled = false;
          waiting.addLast(this);
          state = RELEASED;
          return thread.call(release);
        case RELEASED:
          if (!signalled) {
            return thread.call(sleep);
          }
          state = SLEPT;
          return word.atomic(thread);
        case SLEPT:
          state = LEFT;
          return thread.call(acquire);
        default:
          return Step.DONE;
      }
    }
  }

  private final class Signal extends Routine {
    private static final int BEGIN = 0;
    private static final int LOOKED = 1;
    private static final int MARKED = 2;
    private static final int WAKE = 3;

    private final int most;
    private final ArrayDeque<FutexWake> calls = new ArrayDeque<>();

    Signal(int most) {
      this.most = most;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = LOOKED;
          return word.load(thread);
        case LOOKED:
          if (waiting.isEmpty()) {
            return Step.DONE;
          }
          state = MARKED;
          return word.atomic(thread);
        case MARKED:
          for (int i = 0; i < most && !waiting.isEmpty(); i++) {
            Wait woken = waiting.removeFirst();
            woken.signalled = true;
            calls.addLast(new FutexWake(platform, woken.futex, 1));
          }
          state = WAKE;
          return Step.AGAIN;
        default:
          return calls.isEmpty() ? Step.DONE : thread.call(calls.removeFirst());
      }
    }
  }
}
