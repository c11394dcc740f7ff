package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.sync.FutexSemaphore;
import dev.contend.workloads.sync.Platform;

/**
 * A POSIX semaphore with the value 1 as a lock: {@code threading.Lock} up to CPython 3.13, and
 * {@code multiprocessing.Lock}.
 *
 * <p>No spinning and no fairness: whoever finds it free takes it, and a woken waiter may come too
 * late. The thread tries once, and lets go of its interpreter before it waits.
 *
 * <p>Source: CPython 3.13 {@code Python/thread.c}, {@code
 * PyThread_acquire_lock_timed_with_retries}; {@code Python/thread_pthread.h}; glibc {@code
 * sem_trywait}, {@code sem_clockwait}.
 */
public final class Semaphore implements ThreadLock {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "threading.Lock up to 3.13, multiprocessing.Lock",
          "A POSIX semaphore: one atomic operation if free; else the thread lets its interpreter go"
              + " and sleeps. No spinning and no fairness.",
          "CPython Python/thread_pthread.h; glibc sem_wait",
          "");

  private final FutexSemaphore permit;

  /**
   * @param name as in the report of a deadlock
   * @param address of its word
   */
  public Semaphore(Platform platform, String name, long address) {
    permit = new FutexSemaphore(platform, name, 1, address);
  }

  @Override
  public long parks() {
    return permit.sleeps();
  }

  @Override
  public Use useBy(Caller caller) {
    return new Use(new AcquireSemaphore(caller), permit.give());
  }

  private final class AcquireSemaphore extends Acquire {
    private static final int TRY = 0;
    private static final int TRIED = 1;
    private static final int DETACHED = 2;
    private static final int WAITED = 3;

    private final Caller caller;
    private final FutexSemaphore.TryTake tryTake = permit.tryTake();
    private final FutexSemaphore.Take take = permit.take();

    AcquireSemaphore(Caller caller) {
      this.caller = caller;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case TRY:
          state = TRIED;
          return thread.call(tryTake);
        case TRIED:
          if (tryTake.hasTaken() || limitPs() == 0) {
            return end(tryTake.hasTaken());
          }
          state = DETACHED;
          return thread.call(caller.detach());
        case DETACHED:
          state = WAITED;
          return thread.call(take.within(limitPs()).because(sleepCause()));
        case WAITED:
          state = WAITED + 1;
          return thread.call(caller.attach());
        default:
          return end(take.hasTaken());
      }
    }
  }
}
