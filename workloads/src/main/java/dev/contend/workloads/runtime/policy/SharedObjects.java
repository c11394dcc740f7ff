package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.runtime.memory.PagedHeap;
import dev.contend.workloads.runtime.memory.PoolCounts;

/** Words about objects that other threads may have made. */
final class SharedObjects {
  private SharedObjects() {}

  /**
   * Drops objects: those of the thread itself in pieces, and likewise all where counts are plain;
   * another thread's one by one.
   */
  static final class Drop extends Routine {
    private final PythonRuntime runtime;
    private final PythonThread self;
    private final Safepoint safepoint;
    private final PoolCounts pool;
    private final DropMany many;
    private final DropForeign foreign;
    private long left;

    Drop(PythonRuntime runtime, PythonThread self, Safepoint safepoint, ObjectPool pool) {
      this.runtime = runtime;
      this.self = self;
      this.safepoint = safepoint;
      this.pool = self.process.pools().get(pool.id());
      many = new DropMany(runtime, self, safepoint, this.pool);
      foreign = new DropForeign(runtime, self, this.pool);
    }

    Drop of(long count) {
      left = count;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      if (self.breaker.hasAny()) {
        return thread.call(safepoint);
      }
      if (left == 0) {
        return Step.DONE;
      }
      if (pool.madeBy(self.id) == 0 && pool.inherited() > 0) {
        long count = Math.min(left, pool.inherited());
        left -= count;
        return thread.call(many.ofParent(count));
      }
      int maker = pool.nextMaker(self.id);
      boolean alone = maker == self.id || !runtime.counts().areAtomicForOthers();
      long count = alone ? Math.min(left, pool.madeBy(maker)) : 1;
      left -= count;
      pool.drop(maker, count);
      PythonThread owner = runtime.thread(maker);
      return thread.call(alone ? many.of(owner.objects, count) : foreign.of(owner));
    }
  }

  /** Drops many objects whose counts this thread may change with plain stores. */
  private static final class DropMany extends Bulk {
    private final PoolCounts pool;
    private PagedHeap heap;
    private boolean ofParent;

    DropMany(PythonRuntime runtime, PythonThread self, Safepoint safepoint, PoolCounts pool) {
      super(runtime, self, safepoint);
      this.pool = pool;
      heap = self.objects;
    }

    DropMany of(PagedHeap from, long count) {
      heap = from;
      ofParent = false;
      begin(count);
      return this;
    }

    DropMany ofParent(long count) {
      ofParent = true;
      begin(count);
      return this;
    }

    @Override
    long piece(long atMost) {
      ObjectKind kind = pool.pool().kind();
      long count = Math.min(atMost, Math.max(1, heap.slotsOfPage(pool.objectBytes())));
      if (ofParent) {
        copy(pool.dropInherited(count));
        forget(kind, count);
      } else {
        free(heap, kind, pool.objectBytes(), count);
      }
      return count;
    }
  }

  /**
   * Reads objects and counts the reference: in a forked process the first count on a page copies
   * it; a count of another thread's object is an atomic operation on its line.
   */
  static final class Visit extends Routine {
    private static final int COUNTED = 1;
    private static final int LOADED = 2;

    private final PythonRuntime runtime;
    private final PythonThread self;
    private final Safepoint safepoint;
    private final PoolCounts pool;
    private final VisitMany many;
    private long left;
    private long object;

    Visit(PythonRuntime runtime, PythonThread self, Safepoint safepoint, ObjectPool pool) {
      this.runtime = runtime;
      this.self = self;
      this.safepoint = safepoint;
      this.pool = self.process.pools().get(pool.id());
      many = new VisitMany(runtime, self, safepoint, this.pool);
    }

    Visit of(long count) {
      left = count;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case COUNTED:
          state = LOADED;
          return header(thread, AccessKind.LOAD);
        case LOADED:
          state = 0;
          left--;
          return header(thread, AccessKind.ATOMIC);
        default:
          if (self.breaker.hasAny()) {
            return thread.call(safepoint);
          }
          if (left == 0 || pool.size() == 0) {
            return Step.DONE;
          }
          if (countsNobodyElses()) {
            long count = left;
            left = 0;
            return thread.call(many.of(count));
          }
          object++;
          state = runtime.counts().areBiased() ? COUNTED : LOADED;
          return header(thread, AccessKind.ATOMIC);
      }
    }

    private boolean countsNobodyElses() {
      return !runtime.counts().areAtomicForOthers()
          || pool.pool().isImmortal()
          || pool.madeBy(self.id) == pool.size();
    }

    private Step header(SimThread thread, AccessKind kind) {
      return thread.access(
          pool.lineOf(object), kind, Cause.USEFUL_PYTHON.id(), Cause.REFCOUNT_TRANSFER.id());
    }
  }

  /** Reads many objects with plain counts. */
  private static final class VisitMany extends Bulk {
    private static final int PAGES = 16;

    private final PoolCounts pool;

    VisitMany(PythonRuntime runtime, PythonThread self, Safepoint safepoint, PoolCounts pool) {
      super(runtime, self, safepoint);
      this.pool = pool;
    }

    VisitMany of(long count) {
      begin(count);
      return this;
    }

    @Override
    long piece(long atMost) {
      long page = Math.max(1, runtime.pageBytes() / pool.objectBytes());
      long count = pool.inherited() == 0 ? atMost : Math.min(atMost, PAGES * page);
      copy(pool.visit(self.id, count));
      return count;
    }
  }
}
