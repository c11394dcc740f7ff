package dev.contend.workloads.script;

import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.WaitTime;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What one thread's words are in the words that runtimes know. */
final class Acting {
  /** Names the stream of what each of those adds who are served together. */
  private static final String FURTHER = "/each";

  private final Script script;
  private final Inventory things;
  private final Items items;
  private final Scope scope;
  private final PlaceDraws draws;
  private final LockParts held;
  private Items.@Nullable Item taken;

  /**
   * @param draws what is drawn at the places of its program
   */
  Acting(Script script, Inventory things, Items items, Scope scope, PlaceDraws draws) {
    this.script = script;
    this.things = things;
    this.items = items;
    this.scope = scope.ofItem(this::valueOfTaken);
    this.draws = draws;
    held = new LockParts(draws);
  }

  /**
   * The operation of a word, its amounts drawn anew.
   *
   * @param place of the statement in the thread's program, which names its random stream
   */
  Op of(Statement.Act act, String place) {
    double amount = draw(act.amount(), place);
    String name = act.thing();
    return switch (act.verb()) {
      case COMPUTE -> compute(act, amount);
      case NATIVE -> call(act, amount);
      case SLEEP -> new Op.Sleep(WaitTime.fixed(amount));
      case IO -> new Op.AwaitDevice(WaitTime.fixed(amount), act.isKeeping());
      case READ -> read(name, amount);
      case WRITE -> write(name, amount);
      case ATOMIC -> new Coordination.Write(Inventory.get(things.atomics, name), 0).op();
      case REFCOUNT ->
          new ObjectUse.Rebind(Inventory.get(things.objects, name), whole(amount), true);
      case APPEND ->
          new ObjectUse.Append(Inventory.get(things.objects, name), whole(amount), false);
      case LOCK -> new Op.Acquire(held.take(name, Inventory.get(things.locks, name), place));
      case UNLOCK -> new Op.Release(held.giveUp(name, Inventory.get(things.locks, name)));
      case PUT -> put(name, Latencies.UNMEASURED);
      case GET ->
          new Coordination.Get(Inventory.get(things.queues, name), Coordination.FOREVER).op();
      case ALLOC -> new Op.Make(Inventory.get(things.pools, name), Math.round(amount));
      case FREE -> new Op.Drop(Inventory.get(things.pools, name), Math.round(amount));
      case CHURN -> new Op.Churn(Inventory.get(things.pools, name).kind(), Math.round(amount));
      case SEND ->
          new Op.Send(
              Inventory.get(things.channels, name),
              new Payload(Math.round(amount), Math.max(1, Math.round(draw(act.further(), place)))));
      case RECEIVE -> new Op.Receive(Inventory.get(things.channels, name));
      case BARRIER -> new Coordination.Arrive(Inventory.get(things.barriers, name)).op();
      case SET -> new Coordination.Set(Inventory.get(things.events, name)).op();
      case AWAIT -> new Coordination.Await(Inventory.get(things.events, name)).op();
      case TAKE -> new Coordination.TakePermit(Inventory.get(things.semaphores, name)).op();
      case USE ->
          new Coordination.Serve(
                  Inventory.get(things.devices, name),
                  WaitTime.fixed(amount),
                  Math.round(draw(act.further(), place + FURTHER)),
                  act.isKeeping())
              .op();
      case SUBMIT, SPAWN, JOIN ->
          throw new IllegalArgumentException("each task or thread is an operation of its own");
      case GIVE -> new Coordination.GivePermit(Inventory.get(things.semaphores, name)).op();
    };
  }

  private static Op compute(Statement.Act act, double amount) {
    CodeMix mix = CodeMix.only(act.code());
    return act.amount().measure() == Measure.CYCLES
        ? new Op.Compute(amount, mix)
        : Op.Compute.ofPeakPs(amount, mix);
  }

  private static Op call(Statement.Act act, double amount) {
    NativeWork work =
        act.amount().measure() == Measure.CYCLES
            ? NativeWork.ofCycles(amount)
            : NativeWork.ofPeakPs(amount);
    return act.isKeeping() ? Op.Native.keeping(work) : Op.Native.releasing(work);
  }

  private Op read(String name, double index) {
    if (things.variables.containsKey(name)) {
      return new Op.Load(Inventory.get(things.variables, name));
    }
    if (things.atomics.containsKey(name)) {
      return new Coordination.Read(Inventory.get(things.atomics, name), 0).op();
    }
    SharedObject container = Inventory.get(things.objects, name);
    return new ObjectUse.ReadItem(container, itemOf(container, index));
  }

  private Op write(String name, double index) {
    if (things.variables.containsKey(name)) {
      return new Op.Store(Inventory.get(things.variables, name));
    }
    SharedObject container = Inventory.get(things.objects, name);
    return new ObjectUse.WriteItem(container, itemOf(container, index));
  }

  /** The items are numbered in a circle, so that an index may be drawn from any range. */
  private static int itemOf(SharedObject container, double index) {
    return (int) (Math.floor(index) % container.items());
  }

  private static int whole(double amount) {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(amount));
  }

  private double draw(Amount amount, String place) {
    if (amount.isFixed() || !draws.varies()) {
      return Math.max(0, amount.mean(scope));
    }
    return Math.max(0, amount.draw(scope, draws.source(place)));
  }

  private Op put(String queue, int item) {
    return new Coordination.Put(
            Inventory.get(things.queues, queue), item, true, Coordination.FOREVER)
        .op();
  }

  private double valueOfTaken(String name) {
    if (taken == null) {
      throw new IllegalArgumentException("'" + name + "' has no value before an item is taken");
    }
    return taken.value(name);
  }

  /** The thread has taken an item: what is said of it holds from now on. */
  void took(int item) {
    taken = items.take(item);
  }

  /** What a thread does that brings items in. */
  Arriving arriving(Statement.Arrivals arrivals, String place, Latencies latencies) {
    return new Arriving(
        latencies,
        Math.round(script.items(arrivals, scope)),
        intervals(arrivals.process(), place),
        bringing(arrivals));
  }

  private IntFunction<Op> bringing(Statement.Arrivals arrivals) {
    if (!(arrivals.process() instanceof ArrivalProcess.Recorded recorded)) {
      return item -> put(arrivals.queue(), item);
    }
    ArrivalTrace trace = script.trace(recorded.trace());
    int[] row = {0};
    return item -> {
      items.bring(item, trace, row[0]++);
      return put(arrivals.queue(), item);
    };
  }

  private DoubleSupplier intervals(ArrivalProcess process, String place) {
    if (process instanceof ArrivalProcess.Modulated modulated) {
      double meanPs = modulated.meanIntervalPs(scope);
      return draws.varies()
          ? new ModulatedPoisson(modulated, scope, draws.source(place))
          : () -> meanPs;
    }
    if (process instanceof ArrivalProcess.Recorded recorded) {
      return script.trace(recorded.trace()).intervals(recorded.speed(scope));
    }
    Amount every = ((ArrivalProcess.Renewal) process).every();
    return () -> draw(every, place);
  }

  /** Which branch of a choice is taken. */
  int branch(Statement.Choose choose, String place) {
    return draws.branch(choose, place, scope);
  }

  /** How many tasks a word submits, or threads it starts. */
  long count(Statement.Act act) {
    return Math.round(act.amount().mean(scope));
  }

  Scope scope() {
    return scope;
  }
}
