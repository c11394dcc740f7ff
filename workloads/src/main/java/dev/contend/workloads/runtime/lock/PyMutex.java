package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * CPython's one-byte mutex: the lock in every object's header on a free-threaded build, and from
 * 3.14 on what {@code threading.Lock} is made of.
 *
 * <p>One compare-and-swap when free. A waiter of a free-threaded build yields up to 40 times, up to
 * 3.14 without looking at the lock again, then marks it as waited for and parks. An unlock wakes
 * the longest waiter; if that one has waited for more than a millisecond the lock is handed to it
 * and never becomes free, else any thread may take it first.
 *
 * <p>Source: CPython 3.13 to 3.15 {@code Python/lock.c}, {@code _PyMutex_LockTimed} and {@code
 * _PyMutex_TryUnlock}. Departures: reading the clock takes no time, and no signal ends a wait.
 */
public final class PyMutex {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "lock of an object (PyMutex)",
          "One byte in the object's header, and threading.Lock from 3.14 on. Free: one"
              + " compare-and-swap. Taken: without the GIL the thread yields up to 40 times,"
              + " looking at every fourth from 3.15 on; then it marks the lock and parks. An unlock"
              + " wakes the longest waiter; after a wait of 1 ms the lock is handed to it, before"
              + " that any thread may take it first.",
          "CPython Python/lock.c, _PyMutex_LockTimed and _PyMutex_TryUnlock",
          "reading the clock takes no time, and no signal ends a wait");

  private final String name;
  private final long address;
  private final int subject;
  private boolean locked;
  private boolean hasParked;
  private long parks;

  /**
   * @param name as in the report of a deadlock
   * @param address of its byte
   */
  public PyMutex(String name, long address) {
    this(name, address, Contention.UNNAMED);
  }

  /** A mutex on a line that is more than it, as an object's header: what threads wait for. */
  public PyMutex(String name, long address, int subject) {
    this.name = name;
    this.address = address;
    this.subject = subject;
  }

  /** Times a thread went to sleep here. */
  public long parks() {
    return parks;
  }

  /** Where its byte is. */
  public long address() {
    return address;
  }

  /** What it is called in the report of a deadlock. */
  public String name() {
    return name;
  }

  /** What threads wait for here; as its line has it if unnamed. */
  int subject() {
    return subject;
  }

  boolean isLocked() {
    return locked;
  }

  private Routine.Step swap(SimThread thread) {
    return thread.access(
        address,
        AccessKind.COMPARE_AND_SWAP,
        Cause.USEFUL_PYTHON.id(),
        Cause.LINE_TRANSFER.id(),
        subject);
  }

  private static PyMutex required(@Nullable PyMutex mutex) {
    if (mutex == null) {
      throw new IllegalStateException("of(mutex) was not called");
    }
    return mutex;
  }

  /** {@code PyMutex_Lock}, with a limit if need be; a routine for one thread. */
  public static final class Lock extends ThreadLock.Acquire {
    private static final int FAST = 0;
    private static final int TRIED = 1;
    private static final int LOOK = 2;
    private static final int TAKEN = 3;
    private static final int YIELDED = 4;
    private static final int RELOADED = 5;
    private static final int MARKED = 6;
    private static final int WOKEN = 7;

    private final ParkingLot lot;
    private final LockSettings settings;
    private final Caller caller;
    private ParkingLot.@Nullable Park park;
    private @Nullable PyMutex target;
    private int spins;
    private long beganPs;
    private boolean sawLocked;
    private boolean sawParked;
    private boolean handedOff;

    public Lock(ParkingLot lot, Caller caller) {
      this.lot = lot;
      this.caller = caller;
      settings = lot.settings();
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
          state = TRIED;
          return mutex.swap(thread);
        case TRIED:
          if (!mutex.locked && !mutex.hasParked) {
            return take(mutex);
          }
          if (mutex.locked && limitPs() == 0) {
            return end(false);
          }
          spins = 0;
          beganPs = nowPs();
          return look(mutex);
        case LOOK:
          return act(thread, mutex);
        case TAKEN:
          return isAsSeen(mutex) ? take(mutex) : look(mutex);
        case YIELDED:
          if (settings.reloadEvery() > 0 && (spins + caller.id()) % settings.reloadEvery() == 0) {
            return load(thread, mutex);
          }
          state = LOOK;
          return Step.AGAIN;
        case RELOADED:
          return look(mutex);
        case MARKED:
          if (!isAsSeen(mutex)) {
            return look(mutex);
          }
          mutex.hasParked = true;
          sawParked = true;
          return park(thread, mutex);
        default:
          return woken(thread, mutex);
      }
    }

    /** Acts on the value that was seen last, which may be an old one. */
    private Step act(SimThread thread, PyMutex mutex) {
      if (!sawLocked) {
        state = TAKEN;
        return mutex.swap(thread);
      }
      if (!sawParked && spins < settings.spins()) {
        spins++;
        state = YIELDED;
        return thread.yieldCpu(Cause.LOCK_SPIN.id());
      }
      if (leftPs() == 0) {
        return end(false);
      }
      if (!sawParked) {
        state = MARKED;
        return mutex.swap(thread);
      }
      return park(thread, mutex);
    }

    private Step park(SimThread thread, PyMutex mutex) {
      if (park == null) {
        park = new ParkingLot.Park(lot, caller);
      }
      handedOff = false;
      state = WOKEN;
      return thread.call(
          park.at(mutex.address, mutex.name, () -> isToSleep(mutex), this, leftPs())
              .because(sleepCause()));
    }

    private static boolean isToSleep(PyMutex mutex) {
      boolean asExpected = mutex.locked && mutex.hasParked;
      mutex.parks += asExpected ? 1 : 0;
      return asExpected;
    }

    private Step woken(SimThread thread, PyMutex mutex) {
      ParkingLot.Outcome outcome = park == null ? ParkingLot.Outcome.CHANGED : park.outcome();
      if (outcome == ParkingLot.Outcome.UNPARKED && handedOff) {
        return end(true);
      }
      return outcome == ParkingLot.Outcome.TIMED_OUT ? end(false) : load(thread, mutex);
    }

    private Step load(SimThread thread, PyMutex mutex) {
      state = RELOADED;
      return thread.access(
          mutex.address,
          AccessKind.LOAD,
          Cause.LOCK_SPIN.id(),
          Cause.LINE_TRANSFER.id(),
          mutex.subject);
    }

    private Step look(PyMutex mutex) {
      sawLocked = mutex.locked;
      sawParked = mutex.hasParked;
      state = LOOK;
      return Step.AGAIN;
    }

    private boolean isAsSeen(PyMutex mutex) {
      return mutex.locked == sawLocked && mutex.hasParked == sawParked;
    }

    private Step take(PyMutex mutex) {
      mutex.locked = true;
      return end(true);
    }

    private long leftPs() {
      return limitPs() == FOREVER ? FOREVER : Math.max(0, beganPs + limitPs() - nowPs());
    }

    private long nowPs() {
      return lot.platform().kernel().nowPs();
    }

    /** The unlocking thread decides, under the bucket's mutex, whether it hands the lock over. */
    private boolean decideHandOff() {
      handedOff = nowPs() > beganPs + settings.fairAfterPs();
      return handedOff;
    }
  }

  /** {@code PyMutex_Unlock}; a routine for one thread. */
  public static final class Unlock extends Routine {
    private static final int UNLOCK = 0;
    private static final int UNLOCKED = 1;

    private final ParkingLot lot;
    private ParkingLot.@Nullable Unpark unpark;
    private @Nullable PyMutex target;

    public Unlock(ParkingLot lot) {
      this.lot = lot;
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
        return mutex.swap(thread);
      }
      if (state == UNLOCKED) {
        if (!mutex.locked) {
          throw new IllegalStateException(thread + " unlocks " + mutex.name + ", which is free");
        }
        state = UNLOCKED + 1;
        if (!mutex.hasParked) {
          mutex.locked = false;
          return Step.DONE;
        }
        if (unpark == null) {
          unpark = new ParkingLot.Unpark(lot);
        }
        return thread.call(
            unpark.at(mutex.address, (entry, moreWait) -> release(mutex, entry, moreWait)));
      }
      return Step.DONE;
    }

    private static void release(PyMutex mutex, @Nullable Object entry, boolean moreWait) {
      if (entry != null && !(entry instanceof Lock)) {
        throw new IllegalStateException("something else waits at the address of " + mutex.name);
      }
      mutex.locked = entry instanceof Lock waiter && waiter.decideHandOff();
      mutex.hasParked = entry != null && moreWait;
    }
  }
}
