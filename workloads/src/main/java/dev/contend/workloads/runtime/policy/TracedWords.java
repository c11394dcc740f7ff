package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Op;

/** Words about objects where nothing is counted and a collector finds what is dead. */
final class TracedWords implements MemoryWords {
  private final Traced.Make make;
  private final Traced.Drop drop;
  private final Traced.Collect collect;
  private final Routine read = new Read();

  TracedWords(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    make = new Traced.Make(runtime, self, safepoint);
    drop = new Traced.Drop(runtime, self);
    collect = new Traced.Collect(runtime, self);
  }

  @Override
  public Routine make(Op.Make op) {
    return make.kept(op.pool(), op.count());
  }

  @Override
  public Routine drop(Op.Drop op) {
    return drop.of(op.pool(), op.count());
  }

  @Override
  public Routine churn(Op.Churn op) {
    return make.dropped(op.kind(), op.count());
  }

  @Override
  public Routine tangle(Op.Tangle op) {
    return make.dropped(op.kind(), op.count());
  }

  @Override
  public Routine visit(Op.Visit op) {
    return read;
  }

  @Override
  public Routine outgrow(Op.Outgrow op) {
    return make.dropped(op.bytes());
  }

  @Override
  public Routine collect() {
    return collect.of(true);
  }

  /** Reading takes no reference, and is part of the program's work. */
  private static final class Read extends Routine {
    @Override
    protected Step step(SimThread thread) {
      return Step.DONE;
    }
  }
}
