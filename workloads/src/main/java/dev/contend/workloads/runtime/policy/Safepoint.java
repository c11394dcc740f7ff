package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.memory.PoolCounts;
import dev.contend.workloads.runtime.memory.World;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does at a safepoint with requests pending: first stop if the world is to stop, then
 * merge the counts of its objects, free what was delayed, collect, and at last let other threads
 * have the interpreter lock.
 *
 * <p>Source: CPython 3.13 {@code _Py_HandlePending} in {@code Python/ceval_gil.c}, in its order;
 * {@code _CHECK_PERIODIC} for the look at the write sequence of delayed frees.
 */
final class Safepoint extends Routine {
  private static final int LOOK = 0;
  private static final int SEEN = 1;
  private static final int MERGE = 2;
  private static final int MERGED = 3;
  private static final int DROPPED = 4;
  private static final int TAKEN = 5;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final World.Suspend suspend;
  private final DelayedFree.FreeDue freeDue;
  private final Collection collection;
  private @Nullable PoolCounts mergingOfPool;
  private long mergedOfPool;
  private final MergeQueues.Drain drain;

  Safepoint(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
    suspend = self.process.world().new Suspend(self.member);
    freeDue = new DelayedFree.FreeDue(runtime, self);
    collection = new Collection(runtime, self);
    drain = new MergeQueues.Drain(runtime, self);
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case LOOK:
        return look(thread);
      case SEEN:
        self.member.slot().see();
        state = LOOK;
        return Step.AGAIN;
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

  private Step look(SimThread thread) {
    EvalBreaker breaker = self.breaker;
    if (breaker.has(EvalBreaker.STOP)) {
      return thread.call(suspend);
    }
    if (breaker.has(EvalBreaker.QUIESCENT)) {
      state = SEEN;
      return thread.access(
          self.process.world().quiescent().address(),
          AccessKind.LOAD,
          Cause.USEFUL_PYTHON.id(),
          Cause.LINE_TRANSFER.id());
    }
    breaker.take(EvalBreaker.MERGE);
    if (!self.mergeQueue.isEmpty()) {
      return thread.call(drain);
    }
    if (self.hasQueued()) {
      state = MERGE;
      return thread.access(
          nextToMerge(), AccessKind.ATOMIC, Cause.USEFUL_PYTHON.id(), Cause.REFCOUNT_TRANSFER.id());
    }
    if (breaker.take(EvalBreaker.FREE_DELAYED)) {
      return thread.call(freeDue);
    }
    if (breaker.take(EvalBreaker.COLLECT)) {
      return thread.call(collection.of(false));
    }
    if (breaker.has(EvalBreaker.DROP_GIL)) {
      state = DROPPED;
      return thread.call(self.detach);
    }
    return Step.DONE;
  }

  /** Takes the next object of a pool from the queue; returns where its header is. */
  private long nextToMerge() {
    mergingOfPool = self.pollQueued(runtime.runMemory().resident());
    return mergingOfPool == null ? self.breaker.address() : mergingOfPool.lineOf(mergedOfPool++);
  }

  private void merge() {
    PoolCounts pool = mergingOfPool;
    mergingOfPool = null;
    if (pool != null) {
      runtime.counts().queues().countMerge();
      runtime.freeOne(self, pool);
      self.uncounted -= pool.pool().kind().tracked() ? 1 : 0;
    }
  }
}
