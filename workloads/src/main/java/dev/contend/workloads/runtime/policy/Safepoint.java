package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does at a safepoint with requests pending: first merge the counts of its objects,
 * then let other threads have the interpreter lock.
 *
 * <p>Source: CPython 3.13 {@code _Py_HandlePending} in {@code Python/ceval_gil.c}, in its order.
 */
final class Safepoint extends Routine {
  private static final int LOOK = 0;
  private static final int MERGE = 1;
  private static final int MERGED = 2;
  private static final int DROPPED = 3;
  private static final int TAKEN = 4;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private @Nullable PyObject merging;

  Safepoint(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case LOOK:
        self.breaker.take(EvalBreaker.MERGE);
        PyObject next = self.mergeQueue.pollFirst();
        if (next != null) {
          merging = next;
          state = MERGE;
          return thread.access(
              next.address(),
              AccessKind.ATOMIC,
              Cause.USEFUL_PYTHON.id(),
              Cause.REFCOUNT_TRANSFER.id());
        }
        if (self.breaker.has(EvalBreaker.DROP_GIL)) {
          state = DROPPED;
          return thread.call(self.detach);
        }
        return Step.DONE;
      case MERGE:
        state = MERGED;
        return thread.compute(runtime.profile().counts().mergePs(), Cause.ALLOCATOR.id());
      case MERGED:
        merge();
        state = LOOK;
        return Step.AGAIN;
      case DROPPED:
        state = TAKEN;
        return thread.call(self.attach);
      default:
        return Step.DONE;
    }
  }

  private void merge() {
    PyObject object = merging;
    RefcountScheme count = object == null ? null : object.count();
    if (object != null && count != null) {
      runtime.countMerge();
      if (count.merge()) {
        runtime.thread(object.creator()).heap.free(object.address());
      }
    }
    merging = null;
  }
}
