package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.lock.ThreadLock;

/**
 * {@code threading.Barrier}: a number of threads leave together, again and again. Those of the next
 * round wait until all of this one have left.
 *
 * <p>Source: CPython 3.13 {@code Lib/threading.py}, {@code Barrier.wait}. Departures: it is never
 * broken or reset, and has no action.
 */
public final class CyclicBarrier {
  private final Library library;
  private final Condition condition;
  private final int parties;
  private int inside;
  private boolean isDraining;

  /**
   * @param name as in the report of a deadlock
   * @param parties how many leave together
   */
  public CyclicBarrier(Library library, String name, int parties) {
    this.library = library;
    this.parties = parties;
    condition = new Condition(library, name, library.newLock("the lock of " + name));
  }

  /** {@code wait}; a routine for one thread. */
  public Routine arriveBy(LibraryCaller caller) {
    return new Arrive(caller);
  }

  private final class Arrive extends Routine {
    private static final int BEGIN = 0;
    private static final int LOCK = 1;
    private static final int ENTER = 2;
    private static final int WAIT = 3;
    private static final int LEAVE = 4;
    private static final int UNLOCK = 5;

    private final LibraryCaller caller;
    private final ThreadLock.Use lock;
    private final Condition.Wait wait;
    private final Condition.Notify notifyAll;

    Arrive(LibraryCaller caller) {
      this.caller = caller;
      lock = condition.lock().useBy(caller.caller());
      wait = condition.waitBy(caller);
      notifyAll = condition.notifyBy(caller);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = LOCK;
          return thread.call(caller.code().apply(library.costs().enter()));
        case LOCK:
          state = ENTER;
          return thread.call(lock.acquire());
        case ENTER:
          if (isDraining) {
            return thread.call(wait);
          }
          inside++;
          state = WAIT;
          if (inside == parties) {
            isDraining = true;
            return thread.call(notifyAll.of(Integer.MAX_VALUE));
          }
          return Step.AGAIN;
        case WAIT:
          if (!isDraining) {
            return thread.call(wait);
          }
          inside--;
          state = LEAVE;
          return Step.AGAIN;
        case LEAVE:
          state = UNLOCK;
          if (inside == 0) {
            isDraining = false;
            return thread.call(notifyAll.of(Integer.MAX_VALUE));
          }
          return Step.AGAIN;
        case UNLOCK:
          state = UNLOCK + 1;
          return thread.call(lock.release());
        default:
          return Step.DONE;
      }
    }
  }
}
