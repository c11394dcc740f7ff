package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.lock.Semaphore;

/**
 * {@code with lock:} in its two halves.
 *
 * <p>Where workers share a heap the statement holds references to the lock object (the global's
 * value, the bound {@code __exit__}), which threads other than its maker count atomically. Of the
 * statement's own work a part comes before the lock is taken, a part before it is given up, and the
 * rest after that; how much is assumed from the order of what is looked up and called.
 */
final class WithLock {
  private static final double BEFORE_ACQUIRE = 0.6;
  private static final double BEFORE_RELEASE = 0.3;
  private static final double AFTER_RELEASE = 1 - BEFORE_ACQUIRE - BEFORE_RELEASE;

  private WithLock() {}

  private static Routine.Step work(SimThread thread, PythonRuntime runtime, double share) {
    double cycles = runtime.profile().statements().withCycles() * share;
    return cycles == 0
        ? Routine.Step.AGAIN
        : thread.compute(runtime.statementPs(cycles), Cause.USEFUL_PYTHON.id());
  }

  /** References to the lock object, then the lock. */
  static final class Enter extends Routine {
    private final PythonRuntime runtime;
    private final int references;
    private final SharedState.Lock lock;
    private final ChangeCount changeCount;
    private final Semaphore.Acquire acquire;

    Enter(PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
      this.runtime = runtime;
      this.lock = lock;
      references = runtime.referencesPerWith();
      changeCount = new ChangeCount(runtime, self);
      acquire = new Semaphore.Acquire(lock.semaphore(), self.detach, self.attach);
    }

    @Override
    protected Step step(SimThread thread) {
      int at = state++;
      if (at < references) {
        return thread.call(changeCount.of(lock.object(), +1));
      }
      if (at == references) {
        return work(thread, runtime, BEFORE_ACQUIRE);
      }
      return at == references + 1 ? thread.call(acquire) : Step.DONE;
    }
  }

  /** The lock, then the references. */
  static final class Leave extends Routine {
    private final PythonRuntime runtime;
    private final int references;
    private final SharedState.Lock lock;
    private final ChangeCount changeCount;
    private final Semaphore.Release release;

    Leave(PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
      this.runtime = runtime;
      this.lock = lock;
      references = runtime.referencesPerWith();
      changeCount = new ChangeCount(runtime, self);
      release = new Semaphore.Release(lock.semaphore(), runtime.wakeCallPs());
    }

    @Override
    protected Step step(SimThread thread) {
      int at = state++;
      switch (at) {
        case 0:
          return work(thread, runtime, BEFORE_RELEASE);
        case 1:
          return thread.call(release);
        case 2:
          return work(thread, runtime, AFTER_RELEASE);
        default:
          return at < references + 3 ? thread.call(changeCount.of(lock.object(), -1)) : Step.DONE;
      }
    }
  }
}
