package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * CPython's one-byte mutex: the lock in every object's header on a free-threaded build.
 *
 * <p>One compare-and-swap when free. A waiter yields up to 40 times without looking at the lock
 * again, then marks it as waited for and parks. An unlock wakes the longest waiter; if that one has
 * waited for more than a millisecond the lock is handed to it and never becomes free, else any
 * thread may take it first.
 *
 * <p>Source: CPython 3.13 {@code Python/lock.c}, {@code _PyMutex_LockTimed} and {@code
 * _PyMutex_TryUnlock}. Departure: the parking lot's bucket lock is not modelled.
 */
public final class PyMutex {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "lock of an object (PyMutex)",
          "One byte in the object's header. Free: one compare-and-swap. Taken: the thread yields up"
              + " to 40 times without looking, then marks the lock and parks. An unlock wakes the"
              + " longest waiter; after a wait of 1 ms the lock is handed to it, before that any"
              + " thread may take it first.",
          "CPython Python/lock.c, _PyMutex_LockTimed and _PyMutex_TryUnlock",
          "");

  /** {@code MAX_SPIN_COUNT} of free-threaded builds. */
  private static final int MAX_SPINS = 40;

  /** {@code TIME_TO_BE_FAIR_NS}. */
  private static final long FAIR_AFTER_PS = 1_000_000_000L;

  private final long address;
  private final Futex futex;
  private final ArrayDeque<Lock> parked = new ArrayDeque<>();
  private boolean locked;
  private boolean hasParked;
  private long parks;

  /**
   * @param name as in the report of a deadlock
   * @param address of its byte
   */
  public PyMutex(String name, long address) {
    this.address = address;
    futex = new Futex(name);
  }

  /** Times a thread went to sleep here. */
  public long parks() {
    return parks;
  }

  /** {@code PyMutex_Lock}: returns when the thread holds the mutex. */
  public static final class Lock extends Routine {
    private static final int FAST = 0;
    private static final int TRIED = 1;
    private static final int SPIN = 2;
    private static final int MARKED = 3;
    private static final int WOKEN = 4;
    private static final int RETRIED = 5;

    private @Nullable PyMutex target;
    private int spins;
    private long fairAtPs;
    private boolean sawParked;
    private boolean handedOff;
    private final NowPs clock;

    public Lock(NowPs clock) {
      this.clock = clock;
    }

    /** This routine for the mutex to act on; to be called before each use. */
    public Lock of(PyMutex mutex) {
      target = mutex;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      PyMutex mutex = required(target);
      switch (state) {
        case FAST:
          spins = 0;
          state = TRIED;
          return mutex.word(thread);
        case TRIED:
          if (!mutex.locked) {
            mutex.locked = true;
            return Step.DONE;
          }
          fairAtPs = clock.nowPs() + FAIR_AFTER_PS;
          sawParked = mutex.hasParked;
          state = SPIN;
          return Step.AGAIN;
        case SPIN:
          if (!sawParked && spins < MAX_SPINS) {
            spins++;
            return thread.yieldCpu(Cause.LOCK_SPIN.id());
          }
          state = MARKED;
          return mutex.word(thread);
        case MARKED:
          return takeOrPark(thread, mutex);
        case WOKEN:
          if (handedOff) {
            return Step.DONE;
          }
          state = RETRIED;
          return mutex.word(thread);
        case RETRIED:
          if (!mutex.locked) {
            mutex.locked = true;
            return Step.DONE;
          }
          sawParked = mutex.hasParked;
          state = SPIN;
          return Step.AGAIN;
        default:
          throw new IllegalStateException("state " + state);
      }
    }

    private Step takeOrPark(SimThread thread, PyMutex mutex) {
      if (!mutex.locked) {
        mutex.locked = true;
        return Step.DONE;
      }
      mutex.hasParked = true;
      mutex.parks++;
      mutex.parked.addLast(this);
      handedOff = false;
      state = WOKEN;
      return thread.waitOn(mutex.futex, Cause.LOCK_PARKED.id());
    }
  }

  /** {@code PyMutex_Unlock}. */
  public static final class Unlock extends Routine {
    private static final int UNLOCK = 0;
    private static final int UNLOCKED = 1;

    private final long wakeCallPs;
    private final NowPs clock;
    private @Nullable PyMutex target;

    /**
     * @param wakeCallPs what waking another thread costs
     */
    public Unlock(long wakeCallPs, NowPs clock) {
      this.wakeCallPs = wakeCallPs;
      this.clock = clock;
    }

    /** This routine for the mutex to act on; to be called before each use. */
    public Unlock of(PyMutex mutex) {
      target = mutex;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      PyMutex mutex = required(target);
      if (state == UNLOCK) {
        state = UNLOCKED;
        return mutex.word(thread);
      }
      if (state == UNLOCKED) {
        state = UNLOCKED + 1;
        Lock longest = mutex.parked.pollFirst();
        if (longest == null) {
          mutex.locked = false;
          mutex.hasParked = false;
          return Step.DONE;
        }
        longest.handedOff = clock.nowPs() > longest.fairAtPs;
        mutex.locked = longest.handedOff;
        mutex.hasParked = !mutex.parked.isEmpty();
        mutex.futex.wake(1);
        return thread.occupy(wakeCallPs, Cause.LOCK_PARKED.id());
      }
      return Step.DONE;
    }
  }

  private Routine.Step word(SimThread thread) {
    return thread.access(
        address, AccessKind.ATOMIC, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }

  private static PyMutex required(@Nullable PyMutex mutex) {
    if (mutex == null) {
      throw new IllegalStateException("of(mutex) was not called");
    }
    return mutex;
  }

  /** The simulated clock, in picoseconds. */
  @FunctionalInterface
  public interface NowPs {
    long nowPs();
  }
}
