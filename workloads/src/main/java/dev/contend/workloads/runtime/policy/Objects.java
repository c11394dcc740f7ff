package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.runtime.memory.PoolCounts;

/** Words about objects that touch no memory which another thread uses at the same time. */
final class Objects {
  private Objects() {}

  /** Makes objects and keeps them. */
  static final class Make extends Bulk {
    private final PoolCounts pool;

    Make(PythonRuntime runtime, PythonThread self, Safepoint safepoint, ObjectPool pool) {
      super(runtime, self, safepoint);
      this.pool = self.process.pools().get(pool.id());
    }

    Make of(long count) {
      begin(count);
      return this;
    }

    @Override
    long piece(long atMost) {
      ObjectKind kind = pool.pool().kind();
      long count = madeInOnePiece(kind, pool.objectBytes(), atMost);
      make(kind, pool.objectBytes(), count);
      pool.made(self.id, count);
      return count;
    }
  }

  /** Makes objects and drops each before the next is made: one slot serves them all. */
  static final class Churn extends Bulk {
    private ObjectKind kind = new ObjectKind("none", 0, false, 0);

    Churn(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
      super(runtime, self, safepoint);
    }

    Churn of(ObjectKind churned, long count) {
      kind = churned;
      begin(count);
      return this;
    }

    @Override
    long piece(long atMost) {
      long bytes = costs.objectBytes(kind);
      make(kind, bytes, 1);
      free(self.objects, kind, bytes, 1);
      work((atMost - 1) * (double) (costs.allocatePs() + costs.freePs()));
      return atMost;
    }
  }

  /** Makes objects that refer to each other, and drops them. */
  static final class Tangle extends Bulk {
    private ObjectKind kind = new ObjectKind("none", 0, true, 0);

    Tangle(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
      super(runtime, self, safepoint);
    }

    Tangle of(ObjectKind tangled, long count) {
      kind = tangled;
      begin(count);
      return this;
    }

    @Override
    long piece(long atMost) {
      long bytes = costs.objectBytes(kind);
      long count = madeInOnePiece(kind, bytes, atMost);
      make(kind, bytes, count);
      process().entangle(self.objects, bytes, count, kind.references());
      return count;
    }
  }
}
