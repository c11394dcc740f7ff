package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.Effect;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import org.jspecify.annotations.Nullable;

/**
 * Takes or gives back one reference to an object: {@code Py_INCREF} and {@code Py_DECREF}.
 *
 * <p>A change by the owning thread is a plain store to the object's line, an increment by another
 * thread one atomic addition, a decrement a load and a compare-and-swap. An object whose count
 * cannot be settled here goes to its owner's queue, under the lock of the queue's bucket; a dead
 * object of another thread's heap goes back to that heap by an atomic push onto its page.
 *
 * <p>Source: CPython 3.13 {@code Include/refcount.h}, {@code Python/brc.c}; mimalloc {@code
 * _mi_free_block_mt}.
 */
final class ChangeCount extends Routine {
  private static final int BEGIN = 0;
  private static final int LOADED = 1;
  private static final int ACCESSED = 2;
  private static final int BUCKET_LOCKED = 3;
  private static final int OWNER_TOLD = 4;
  private static final int BUCKET_UNLOCKED = 5;
  private static final int OWNER_GONE = 6;
  private static final int FREED = 7;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final PyMutex.Lock lock;
  private final PyMutex.Unlock unlock;
  private @Nullable PyObject object;
  private int change;

  ChangeCount(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
    lock = runtime.lockRoutine();
    unlock = runtime.unlockRoutine();
  }

  /** The same routine for an object and a change of +1 or -1. */
  ChangeCount of(PyObject changed, int by) {
    object = changed;
    change = by;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    PyObject target = object;
    RefcountScheme count = target == null ? null : target.count();
    if (target == null || count == null) {
      return Step.DONE;
    }
    switch (state) {
      case BEGIN:
        if (change < 0 && count.isAtomicFor(self.id)) {
          state = LOADED;
          return access(thread, target.address(), AccessKind.LOAD);
        }
        state = ACCESSED;
        return access(
            thread,
            target.address(),
            count.isAtomicFor(self.id) ? AccessKind.ATOMIC : AccessKind.STORE);
      case LOADED:
        state = ACCESSED;
        return access(thread, target.address(), AccessKind.ATOMIC);
      case ACCESSED:
        return settle(thread, target, count.change(self.id, change));
      case BUCKET_LOCKED:
        state = OWNER_TOLD;
        return access(thread, owner(count).breaker.address(), AccessKind.ATOMIC);
      case OWNER_TOLD:
        // It may have exited while this thread waited for the bucket or the line.
        state = owner(count).hasExited ? OWNER_GONE : BUCKET_UNLOCKED;
        if (state == BUCKET_UNLOCKED) {
          owner(count).mergeQueue.addLast(target);
          owner(count).breaker.request(EvalBreaker.MERGE);
        }
        return thread.call(unlock.of(runtime.bucketOf(count.owner())));
      case OWNER_GONE:
        return mergeForOwner(thread, target, count);
      case FREED:
        runtime.thread(target.creator()).heap.free(target.address());
        return Step.DONE;
      default:
        return Step.DONE;
    }
  }

  private Step settle(SimThread thread, PyObject target, Effect effect) {
    RefcountScheme count = target.count();
    if (effect == Effect.QUEUE_FOR_MERGE && count != null) {
      if (!owner(count).hasExited) {
        state = BUCKET_LOCKED;
        return thread.call(lock.of(runtime.bucketOf(count.owner())));
      }
      return mergeForOwner(thread, target, count);
    }
    return effect == Effect.FREE ? free(thread, target) : Step.DONE;
  }

  private Step mergeForOwner(SimThread thread, PyObject target, RefcountScheme count) {
    runtime.countMerge();
    return count.merge() ? free(thread, target) : Step.DONE;
  }

  private Step free(SimThread thread, PyObject target) {
    state = FREED;
    if (target.creator() == self.id) {
      return Step.AGAIN;
    }
    long page = target.address() & -runtime.pageBytes();
    return thread.access(page, AccessKind.ATOMIC, Cause.ALLOCATOR.id(), Cause.ALLOCATOR.id());
  }

  private PythonThread owner(RefcountScheme count) {
    return runtime.thread(count.owner());
  }

  private static Step access(SimThread thread, long address, AccessKind kind) {
    return thread.access(address, kind, Cause.USEFUL_PYTHON.id(), Cause.REFCOUNT_TRANSFER.id());
  }
}
