package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import dev.contend.workloads.runtime.refcount.Effect;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import org.jspecify.annotations.Nullable;

/**
 * Takes or gives back one reference to an object: {@code Py_INCREF} and {@code Py_DECREF}.
 *
 * <p>The count says what access the change takes. A reference that cannot be settled here goes to
 * the owner's queue, under the lock of the queue's bucket; if the owner has given the object up
 * meanwhile it is given back as any other, and if it has exited the counts are merged here, under
 * the same lock. A dead object of another thread's heap goes back to that heap by an atomic push
 * onto its page.
 *
 * <p>Source: CPython 3.13 {@code Include/refcount.h}, {@code Objects/object.c}, {@code
 * Python/brc.c} ({@code _Py_brc_queue_object}); mimalloc {@code _mi_free_block_mt}.
 */
final class ChangeCount extends Routine {
  private static final int BEGIN = 0;
  private static final int LOADED = 1;
  private static final int SWAPPED = 2;
  private static final int ACCESSED = 3;
  private static final int GIVEN_UP = 4;
  private static final int BUCKET_LOCKED = 5;
  private static final int OWNER_TOLD = 6;
  private static final int PUSHED = 7;
  private static final int MERGED_FOR_OWNER = 8;
  private static final int BUCKET_LEFT = 9;
  private static final int FREED = 10;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final PyMutex.Lock lock;
  private final PyMutex.Unlock unlock;
  private @Nullable PyObject object;
  private int change;
  private long expected;
  private int bucketOfThread;
  private boolean dead;

  ChangeCount(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
    lock = runtime.lockRoutine(self);
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
    if (count instanceof BiasedRefcount biased && state >= GIVEN_UP && state < BUCKET_LEFT) {
      return queueOrMerge(thread, target, biased);
    }
    switch (state) {
      case BEGIN:
        return begin(thread, target, count);
      case LOADED:
        expected = count.word();
        return swap(thread, target);
      case SWAPPED:
        if (count.word() != expected) {
          // It found another value than it had loaded, and now has that one.
          expected = count.word();
          return swap(thread, target);
        }
        return settle(thread, target, count.change(self.id, change));
      case ACCESSED:
        return settle(thread, target, count.change(self.id, change));
      case BUCKET_LEFT:
        return dead ? free(thread, target) : Step.DONE;
      case FREED:
        runtime.counts().free(target);
        return Step.DONE;
      default:
        throw new IllegalStateException("state " + state);
    }
  }

  private Step begin(SimThread thread, PyObject target, RefcountScheme count) {
    switch (count.accessOf(self.id, change)) {
      case STORE:
        state = ACCESSED;
        return access(thread, target.address(), AccessKind.STORE);
      case ADD:
        state = ACCESSED;
        return access(thread, target.address(), AccessKind.ATOMIC);
      default:
        state = LOADED;
        return access(thread, target.address(), AccessKind.LOAD);
    }
  }

  private Step swap(SimThread thread, PyObject target) {
    state = SWAPPED;
    return access(thread, target.address(), AccessKind.COMPARE_AND_SWAP);
  }

  private Step settle(SimThread thread, PyObject target, Effect effect) {
    switch (effect) {
      case FREE:
        return free(thread, target);
      case GIVE_UP_LOCAL:
        state = GIVEN_UP;
        return access(thread, target.address(), AccessKind.COMPARE_AND_SWAP);
      case QUEUE_FOR_MERGE:
        return toBucket(thread, target);
      default:
        return Step.DONE;
    }
  }

  private Step toBucket(SimThread thread, PyObject target) {
    RefcountScheme count = target.count();
    int owner = count == null ? BiasedRefcount.NO_OWNER : count.owner();
    if (owner == BiasedRefcount.NO_OWNER) {
      state = BEGIN;
      return Step.AGAIN;
    }
    bucketOfThread = owner;
    state = BUCKET_LOCKED;
    return thread.call(lock.of(runtime.counts().queues().bucketOf(owner)));
  }

  private Step queueOrMerge(SimThread thread, PyObject target, BiasedRefcount count) {
    PythonThread owner = runtime.thread(bucketOfThread);
    switch (state) {
      case GIVEN_UP:
        return count.giveUpLocal() ? free(thread, target) : Step.DONE;
      case BUCKET_LOCKED:
        state = owner.hasExited ? MERGED_FOR_OWNER : OWNER_TOLD;
        return owner.hasExited
            ? access(thread, target.address(), AccessKind.COMPARE_AND_SWAP)
            : access(thread, owner.breaker.address(), AccessKind.ATOMIC);
      case OWNER_TOLD:
        if (owner.hasExited) {
          // The bucket's lock keeps an owner from leaving; without one it may just have left.
          state = MERGED_FOR_OWNER;
          return access(thread, target.address(), AccessKind.COMPARE_AND_SWAP);
        }
        state = PUSHED;
        return thread.compute(runtime.profile().counts().queuePs(), Cause.USEFUL_PYTHON.id());
      case PUSHED:
        runtime.counts().queues().push(owner, target);
        owner.breaker.request(EvalBreaker.MERGE);
        dead = false;
        state = BUCKET_LEFT;
        return thread.call(unlock.of(runtime.counts().queues().bucketOf(bucketOfThread)));
      default:
        runtime.counts().queues().countMerge();
        dead = count.merge();
        state = BUCKET_LEFT;
        return thread.call(unlock.of(runtime.counts().queues().bucketOf(bucketOfThread)));
    }
  }

  private Step free(SimThread thread, PyObject target) {
    state = FREED;
    if (target.creator() == self.id) {
      return Step.AGAIN;
    }
    long page = target.address() & -runtime.pageBytes();
    int cause = Cause.ALLOCATOR.id();
    return thread.access(
        page, AccessKind.ATOMIC, cause, cause, runtime.runMemory().subjects().heapPage());
  }

  private static Step access(SimThread thread, long address, AccessKind kind) {
    return thread.access(address, kind, Cause.USEFUL_PYTHON.id(), Cause.REFCOUNT_TRANSFER.id());
  }
}
