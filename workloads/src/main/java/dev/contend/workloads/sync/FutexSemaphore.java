package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;

/**
 * A number of permits that threads take one at a time, asleep while there is none. Unfair.
 *
 * <p>Source: glibc {@code nptl/sem_waitcommon.c} and {@code nptl/sem_post.c}: permits and waiters
 * are halves of one word.
 */
public final class FutexSemaphore {
  private final Platform platform;
  private final Word permits;
  private final Futex futex;
  private int waiters;

  /**
   * @param name as in the report of a deadlock
   * @param permits how many there are at first
   */
  public FutexSemaphore(Platform platform, String name, int permits) {
    this.platform = platform;
    this.permits = platform.word();
    this.permits.value = permits;
    futex = new Futex(name);
  }

  /** Takes a permit; a routine for one thread. */
  public Routine take() {
    return new Take();
  }

  /** Gives a permit, be it one that was taken or a new one; a routine for one thread. */
  public Routine give() {
    return new Give();
  }

  private final class Take extends Routine {
    private static final int LOOK = 0;
    private static final int LOOKED = 1;
    private static final int SWAPPED = 2;
    private static final int NOTED = 3;
    private static final int WAIT = 4;
    private static final int RETRIED = 5;

    private final FutexWait sleep = new FutexWait(platform, futex, () -> permits.value == 0);

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case LOOK:
          state = LOOKED;
          return permits.load(thread);
        case LOOKED:
          state = permits.value > 0 ? SWAPPED : NOTED;
          return permits.value > 0 ? permits.compareAndSwap(thread) : permits.atomic(thread);
        case SWAPPED:
          if (permits.value > 0) {
            permits.value--;
            return Step.DONE;
          }
          state = NOTED;
          return permits.atomic(thread);
        case NOTED:
          waiters++;
          state = WAIT;
          return Step.AGAIN;
        case WAIT:
          state = RETRIED;
          return permits.value > 0 ? permits.compareAndSwap(thread) : thread.call(sleep);
        default:
          if (permits.value > 0) {
            permits.value--;
            waiters--;
            return Step.DONE;
          }
          state = WAIT;
          return Step.AGAIN;
      }
    }
  }

  private final class Give extends Routine {
    private final FutexWake wake = new FutexWake(platform, futex, 1);

    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        state = 1;
        return permits.atomic(thread);
      }
      if (state == 1) {
        permits.value++;
        state = 2;
        return waiters > 0 ? thread.call(wake) : Step.DONE;
      }
      return Step.DONE;
    }
  }
}
