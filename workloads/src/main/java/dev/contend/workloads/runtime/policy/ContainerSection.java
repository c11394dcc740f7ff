package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.lock.PyMutex;
import org.jspecify.annotations.Nullable;

/**
 * What comes before and after the body of an operation on a container: a reference to it on the
 * thread's stack, where such references are counted, and its lock, where objects have locks.
 */
final class ContainerSection {
  private ContainerSection() {}

  /** The reference, the statement's own work, the lock. */
  static final class Enter extends Routine {
    private final PythonRuntime runtime;
    private final ChangeCount changeCount;
    private final PyMutex.Lock lock;
    private NamedObjects.@Nullable Named named;
    private double cycles;
    private boolean locks;

    Enter(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      changeCount = new ChangeCount(runtime, self);
      lock = runtime.lockRoutine(self);
    }

    /** This routine for a container, a statement's work and whether to lock. */
    Enter of(NamedObjects.Named container, double statementCycles, boolean withLock) {
      named = container;
      cycles = statementCycles;
      locks = withLock && runtime.hasObjectLocks();
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      NamedObjects.Named target = named;
      if (target == null) {
        return Step.DONE;
      }
      switch (state++) {
        case 0:
          return runtime.counts().areOnStack(target, false)
              ? thread.call(changeCount.of(target.object(), +1))
              : Step.AGAIN;
        case 1:
          return thread.compute(runtime.statementPs(cycles), Cause.USEFUL_PYTHON.id());
        case 2:
          return locks ? thread.call(lock.of(target.container().mutex)) : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  /** The lock, then the reference. */
  static final class Leave extends Routine {
    private final PythonRuntime runtime;
    private final ChangeCount changeCount;
    private final PyMutex.Unlock unlock;
    private NamedObjects.@Nullable Named named;
    private boolean locks;

    Leave(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      changeCount = new ChangeCount(runtime, self);
      unlock = runtime.unlockRoutine();
    }

    /** This routine for a container and whether it was locked. */
    Leave of(NamedObjects.Named container, boolean withLock) {
      named = container;
      locks = withLock && runtime.hasObjectLocks();
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      NamedObjects.Named target = named;
      if (target == null) {
        return Step.DONE;
      }
      switch (state++) {
        case 0:
          return locks ? thread.call(unlock.of(target.container().mutex)) : Step.AGAIN;
        case 1:
          return runtime.counts().areOnStack(target, false)
              ? thread.call(changeCount.of(target.object(), -1))
              : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }
}
