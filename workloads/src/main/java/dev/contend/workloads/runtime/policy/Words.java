package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.engine.random.RandomSource;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.lock.Gil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which routine carries out which word. */
final class Words implements Op.Visitor<Routine> {
  private final PythonRuntime runtime;
  private final Work work;
  private final List<WithLock.Enter> enter;
  private final List<WithLock.Leave> leave;
  private final List<Globals.Load> load;
  private final List<Globals.Store> store;
  private final Globals.StoreResult storeResult;
  private final ProcessWords processes;
  private final Sharing sharing;
  private final @Nullable CrossInterpreterResult cross;
  private final NativeCall nativeCall;
  private final Blocking sleep;
  private final Blocking device;
  private final ClockReading clock;
  private final MemoryWords memory;
  private final ObjectWords objects;
  private final StartLine.Wait ready;
  private final CoordinationWords coordination;

  Words(PythonRuntime runtime, PythonThread self, Safepoint safepoint, Program.Body body) {
    this.runtime = runtime;
    SharedState shared = runtime.shared();
    work = new Work(runtime, self, safepoint);
    coordination = new CoordinationWords(runtime, self, work, body);
    List<SharedState.Lock> locks = shared.locksOf(self.id);
    enter = locks.stream().map(lock -> new WithLock.Enter(runtime, self, lock)).toList();
    leave = locks.stream().map(lock -> new WithLock.Leave(runtime, self, lock)).toList();
    load = shared.slots().stream().map(slot -> new Globals.Load(runtime, self, slot)).toList();
    store = shared.slots().stream().map(slot -> new Globals.Store(runtime, self, slot)).toList();
    storeResult = new Globals.StoreResult(runtime, self);
    processes = new ProcessWords(runtime, self);
    sharing = runtime.sharing();
    Gil main = runtime.thread(SharedState.MAIN).gil;
    cross = main == null ? null : new CrossInterpreterResult(runtime, self, main, storeResult);
    nativeCall = new NativeCall(runtime, self, runtime.random("runtime/keeping/" + self.id));
    RandomSource waits = runtime.random("runtime/wait/" + self.id);
    sleep = new Blocking(self, waits, false);
    device = new Blocking(self, waits, true);
    clock = new ClockReading(runtime, work);
    memory =
        runtime.isTraced()
            ? new TracedWords(runtime, self, safepoint)
            : new CountedWords(runtime, self, safepoint);
    objects = new ObjectWords(runtime, self, safepoint);
    ready = new StartLine.Wait(runtime.startLine(), self);
  }

  /** This thread at the start line. */
  StartLine.Wait startLine() {
    return ready;
  }

  @Override
  public Routine compute(Op.Compute op) {
    // The time of one cycle at peak speed turns a time into cycles.
    double cyclePs = runtime.nativePs(NativeWork.ofCycles(1));
    return work.of(op.cycles() + op.peakPs() / cyclePs, op.mix());
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
    if (sharing == Sharing.ADDRESS_SPACE && cross != null) {
      return cross.of(op.bytes());
    }
    return sharing == Sharing.HEAP ? storeResult : processes.deliver(op.bytes());
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
  public Routine callNative(Op.Native op) {
    return nativeCall.of(op);
  }

  @Override
  public Routine sleep(Op.Sleep op) {
    return sleep.of(op.time(), false);
  }

  @Override
  public Routine awaitDevice(Op.AwaitDevice op) {
    return device.of(op.time(), op.keeps());
  }

  @Override
  public Routine readClock(Op.ReadClock op) {
    return clock.of(op);
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
  public Routine useObject(ObjectUse op) {
    return op.acceptUse(objects);
  }

  @Override
  public Routine ready(Op.Ready op) {
    return ready;
  }

  @Override
  public Routine coordinate(Op.Coordinate op) {
    return op.word().accept(coordination);
  }

  @Override
  public Routine end(Op.End op) {
    throw new IllegalStateException("the end is not carried out");
  }
}
