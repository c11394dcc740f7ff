package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;

/**
 * {@code threading.RLock}: a lock, the thread that holds it and how often.
 *
 * <p>The holder takes it again without touching the lock. What {@link #saveBy} returns gives it up
 * and takes it back whatever the level, as a condition's wait does.
 *
 * <p>Source: CPython 3.13 {@code Modules/_threadmodule.c}, {@code rlock_acquire} and {@code
 * rlock_release}; 3.14 {@code Python/lock.c}, {@code _PyRecursiveMutex_LockTimed}.
 */
public final class RecursiveLock implements ThreadLock {
  private static final int NOBODY = -1;

  private final ThreadLock inner;
  private final long address;
  private int owner = NOBODY;
  private int level;

  /**
   * @param inner what threads wait for
   * @param address of owner and level
   */
  public RecursiveLock(ThreadLock inner, long address) {
    this.inner = inner;
    this.address = address;
  }

  @Override
  public long parks() {
    return inner.parks();
  }

  /** Whether a thread holds it; takes no time. */
  public boolean isOwnedBy(Caller caller) {
    return owner == caller.id();
  }

  @Override
  public Use useBy(Caller caller) {
    Use innerUse = inner.useBy(caller);
    return new Use(new Enter(caller, innerUse.acquire()), new Leave(caller, innerUse.release()));
  }

  /** Gives it up from any level and takes it back to the same; for one thread. */
  public Use saveBy(Caller caller) {
    Use innerUse = inner.useBy(caller);
    int[] saved = new int[1];
    Routine save =
        new Routine() {
          @Override
          protected Step step(SimThread thread) {
            if (state++ > 0) {
              return Step.DONE;
            }
            requireOwned(caller, thread);
            saved[0] = level;
            level = 0;
            owner = NOBODY;
            return thread.call(innerUse.release());
          }
        };
    Acquire restore =
        new Acquire() {
          @Override
          protected Step step(SimThread thread) {
            if (state++ == 0) {
              return thread.call(innerUse.acquire().within(FOREVER));
            }
            owner = caller.id();
            level = saved[0];
            return end(true);
          }
        };
    return new Use(restore, save);
  }

  private void requireOwned(Caller caller, SimThread thread) {
    if (owner != caller.id()) {
      throw new IllegalStateException(thread + " releases a lock that it does not hold");
    }
  }

  private Routine.Step look(SimThread thread, AccessKind kind) {
    return thread.access(address, kind, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }

  private final class Enter extends Acquire {
    private final Caller caller;
    private final Acquire acquire;

    Enter(Caller caller, Acquire acquire) {
      this.caller = caller;
      this.acquire = acquire;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return look(thread, AccessKind.LOAD);
        case 1:
          if (owner == caller.id()) {
            level++;
            return end(true);
          }
          return thread.call(acquire.within(limitPs()));
        case 2:
          return acquire.hasSucceeded() ? look(thread, AccessKind.STORE) : end(false);
        default:
          owner = caller.id();
          level = 1;
          return end(true);
      }
    }
  }

  private final class Leave extends Routine {
    private final Caller caller;
    private final Routine release;

    Leave(Caller caller, Routine release) {
      this.caller = caller;
      this.release = release;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          requireOwned(caller, thread);
          return look(thread, AccessKind.STORE);
        case 1:
          level--;
          if (level > 0) {
            return Step.DONE;
          }
          owner = NOBODY;
          return thread.call(release);
        default:
          return Step.DONE;
      }
    }
  }
}
