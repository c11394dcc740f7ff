package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SharedLock.Kind;
import dev.contend.workloads.runtime.lock.CriticalSections;
import dev.contend.workloads.runtime.lock.MutexLock;
import dev.contend.workloads.runtime.lock.ThreadLock;

/**
 * {@code with lock:} in its two halves, and the same for the locks of C code.
 *
 * <p>Where workers share a heap the statement holds references to the lock object (the global's
 * value, the bound {@code __exit__}), which threads other than its maker count atomically. C code
 * holds none and has no such statement. Of the statement's own work a part comes before the lock is
 * taken, a part before it is given up, and the rest after that; how much is assumed from the order
 * of what is looked up and called.
 */
final class WithLock {
  private static final double BEFORE_ACQUIRE = 0.6;
  private static final double BEFORE_RELEASE = 0.3;
  private static final double AFTER_RELEASE = 1 - BEFORE_ACQUIRE - BEFORE_RELEASE;

  private WithLock() {}

  private static Routine.Step work(
      SimThread thread, PythonRuntime runtime, SharedState.Lock lock, double share) {
    double cycles =
        lock.kind.isPythonObject() ? runtime.profile().statements().withCycles() * share : 0;
    return cycles == 0
        ? Routine.Step.AGAIN
        : thread.compute(runtime.statementPs(cycles), Cause.USEFUL_PYTHON.id());
  }

  private static int references(PythonRuntime runtime, SharedState.Lock lock) {
    return lock.kind.isPythonObject() ? runtime.referencesPerWith() : 0;
  }

  /** What a thread does with a lock, a critical section being one way of taking it. */
  private static ThreadLock.Use use(
      PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
    if (lock.kind == Kind.OBJECT && lock.mutex instanceof MutexLock object) {
      return runtime.hasCriticalSections() ? section(self, object) : nothing();
    }
    return lock.mutex.useBy(self.caller);
  }

  private static ThreadLock.Use section(PythonThread self, MutexLock object) {
    CriticalSections.Begin begin = self.sections.new Begin(self.caller);
    ThreadLock.Acquire acquire =
        new ThreadLock.Acquire() {
          @Override
          protected Step step(SimThread thread) {
            return state++ == 0 ? thread.call(begin.of(object.mutex())) : end(true);
          }
        };
    return new ThreadLock.Use(acquire, self.sections.new End());
  }

  private static ThreadLock.Use nothing() {
    ThreadLock.Acquire acquire =
        new ThreadLock.Acquire() {
          @Override
          protected Step step(SimThread thread) {
            return end(true);
          }
        };
    return new ThreadLock.Use(acquire, acquire);
  }

  /** References to the lock object, then the lock. */
  static final class Enter extends Routine {
    private final PythonRuntime runtime;
    private final int references;
    private final SharedState.Lock lock;
    private final ChangeCount changeCount;
    private final Routine acquire;
    private long beganPs;

    Enter(PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
      this.runtime = runtime;
      this.lock = lock;
      references = references(runtime, lock);
      changeCount = new ChangeCount(runtime, self);
      acquire = use(runtime, self, lock).acquire();
    }

    @Override
    protected Step step(SimThread thread) {
      int at = state++;
      if (at < references) {
        return thread.call(changeCount.of(lock.object, +1));
      }
      if (at == references) {
        return work(thread, runtime, lock, BEFORE_ACQUIRE);
      }
      if (at == references + 1) {
        beganPs = runtime.nowPs();
        return thread.call(acquire);
      }
      lock.isTakenBy(thread);
      lock.note(runtime.nowPs() - beganPs, true);
      return Step.DONE;
    }
  }

  /** The lock, then the references. */
  static final class Leave extends Routine {
    private final PythonRuntime runtime;
    private final int references;
    private final SharedState.Lock lock;
    private final ChangeCount changeCount;
    private final Routine release;
    private long beganPs;

    Leave(PythonRuntime runtime, PythonThread self, SharedState.Lock lock) {
      this.runtime = runtime;
      this.lock = lock;
      references = references(runtime, lock);
      changeCount = new ChangeCount(runtime, self);
      release = use(runtime, self, lock).release();
    }

    @Override
    protected Step step(SimThread thread) {
      int at = state++;
      switch (at) {
        case 0:
          return work(thread, runtime, lock, BEFORE_RELEASE);
        case 1:
          beganPs = runtime.nowPs();
          lock.isGivenUp();
          return thread.call(release);
        case 2:
          lock.note(runtime.nowPs() - beganPs, false);
          return work(thread, runtime, lock, AFTER_RELEASE);
        default:
          return at < references + 3 ? thread.call(changeCount.of(lock.object, -1)) : Step.DONE;
      }
    }
  }
}
