package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The queues of objects whose counts their owning threads are to merge, each in a bucket with a
 * lock, and how much garbage waits in them.
 *
 * <p>Source: CPython 3.13 {@code Python/brc.c}, {@code Include/internal/pycore_brc.h}.
 */
final class MergeQueues {
  private static final int BUCKETS = 257;

  private final PythonRuntime runtime;
  private final @Nullable PyMutex[] buckets = new @Nullable PyMutex[BUCKETS];
  private long pushes;
  private long merges;
  private long marks;
  private long waiting;
  private long mostWaiting;

  MergeQueues(PythonRuntime runtime) {
    this.runtime = runtime;
  }

  /** The lock of the bucket that a thread's queue is in. */
  PyMutex bucketOf(int thread) {
    int index = thread % BUCKETS;
    PyMutex bucket = buckets[index];
    if (bucket == null) {
      int subject = runtime.runMemory().subjects().of(SubjectKind.RUNTIME, "merge queue bucket");
      long address = runtime.memory().reservePages(1, subject);
      bucket = new PyMutex("bucket " + index + " of the merge queues", address);
      buckets[index] = bucket;
    }
    return bucket;
  }

  /** Queues an object; the bucket's lock is held. */
  void push(PythonThread owner, PyObject object) {
    owner.mergeQueue.addLast(object);
    pushes++;
    waiting++;
    mostWaiting = Math.max(mostWaiting, waiting);
  }

  /** An object was merged without its owner's help. */
  void countMerge() {
    merges++;
  }

  /** An object was marked as one that threads without a reference may reach. */
  void countMark() {
    marks++;
  }

  /** Objects that have been marked so. */
  long marks() {
    return marks;
  }

  /** Objects that have been queued so far. */
  long pushes() {
    return pushes;
  }

  /** Counts that have been merged by or for their owner. */
  long merges() {
    return merges;
  }

  /** Most objects that have waited for their owners at one instant. */
  long mostWaiting() {
    return mostWaiting;
  }

  /** Merges all that is queued for a thread, with the world stopped; returns how much that was. */
  long mergeAll(PythonThread owner) {
    long merged = 0;
    while (!owner.mergeQueue.isEmpty()) {
      merge(takeFrom(owner.mergeQueue));
      merged++;
    }
    return merged;
  }

  private void merge(PyObject object) {
    if (object.count() instanceof BiasedRefcount count && count.merge()) {
      runtime.counts().free(object);
    }
  }

  private PyObject takeFrom(ArrayDeque<PyObject> queue) {
    waiting--;
    merges++;
    return queue.removeFirst();
  }

  /**
   * The owner's side: it takes all that is queued for it, under the bucket's lock, and merges and
   * frees one object after the other.
   *
   * <p>Source: {@code _Py_brc_merge_refcounts}.
   */
  static final class Drain extends Routine {
    private static final int BEGIN = 0;
    private static final int LOCKED = 1;
    private static final int NEXT = 2;
    private static final int SWAPPED = 3;
    private static final int MERGED = 4;

    private final PythonRuntime runtime;
    private final PythonThread self;
    private final PyMutex.Lock lock;
    private final PyMutex.Unlock unlock;
    private final ArrayDeque<PyObject> taken = new ArrayDeque<>();
    private @Nullable PyObject merging;

    Drain(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      this.self = self;
      lock = runtime.lockRoutine(self);
      unlock = runtime.unlockRoutine();
    }

    @Override
    protected Step step(SimThread thread) {
      PyMutex bucket = runtime.counts().queues().bucketOf(self.id);
      switch (state) {
        case BEGIN:
          state = LOCKED;
          return thread.call(lock.of(bucket));
        case LOCKED:
          taken.addAll(self.mergeQueue);
          self.mergeQueue.clear();
          state = NEXT;
          return thread.call(unlock.of(bucket));
        case NEXT:
          if (taken.isEmpty()) {
            return Step.DONE;
          }
          PyObject next = runtime.counts().queues().takeFrom(taken);
          merging = next;
          state = SWAPPED;
          return thread.access(
              next.address(),
              AccessKind.COMPARE_AND_SWAP,
              Cause.USEFUL_PYTHON.id(),
              Cause.REFCOUNT_TRANSFER.id());
        case SWAPPED:
          state = MERGED;
          return thread.compute(runtime.profile().counts().mergePs(), Cause.ALLOCATOR.id());
        case MERGED:
          merge();
          state = NEXT;
          return Step.AGAIN;
        default:
          throw new IllegalStateException("state " + state);
      }
    }

    private void merge() {
      PyObject object = merging;
      merging = null;
      if (object != null) {
        runtime.counts().queues().merge(object);
      }
    }
  }

  /**
   * The end of an owner: it merges until its queue is found empty under the bucket's lock, and from
   * then on nobody can queue anything for it.
   *
   * <p>Source: {@code _Py_brc_remove_thread}.
   */
  static final class Leave extends Routine {
    private static final int BEGIN = 0;
    private static final int LOCKED = 1;
    private static final int LEFT = 2;

    private final PythonRuntime runtime;
    private final PythonThread self;
    private final Safepoint safepoint;
    private final PyMutex.Lock lock;
    private final PyMutex.Unlock unlock;

    Leave(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      this.self = self;
      safepoint = new Safepoint(runtime, self);
      lock = runtime.lockRoutine(self);
      unlock = runtime.unlockRoutine();
    }

    @Override
    protected Step step(SimThread thread) {
      if (!runtime.counts().areBiased()) {
        self.hasExited = true;
        return Step.DONE;
      }
      if (state == LEFT) {
        return Step.DONE;
      }
      PyMutex bucket = runtime.counts().queues().bucketOf(self.id);
      if (state == BEGIN) {
        if (self.hasQueued()) {
          return thread.call(safepoint);
        }
        state = LOCKED;
        return thread.call(lock.of(bucket));
      }
      self.hasExited = !self.hasQueued();
      state = self.hasExited ? LEFT : BEGIN;
      return thread.call(unlock.of(bucket));
    }
  }
}
