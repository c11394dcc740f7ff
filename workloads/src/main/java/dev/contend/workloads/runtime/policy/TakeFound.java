package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import org.jspecify.annotations.Nullable;

/**
 * Takes a reference to an object of biased counts that a thread has found in a container, without
 * holding one: the object may die meanwhile.
 *
 * <p>Without the container's lock it may fail: {@code _Py_TryIncrefFast}, then {@code
 * _Py_TryIncRefShared}. Under the lock it cannot, and marks the object so that the next thread need
 * not take the lock: {@code _Py_NewRefWithLock}.
 *
 * <p>Source: CPython 3.13 {@code Include/internal/pycore_object.h}.
 */
final class TakeFound extends Routine {
  private static final int BEGIN = 0;
  private static final int LOADED = 1;
  private static final int STORED = 2;
  private static final int SWAPPED = 3;

  private final PythonThread self;
  private final MergeQueues queues;
  private @Nullable PyObject object;
  private boolean locked;
  private long expected;
  private boolean taken;

  TakeFound(PythonRuntime runtime, PythonThread self) {
    this.self = self;
    queues = runtime.counts().queues();
  }

  /** This routine for an object, with or without the lock of the container that it is in. */
  TakeFound of(PyObject found, boolean underLock) {
    object = found;
    locked = underLock;
    taken = false;
    return this;
  }

  /** Whether the last call got the reference. */
  boolean isTaken() {
    return taken;
  }

  @Override
  protected Step step(SimThread thread) {
    PyObject target = object;
    if (target == null || !(target.count() instanceof BiasedRefcount count)) {
      taken = true;
      return Step.DONE;
    }
    switch (state) {
      case BEGIN:
        state = LOADED;
        return access(thread, target, AccessKind.LOAD);
      case LOADED:
        if (count.accessOf(self.id, +1) == BiasedRefcount.Access.STORE) {
          if (count.total() == 0) {
            return Step.DONE;
          }
          state = STORED;
          return access(thread, target, AccessKind.STORE);
        }
        return swap(thread, target, count);
      case STORED:
        return takeNow(count);
      default:
        return count.word() == expected ? takeNow(count) : swap(thread, target, count);
    }
  }

  private Step swap(SimThread thread, PyObject target, BiasedRefcount count) {
    if (!locked && !count.mayTryIncrement()) {
      return Step.DONE;
    }
    expected = count.word();
    state = SWAPPED;
    return access(thread, target, AccessKind.COMPARE_AND_SWAP);
  }

  private Step takeNow(BiasedRefcount count) {
    boolean foreign = state == SWAPPED;
    count.change(self.id, +1);
    if (foreign && locked && count.setMaybeWeakref()) {
      queues.countMark();
    }
    taken = true;
    return Step.DONE;
  }

  private static Step access(SimThread thread, PyObject target, AccessKind kind) {
    return thread.access(
        target.address(), kind, Cause.USEFUL_PYTHON.id(), Cause.REFCOUNT_TRANSFER.id());
  }
}
