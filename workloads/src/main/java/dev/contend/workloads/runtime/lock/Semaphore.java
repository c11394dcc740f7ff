package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Mechanism;

/**
 * A POSIX semaphore with the value 1 as a lock: {@code threading.Lock} up to CPython 3.13, and
 * {@code multiprocessing.Lock}.
 *
 * <p>No spinning and no fairness: whoever finds it free takes it, and a woken waiter may come too
 * late. The thread lets go of its interpreter before it sleeps.
 *
 * <p>Source: CPython 3.13 {@code Python/thread_pthread.h}, {@code PyThread_acquire_lock_timed}, and
 * glibc {@code sem_wait}.
 */
public final class Semaphore {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "threading.Lock up to 3.13, multiprocessing.Lock",
          "A POSIX semaphore: one atomic operation if free; else the thread lets its interpreter go"
              + " and sleeps. No spinning and no fairness.",
          "CPython Python/thread_pthread.h; glibc sem_wait",
          "");

  private final long address;
  private final Futex futex;
  private boolean taken;
  private long parks;

  /**
   * @param name as in the report of a deadlock
   * @param address of its word
   */
  public Semaphore(String name, long address) {
    this.address = address;
    futex = new Futex("lock '" + name + "'");
  }

  /** Times a thread went to sleep here. */
  public long parks() {
    return parks;
  }

  /** Takes the semaphore, asleep if need be. */
  public static final class Acquire extends Routine {
    private static final int TRY = 0;
    private static final int TRIED = 1;
    private static final int DETACHED = 2;
    private static final int WOKEN = 3;
    private static final int ATTACHED = 4;

    private final Routine detach;
    private final Routine attach;
    private final Semaphore semaphore;

    /**
     * @param detach lets the thread's interpreter go
     * @param attach gets it back
     */
    public Acquire(Semaphore semaphore, Routine detach, Routine attach) {
      this.semaphore = semaphore;
      this.detach = detach;
      this.attach = attach;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case TRY:
          state = TRIED;
          return word(thread);
        case TRIED:
          if (!semaphore.taken) {
            semaphore.taken = true;
            return Step.DONE;
          }
          state = DETACHED;
          return thread.call(detach);
        case DETACHED:
          if (!semaphore.taken) {
            semaphore.taken = true;
            state = ATTACHED;
            return thread.call(attach);
          }
          semaphore.parks++;
          state = WOKEN;
          return thread.waitOn(semaphore.futex, Cause.LOCK_PARKED.id());
        case WOKEN:
          state = DETACHED;
          return word(thread);
        default:
          return Step.DONE;
      }
    }

    private Step word(SimThread thread) {
      return thread.access(
          semaphore.address, AccessKind.ATOMIC, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
    }
  }

  /** Gives the semaphore up and wakes one waiter. */
  public static final class Release extends Routine {
    private static final int UNLOCK = 0;
    private static final int UNLOCKED = 1;

    private final long wakeCallPs;
    private final Semaphore semaphore;

    /**
     * @param wakeCallPs what waking another thread costs
     */
    public Release(Semaphore semaphore, long wakeCallPs) {
      this.semaphore = semaphore;
      this.wakeCallPs = wakeCallPs;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == UNLOCK) {
        state = UNLOCKED;
        return thread.access(
            semaphore.address,
            AccessKind.ATOMIC,
            Cause.USEFUL_PYTHON.id(),
            Cause.LINE_TRANSFER.id());
      }
      if (state == UNLOCKED) {
        semaphore.taken = false;
        state = UNLOCKED + 1;
        if (semaphore.futex.wake(1) > 0) {
          return thread.occupy(wakeCallPs, Cause.LOCK_PARKED.id());
        }
      }
      return Step.DONE;
    }
  }
}
