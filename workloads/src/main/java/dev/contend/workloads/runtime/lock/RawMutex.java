package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.sync.FutexSemaphore;
import dev.contend.workloads.sync.Platform;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The word-sized mutex that guards a bucket of the parking lot: no spinning, no fairness, the last
 * to wait is the first to be woken, and must then take the mutex by itself.
 *
 * <p>Source: CPython 3.13 {@code Python/lock.c}, {@code _PyRawMutex_LockSlow} and {@code
 * _PyRawMutex_UnlockSlow}.
 */
final class RawMutex {
  private final Platform platform;
  private final String name;
  private final long address;
  private final ArrayDeque<FutexSemaphore> waiters = new ArrayDeque<>();
  private boolean locked;

  RawMutex(Platform platform, String name, long address) {
    this.platform = platform;
    this.name = name;
    this.address = address;
  }

  private Routine.Step swap(SimThread thread) {
    int cause = Cause.LOCK_PARKED.id();
    return thread.access(address, AccessKind.COMPARE_AND_SWAP, cause, cause);
  }

  private static RawMutex required(@Nullable RawMutex mutex) {
    if (mutex == null) {
      throw new IllegalStateException("of(mutex) was not called");
    }
    return mutex;
  }

  /** Takes the mutex; a routine for one thread. */
  static final class Lock extends Routine {
    private static final int TRY = 0;
    private static final int TRIED = 1;
    private static final int PUSHED = 2;

    private final long stackAddress;
    private @Nullable RawMutex target;

    /**
     * @param stackAddress of a line that only this thread's waits use
     */
    Lock(long stackAddress) {
      this.stackAddress = stackAddress;
    }

    Lock of(RawMutex mutex) {
      target = mutex;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      RawMutex mutex = required(target);
      switch (state) {
        case TRY:
          state = TRIED;
          return mutex.swap(thread);
        case TRIED:
          if (!mutex.locked) {
            mutex.locked = true;
            return Step.DONE;
          }
          state = PUSHED;
          return mutex.swap(thread);
        default:
          state = TRY;
          if (!mutex.locked) {
            return Step.AGAIN;
          }
          FutexSemaphore sleep = new FutexSemaphore(mutex.platform, mutex.name, 0, stackAddress);
          mutex.waiters.push(sleep);
          return thread.call(sleep.take());
      }
    }
  }

  /** Gives the mutex up; a routine for one thread. */
  static final class Unlock extends Routine {
    private @Nullable RawMutex target;

    Unlock of(RawMutex mutex) {
      target = mutex;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      RawMutex mutex = required(target);
      if (state == 0) {
        state = 1;
        return mutex.swap(thread);
      }
      if (state == 1) {
        state = 2;
        mutex.locked = false;
        FutexSemaphore newest = mutex.waiters.poll();
        return newest == null ? Step.DONE : thread.call(newest.give());
      }
      return Step.DONE;
    }
  }
}
