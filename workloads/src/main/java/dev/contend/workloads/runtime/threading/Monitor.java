package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.lock.ThreadLock;
import dev.contend.workloads.runtime.lock.ThreadLock.Acquire;
import java.util.function.BooleanSupplier;

/**
 * One thread's call of a method that runs {@code with condition:} from end to end: it takes the
 * lock, waits until something holds, changes the object, notifies, and gives the lock up.
 */
final class Monitor extends Routine {
  private static final int CODE = 0;
  private static final int LOCK = 1;
  private static final int INSIDE = 2;
  private static final int LOOK = 3;
  private static final int WAITED = 4;
  private static final int UNLOCK = 5;

  private final Library library;
  private final LibraryCaller caller;
  private final ThreadLock.Use lock;
  private final Condition.Wait wait;
  private final Condition.Notify notify;
  private final Call call;
  private long deadlinePs;
  private boolean timedOut;

  /**
   * @param waitAt where to wait until it holds
   * @param notifyAt where to notify afterwards; of the same lock
   */
  Monitor(Library library, LibraryCaller caller, Condition waitAt, Condition notifyAt, Call call) {
    this.library = library;
    this.caller = caller;
    this.call = call;
    lock = waitAt.lock().useBy(caller.caller());
    wait = waitAt.waitBy(caller);
    notify = notifyAt.notifyBy(caller);
  }

  /**
   * What one method does.
   *
   * @param outsideCycles Python code before the lock is held
   * @param insideCycles Python code with the lock
   * @param holds what to wait for
   * @param change what it then does, once; returns how many threads to notify
   */
  record Call(double outsideCycles, double insideCycles, BooleanSupplier holds, Change change) {}

  /** Changes the object. */
  @FunctionalInterface
  interface Change {
    int apply();
  }

  /** The same call with a limit, or {@link Acquire#FOREVER}; 0 waits for the lock alone. */
  Monitor within(long limitPs) {
    long nowPs = library.lot().platform().kernel().nowPs();
    deadlinePs = limitPs == Acquire.FOREVER ? limitPs : nowPs + limitPs;
    return this;
  }

  /** The waits, to name the cause of their time. */
  Condition.Wait waits() {
    return wait;
  }

  /** Whether the last call ended because its limit was over. */
  boolean hasTimedOut() {
    return timedOut;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case CODE:
        state = LOCK;
        timedOut = false;
        return thread.call(caller.code().apply(call.outsideCycles()));
      case LOCK:
        state = INSIDE;
        return thread.call(lock.acquire().within(Acquire.FOREVER));
      case INSIDE:
        state = LOOK;
        return thread.call(caller.code().apply(call.insideCycles()));
      case LOOK:
        if (call.holds().getAsBoolean()) {
          int notified = call.change().apply();
          state = UNLOCK;
          return notified > 0 ? thread.call(notify.of(notified)) : Step.AGAIN;
        }
        if (leftPs() == 0) {
          timedOut = true;
          state = UNLOCK;
          return Step.AGAIN;
        }
        state = WAITED;
        return thread.call(wait.within(leftPs()));
      case WAITED:
        state = LOOK;
        return Step.AGAIN;
      case UNLOCK:
        state = UNLOCK + 1;
        return thread.call(lock.release());
      default:
        return Step.DONE;
    }
  }

  private long leftPs() {
    if (deadlinePs == Acquire.FOREVER) {
      return deadlinePs;
    }
    return Math.max(0, deadlinePs - library.lot().platform().kernel().nowPs());
  }
}
