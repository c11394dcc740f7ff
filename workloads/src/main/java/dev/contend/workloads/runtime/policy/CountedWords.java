package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.runtime.memory.PoolCounts;
import java.util.List;

/** Words about objects where references are counted. */
final class CountedWords implements MemoryWords {
  private final List<Objects.Make> make;
  private final List<SharedObjects.Drop> drop;
  private final List<SharedObjects.Visit> visit;
  private final Objects.Churn churn;
  private final Objects.Tangle tangle;
  private final DelayedFree.Outgrow outgrow;
  private final Collection collection;

  CountedWords(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    List<ObjectPool> pools = self.process.pools().stream().map(PoolCounts::pool).toList();
    make = pools.stream().map(pool -> new Objects.Make(runtime, self, safepoint, pool)).toList();
    drop =
        pools.stream().map(pool -> new SharedObjects.Drop(runtime, self, safepoint, pool)).toList();
    visit =
        pools.stream()
            .map(pool -> new SharedObjects.Visit(runtime, self, safepoint, pool))
            .toList();
    churn = new Objects.Churn(runtime, self, safepoint);
    tangle = new Objects.Tangle(runtime, self, safepoint);
    outgrow = new DelayedFree.Outgrow(runtime, self, safepoint);
    collection = new Collection(runtime, self);
  }

  @Override
  public Routine make(Op.Make op) {
    return make.get(op.pool().id()).of(op.count());
  }

  @Override
  public Routine drop(Op.Drop op) {
    return drop.get(op.pool().id()).of(op.count());
  }

  @Override
  public Routine churn(Op.Churn op) {
    return churn.of(op.kind(), op.count());
  }

  @Override
  public Routine tangle(Op.Tangle op) {
    return tangle.of(op.kind(), op.count());
  }

  @Override
  public Routine visit(Op.Visit op) {
    return visit.get(op.pool().id()).of(op.count());
  }

  @Override
  public Routine outgrow(Op.Outgrow op) {
    return outgrow.of(op.bytes());
  }

  @Override
  public Routine collect() {
    return collection.of(true);
  }
}
