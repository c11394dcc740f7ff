package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.lock.RecursiveLock;
import dev.contend.workloads.runtime.lock.ThreadLock;
import dev.contend.workloads.runtime.lock.ThreadLock.Acquire;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code threading.Condition}: a lock, and a queue of locks of which each has one thread asleep.
 *
 * <p>A waiter makes a lock, takes it, gives the condition's lock up and takes its own lock a second
 * time, which puts it to sleep until a notifier gives that lock up. Then it takes the condition's
 * lock again, for which it may sleep a second time. Whether the caller holds a plain lock is found
 * out by trying to take it.
 *
 * <p>Source: CPython 3.13 {@code Lib/threading.py}, {@code Condition.wait}, {@code notify} and
 * {@code _is_owned}. Departure: the deque's operations are part of the Python code's time.
 */
public final class Condition {
  private final Library library;
  private final String name;
  private final String subject;
  private final ThreadLock lock;
  private final ArrayDeque<ThreadLock> waiters = new ArrayDeque<>();

  /** Where each thread's lock for a wait is: freed after the wait, and handed out again. */
  private final Map<Integer, Long> waiterAddresses = new LinkedHashMap<>();

  /**
   * @param lock a Lock or an RLock
   */
  public Condition(Library library, String name, ThreadLock lock) {
    this(library, name, name, lock);
  }

  /** The same, which counts as one subject with all others of a name. */
  Condition(Library library, String name, String subject, ThreadLock lock) {
    this.library = library;
    this.name = name;
    this.subject = subject;
    this.lock = lock;
  }

  /** The condition's lock. */
  ThreadLock lock() {
    return lock;
  }

  /** The wait of one thread. */
  public Wait waitBy(LibraryCaller caller) {
    return new Wait(caller);
  }

  /** The notifications by one thread. */
  public Notify notifyBy(LibraryCaller caller) {
    return new Notify(caller);
  }

  private long waiterAddressOf(Caller caller) {
    return waiterAddresses.computeIfAbsent(
        caller.id(), id -> library.lot().platform().reserveLine(SubjectKind.CONDITION, subject));
  }

  /** What gives the lock up for a wait and takes it back. */
  private ThreadLock.Use aroundWait(Caller caller) {
    return lock instanceof RecursiveLock recursive ? recursive.saveBy(caller) : lock.useBy(caller);
  }

  /** {@code _is_owned}: fails for a thread that does not hold the lock. */
  private final class RequireOwned extends Routine {
    private final Caller caller;
    private final Acquire probe;

    RequireOwned(Caller caller) {
      this.caller = caller;
      probe = lock.useBy(caller).acquire();
    }

    @Override
    protected Step step(SimThread thread) {
      if (lock instanceof RecursiveLock recursive) {
        require(recursive.isOwnedBy(caller), thread);
        return Step.DONE;
      }
      if (state++ == 0) {
        return thread.call(probe.within(0));
      }
      require(!probe.hasSucceeded(), thread);
      return Step.DONE;
    }

    private void require(boolean isOwned, SimThread thread) {
      if (!isOwned) {
        throw new IllegalStateException(thread + " uses " + name + " without its lock");
      }
    }
  }

  /** {@code wait}, with a limit if need be. */
  public final class Wait extends Routine {
    private static final int OWNED = 0;
    private static final int CODE = 1;
    private static final int MAKE = 2;
    private static final int QUEUE = 3;
    private static final int SLEEP = 4;
    private static final int SLEPT = 5;
    private static final int RELOCKED = 6;

    private final LibraryCaller caller;
    private final RequireOwned requireOwned;
    private final ThreadLock.Use around;
    private ThreadLock waiter = lock;
    private Acquire sleep;
    private long limitPs = Acquire.FOREVER;
    private Cause cause = Cause.LOCK_PARKED;
    private boolean notified;

    private Wait(LibraryCaller caller) {
      this.caller = caller;
      requireOwned = new RequireOwned(caller.caller());
      around = aroundWait(caller.caller());
      sleep = around.acquire();
    }

    /** The same routine with a limit, or {@link Acquire#FOREVER}. */
    public Wait within(long atMostPs) {
      limitPs = atMostPs;
      return this;
    }

    /** The same routine with another cause of the time asleep. */
    public Wait because(Cause sleepCause) {
      cause = sleepCause;
      return this;
    }

    /** Whether the last wait ended with a notification. */
    public boolean wasNotified() {
      return notified;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case OWNED:
          state = CODE;
          return thread.call(requireOwned);
        case CODE:
          state = MAKE;
          return thread.call(caller.code().apply(library.costs().conditionWait()));
        case MAKE:
          state = QUEUE;
          waiter = library.locks().make(name, waiterAddressOf(caller.caller()));
          sleep = waiter.useBy(caller.caller()).acquire();
          return thread.call(sleep.within(Acquire.FOREVER));
        case QUEUE:
          state = SLEEP;
          waiters.addLast(waiter);
          return thread.call(around.release());
        case SLEEP:
          state = SLEPT;
          return thread.call(sleep.within(limitPs).because(cause));
        case SLEPT:
          state = RELOCKED;
          return thread.call(around.acquire().within(Acquire.FOREVER));
        default:
          notified = sleep.hasSucceeded();
          if (!notified) {
            waiters.remove(waiter);
          }
          return Step.DONE;
      }
    }
  }

  /** {@code notify}. */
  public final class Notify extends Routine {
    private static final int OWNED = 0;
    private static final int NEXT = 1;
    private static final int RELEASED = 2;

    private final LibraryCaller caller;
    private final RequireOwned requireOwned;
    private ThreadLock woken = lock;
    private int left;

    private Notify(LibraryCaller caller) {
      this.caller = caller;
      requireOwned = new RequireOwned(caller.caller());
    }

    /**
     * The same routine for a number of threads.
     *
     * @param count most that are woken
     */
    public Notify of(int count) {
      left = count;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case OWNED:
          state = NEXT;
          return thread.call(requireOwned);
        case NEXT:
          ThreadLock first = waiters.peekFirst();
          if (first == null || left == 0) {
            return Step.DONE;
          }
          left--;
          woken = first;
          state = RELEASED;
          return thread.call(first.useBy(caller.caller()).release());
        default:
          waiters.remove(woken);
          state = NEXT;
          return Step.AGAIN;
      }
    }
  }
}
