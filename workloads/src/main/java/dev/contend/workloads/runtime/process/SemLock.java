package dev.contend.workloads.runtime.process;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/**
 * A named semaphore in memory that processes share: locks and limits of {@code multiprocessing}.
 *
 * <p>A thread tries first and keeps its interpreter; if there is no permit it lets the interpreter
 * go and sleeps. Unfair: whoever finds a permit takes it.
 *
 * <p>Source: CPython 3.13 {@code Modules/_multiprocessing/semaphore.c}; glibc {@code sem_wait}.
 */
final class SemLock {
  private final long address;
  private final Futex futex;
  private long permits;

  /**
   * @param name as in the report of a deadlock
   * @param address of its word
   * @param permits how many may hold it at a time
   */
  SemLock(String name, long address, long permits) {
    this.address = address;
    this.permits = permits;
    futex = new Futex(name, address);
  }

  /** Whether a permit is free. */
  boolean hasPermit() {
    return permits > 0;
  }

  /** Takes a permit, asleep if need be. */
  static final class Acquire extends Routine {
    private static final int TRY = 0;
    private static final int TRIED = 1;
    private static final int LOOK = 2;
    private static final int WOKEN = 3;
    private static final int ATTACHED = 4;

    private final SemLock lock;
    private final SystemCaller caller;
    private final Cause waiting;

    /**
     * @param waiting cause of the time asleep
     */
    Acquire(SemLock lock, SystemCaller caller, Cause waiting) {
      this.lock = lock;
      this.caller = caller;
      this.waiting = waiting;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case TRY:
          state = TRIED;
          return lock.word(thread);
        case TRIED:
          if (lock.permits > 0) {
            lock.permits--;
            return Step.DONE;
          }
          state = LOOK;
          return thread.call(caller.detach());
        case LOOK:
          if (lock.permits > 0) {
            lock.permits--;
            state = ATTACHED;
            return thread.call(caller.attach());
          }
          state = WOKEN;
          return thread.waitOn(lock.futex, waiting.id());
        case WOKEN:
          state = LOOK;
          return lock.word(thread);
        default:
          return Step.DONE;
      }
    }
  }

  /** Gives a permit back and wakes one waiter. */
  static final class Release extends Routine {
    private final SemLock lock;
    private final SystemCaller caller;

    Release(SemLock lock, SystemCaller caller) {
      this.lock = lock;
      this.caller = caller;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return lock.word(thread);
        case 1:
          lock.permits++;
          return lock.futex.wake(1) > 0
              ? thread.occupy(caller.wakeCallPs(), Cause.IPC.id())
              : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  private Routine.Step word(SimThread thread) {
    return thread.access(address, AccessKind.ATOMIC, Cause.IPC.id(), Cause.LINE_TRANSFER.id());
  }
}
