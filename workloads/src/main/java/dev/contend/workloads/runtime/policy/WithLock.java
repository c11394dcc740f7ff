package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.lock.Semaphore;

/**
 * {@code with lock:} in its two halves.
 *
 * <p>Where workers share a heap the statement holds references to the lock object (the global's
 * value, the bound {@code __exit__}), which threads other than its maker count atomically.
 */
final class WithLock {
  private WithLock() {}

  /** References to the lock object, then the lock. */
  static final class Enter extends Routine {
    private final int references;
    private final SharedState.Lock lock;
    private final ChangeCount changeCount;
    private final Semaphore.Acquire acquire;

    Enter(PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
      this.lock = lock;
      references = runtime.referencesPerWith();
      changeCount = new ChangeCount(runtime, self);
      acquire = new Semaphore.Acquire(lock.semaphore(), self.detach, self.attach);
    }

    @Override
    protected Step step(SimThread thread) {
      if (state < references) {
        state++;
        return thread.call(changeCount.of(lock.object(), +1));
      }
      if (state == references) {
        state++;
        return thread.call(acquire);
      }
      return Step.DONE;
    }
  }

  /** The lock, then the references. */
  static final class Leave extends Routine {
    private final int references;
    private final SharedState.Lock lock;
    private final ChangeCount changeCount;
    private final Semaphore.Release release;

    Leave(PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
      this.lock = lock;
      references = runtime.referencesPerWith();
      changeCount = new ChangeCount(runtime, self);
      release = new Semaphore.Release(lock.semaphore(), runtime.wakeCallPs());
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        state++;
        return thread.call(release);
      }
      if (state <= references) {
        state++;
        return thread.call(changeCount.of(lock.object(), -1));
      }
      return Step.DONE;
    }
  }
}
