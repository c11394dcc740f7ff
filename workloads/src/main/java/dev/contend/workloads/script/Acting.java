package dev.contend.workloads.script;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.WaitTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one thread's words are in the words that runtimes know. */
final class Acting {
  private final Inventory things;
  private final Scope scope;
  private final RandomStreams random;
  private final boolean varies;
  private final String streams;

  /** By place of the statement that draws. */
  private final Map<String, RandomSource> sources = new LinkedHashMap<>();

  /**
   * @param varies whether amounts are drawn; otherwise each is its mean
   * @param streams how the names of this thread's random streams begin
   */
  Acting(Inventory things, Scope scope, RandomStreams random, boolean varies, String streams) {
    this.things = things;
    this.scope = scope;
    this.random = random;
    this.varies = varies;
    this.streams = streams;
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
      case LOCK -> new Op.Acquire(Inventory.get(things.locks, name));
      case UNLOCK -> new Op.Release(Inventory.get(things.locks, name));
      case PUT -> put(name, Latencies.UNMEASURED);
      case GET ->
          new Coordination.Get(Inventory.get(things.queues, name), Coordination.FOREVER).op();
      case ALLOC -> new Op.Make(Inventory.get(things.pools, name), Math.round(amount));
      case FREE -> new Op.Drop(Inventory.get(things.pools, name), Math.round(amount));
      case CHURN -> new Op.Churn(Inventory.get(things.pools, name).kind(), Math.round(amount));
      case SEND ->
          new Op.Send(
              Inventory.get(things.channels, name),
              new Payload(Math.round(amount), Math.max(1, Math.round(draw(act.objects(), place)))));
      case RECEIVE -> new Op.Receive(Inventory.get(things.channels, name));
      case BARRIER -> new Coordination.Arrive(Inventory.get(things.barriers, name)).op();
      case SET -> new Coordination.Set(Inventory.get(things.events, name)).op();
      case AWAIT -> new Coordination.Await(Inventory.get(things.events, name)).op();
      case TAKE -> new Coordination.TakePermit(Inventory.get(things.semaphores, name)).op();
      case GIVE -> new Coordination.GivePermit(Inventory.get(things.semaphores, name)).op();
    };
  }

  private static Op compute(Statement.Act act, double amount) {
    CodeMix mix = new CodeMix(Collections.singletonMap(act.code(), 1.0));
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
    if (amount.isFixed() || !varies) {
      return Math.max(0, amount.mean(scope));
    }
    RandomSource source = sources.get(place);
    if (source == null) {
      source = random.stream(streams + place);
      sources.put(place, source);
    }
    return Math.max(0, amount.draw(scope, source));
  }

  private Op put(String queue, int item) {
    return new Coordination.Put(
            Inventory.get(things.queues, queue), item, true, Coordination.FOREVER)
        .op();
  }

  /** What a thread does that brings items in. */
  Arriving arriving(Statement.Arrivals arrivals, String place, Latencies latencies) {
    return new Arriving(
        latencies,
        Math.round(arrivals.count().value(scope)),
        () -> draw(arrivals.every(), place),
        item -> put(arrivals.queue(), item));
  }

  /** Which branch of a choice is taken: by its weight, or in turn by weight if nothing varies. */
  Choice choice(Statement.Choose choose, String place) {
    double[] weights =
        choose.branches().stream().mapToDouble(branch -> branch.weight().value(scope)).toArray();
    return new Choice(weights, varies ? random.stream(streams + place) : null);
  }

  Scope scope() {
    return scope;
  }
}
