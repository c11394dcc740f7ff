package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.SubjectKind;

/**
 * A number of permits that threads take one at a time, asleep while there is none. Unfair.
 *
 * <p>Source: glibc {@code nptl/sem_waitcommon.c}, {@code nptl/sem_wait.c} and {@code
 * nptl/sem_post.c}: permits and waiters are halves of one word.
 */
public final class FutexSemaphore {
  /** No limit to a wait. */
  public static final long FOREVER = FutexWait.FOREVER;

  private final Platform platform;
  private final Word permits;
  private final Futex futex;
  private int waiters;
  private long sleeps;

  /**
   * @param name as in the report of a deadlock
   * @param permits how many there are at first
   */
  public FutexSemaphore(Platform platform, String name, int permits) {
    this(platform, name, platform.word(SubjectKind.LOCK, name));
    this.permits.value = permits;
  }

  /** The same on the line of an address, where a thread's stack or a lock's memory is. */
  public FutexSemaphore(Platform platform, String name, int permits, long address) {
    this(platform, name, new Word(address));
    this.permits.value = permits;
  }

  private FutexSemaphore(Platform platform, String name, Word permits) {
    this.platform = platform;
    this.permits = permits;
    futex = new Futex(name, permits.address);
  }

  /** Times a thread went to sleep here. */
  public long sleeps() {
    return sleeps;
  }

  /** Takes a permit; a routine for one thread. */
  public Take take() {
    return new Take();
  }

  /** Takes a permit if there is one; a routine for one thread. */
  public TryTake tryTake() {
    return new TryTake();
  }

  /** Gives a permit, be it one that was taken or a new one; a routine for one thread. */
  public Routine give() {
    return new Give();
  }

  /** {@code sem_wait}, or {@code sem_clockwait} with a limit. */
  public final class Take extends Routine {
    private static final int LOOK = 0;
    private static final int LOOKED = 1;
    private static final int SWAPPED = 2;
    private static final int NOTED = 3;
    private static final int WAIT = 4;
    private static final int RETRIED = 5;
    private static final int SLEPT = 6;
    private static final int GAVE_UP = 7;

    private final FutexWait sleep = new FutexWait(platform, futex, this::isToSleep);
    private long deadlinePs = FOREVER;
    private boolean taken;

    private Take() {}

    /** The same routine with a limit, or {@link #FOREVER}. */
    public Take within(long atMostPs) {
      long nowPs = platform.kernel().nowPs();
      deadlinePs = atMostPs == FOREVER ? FOREVER : nowPs + atMostPs;
      return this;
    }

    /** The same routine with another cause of the time asleep. */
    public Take because(int sleepCause) {
      sleep.because(sleepCause);
      return this;
    }

    /** Whether the last call got a permit. */
    public boolean hasTaken() {
      return taken;
    }

    private boolean isToSleep() {
      if (permits.value == 0) {
        sleeps++;
        return true;
      }
      return false;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case LOOK:
          taken = false;
          state = LOOKED;
          return permits.load(thread);
        case LOOKED:
          state = permits.value > 0 ? SWAPPED : NOTED;
          return permits.value > 0 ? permits.compareAndSwap(thread) : permits.atomic(thread);
        case SWAPPED:
          if (permits.value > 0) {
            return take();
          }
          state = NOTED;
          return permits.atomic(thread);
        case NOTED:
          waiters++;
          state = WAIT;
          return Step.AGAIN;
        case WAIT:
          return permits.value > 0 ? retry(thread) : sleep(thread);
        case RETRIED:
          if (permits.value > 0) {
            waiters--;
            return take();
          }
          state = WAIT;
          return Step.AGAIN;
        case SLEPT:
          state = sleep.timedOut() ? GAVE_UP : WAIT;
          return sleep.timedOut() ? permits.atomic(thread) : Step.AGAIN;
        default:
          waiters--;
          return Step.DONE;
      }
    }

    private Step take() {
      permits.value--;
      taken = true;
      return Step.DONE;
    }

    private Step retry(SimThread thread) {
      state = RETRIED;
      return permits.compareAndSwap(thread);
    }

    private Step sleep(SimThread thread) {
      state = SLEPT;
      if (deadlinePs == FOREVER) {
        return thread.call(sleep.atMost(FOREVER));
      }
      return thread.call(sleep.atMost(Math.max(1, deadlinePs - platform.kernel().nowPs())));
    }
  }

  /** {@code sem_trywait}. */
  public final class TryTake extends Routine {
    private boolean taken;

    private TryTake() {}

    /** Whether the last call got a permit. */
    public boolean hasTaken() {
      return taken;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case 0:
          taken = false;
          state = 1;
          return permits.load(thread);
        case 1:
          state = 2;
          return permits.value > 0 ? permits.compareAndSwap(thread) : Step.DONE;
        default:
          taken = permits.value > 0;
          permits.value -= taken ? 1 : 0;
          return Step.DONE;
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
