package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.PoolCounts;

/**
 * Drops one object of another thread. Under biased counts the count cannot be settled here, so the
 * object goes to its owner's queue. If the owner has exited the count is merged here, and the dead
 * object goes back to its page by an atomic push.
 *
 * <p>Where all counts are atomic one operation settles it, and a dead object goes back likewise.
 *
 * <p>Source: CPython 3.13 {@code _Py_DecRefSharedIsDead} in {@code Objects/object.c}, {@code
 * _Py_brc_queue_object} in {@code Python/brc.c}; mimalloc {@code _mi_free_block_mt}.
 */
final class DropForeign extends Routine {
  private static final int BEGIN = 0;
  private static final int LOADED = 1;
  private static final int SWAPPED = 2;
  private static final int LOCKED = 3;
  private static final int OWNER_TOLD = 4;
  private static final int OWNER_GONE = 5;
  private static final int MERGED = 6;
  private static final int PUSHED = 7;
  private static final int FREED = 8;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final PoolCounts pool;
  private final PyMutex.Lock lock;
  private final PyMutex.Unlock unlock;
  private PythonThread owner;
  private long object;

  DropForeign(PythonRuntime runtime, PythonThread self, PoolCounts pool) {
    this.runtime = runtime;
    this.self = self;
    this.pool = pool;
    owner = self;
    lock = runtime.lockRoutine(self);
    unlock = runtime.unlockRoutine();
  }

  DropForeign of(PythonThread maker) {
    owner = maker;
    object++;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        if (!runtime.counts().areBiased()) {
          state = MERGED;
          return header(thread, AccessKind.ATOMIC);
        }
        state = LOADED;
        return header(thread, AccessKind.LOAD);
      case LOADED:
        state = SWAPPED;
        return header(thread, AccessKind.ATOMIC);
      case SWAPPED:
        state = LOCKED;
        return thread.call(lock.of(runtime.counts().queues().bucketOf(owner.id)));
      case LOCKED:
        if (owner.hasExited) {
          state = OWNER_GONE;
          return thread.call(unlock.of(runtime.counts().queues().bucketOf(owner.id)));
        }
        state = OWNER_TOLD;
        return thread.access(
            owner.breaker.address(),
            AccessKind.ATOMIC,
            Cause.USEFUL_PYTHON.id(),
            Cause.REFCOUNT_TRANSFER.id());
      case OWNER_TOLD:
        // It may have exited while this thread waited for the line.
        state = owner.hasExited ? OWNER_GONE : FREED;
        if (state == FREED) {
          owner.queue(pool, runtime.runMemory().resident());
        }
        return thread.call(unlock.of(runtime.counts().queues().bucketOf(owner.id)));
      case OWNER_GONE:
        state = MERGED;
        runtime.counts().queues().countMerge();
        return header(thread, AccessKind.ATOMIC);
      case MERGED:
        state = PUSHED;
        return thread.access(
            pool.pageLine(),
            AccessKind.ATOMIC,
            Cause.ALLOCATOR.id(),
            Cause.ALLOCATOR.id(),
            runtime.runMemory().subjects().heapPage());
      case PUSHED:
        state = FREED;
        runtime.freeOne(owner, pool);
        self.uncounted -= pool.pool().kind().tracked() ? 1 : 0;
        return thread.compute(runtime.profile().memory().freePs(), Cause.ALLOCATOR.id());
      default:
        return Step.DONE;
    }
  }

  private Step header(SimThread thread, AccessKind kind) {
    return thread.access(
        pool.lineOf(object), kind, Cause.USEFUL_PYTHON.id(), Cause.REFCOUNT_TRANSFER.id());
  }
}
