package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.Op;
import java.util.List;

/** Which routine carries out which word. */
final class Words implements Op.Visitor<Routine> {
  private final Work work;
  private final List<WithLock.Enter> enter;
  private final List<WithLock.Leave> leave;
  private final List<Globals.Load> load;
  private final List<Globals.Store> store;
  private final Globals.StoreResult storeResult;
  private final ProcessWords processes;
  private final MemoryWords memory;
  private final boolean sharesHeap;

  Words(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    SharedState shared = runtime.shared();
    work = new Work(runtime, self, safepoint);
    enter = shared.locks().stream().map(lock -> new WithLock.Enter(runtime, self, lock)).toList();
    leave = shared.locks().stream().map(lock -> new WithLock.Leave(runtime, self, lock)).toList();
    load = shared.slots().stream().map(slot -> new Globals.Load(runtime, self, slot)).toList();
    store = shared.slots().stream().map(slot -> new Globals.Store(runtime, self, slot)).toList();
    storeResult = new Globals.StoreResult(runtime);
    processes = new ProcessWords(runtime, self);
    memory = new MemoryWords(runtime, self, safepoint);
    sharesHeap = runtime.sharesHeap();
  }

  @Override
  public Routine compute(Op.Compute op) {
    return work.of(op.cycles(), op.mix());
  }

  @Override
  public Routine acquire(Op.Acquire op) {
    return enter.get(op.lock().id());
  }

  @Override
  public Routine release(Op.Release op) {
    return leave.get(op.lock().id());
  }

  @Override
  public Routine load(Op.Load op) {
    return load.get(op.variable().id());
  }

  @Override
  public Routine store(Op.Store op) {
    return store.get(op.variable().id());
  }

  @Override
  public Routine deliver(Op.Deliver op) {
    return sharesHeap ? storeResult : processes.deliver(op.bytes());
  }

  @Override
  public Routine send(Op.Send op) {
    return processes.send(op);
  }

  @Override
  public Routine receive(Op.Receive op) {
    return processes.receive(op);
  }

  @Override
  public Routine submit(Op.Submit op) {
    return processes.submit(op);
  }

  @Override
  public Routine awaitResults(Op.AwaitResults op) {
    return processes.awaitResults();
  }

  @Override
  public Routine readShared(Op.ReadShared op) {
    return processes.read(op.memory(), op.fromByte(), op.bytes());
  }

  @Override
  public Routine writeShared(Op.WriteShared op) {
    return processes.write(op.memory(), op.fromByte(), op.bytes());
  }

  @Override
  public Routine make(Op.Make op) {
    return memory.make(op);
  }

  @Override
  public Routine drop(Op.Drop op) {
    return memory.drop(op);
  }

  @Override
  public Routine churn(Op.Churn op) {
    return memory.churn(op);
  }

  @Override
  public Routine tangle(Op.Tangle op) {
    return memory.tangle(op);
  }

  @Override
  public Routine visit(Op.Visit op) {
    return memory.visit(op);
  }

  @Override
  public Routine outgrow(Op.Outgrow op) {
    return memory.outgrow(op);
  }

  @Override
  public Routine collect(Op.Collect op) {
    return memory.collect();
  }

  @Override
  public Routine end(Op.End op) {
    throw new IllegalStateException("the end is not carried out");
  }
}
