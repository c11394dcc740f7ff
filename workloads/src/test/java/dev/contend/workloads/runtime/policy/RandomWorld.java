package dev.contend.workloads.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedEvent;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedMemory;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedObject.Kind;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedSemaphore;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A random program of words from all parts of the vocabulary at once: locks of every kind with
 * anything inside them, queues within and between processes, permits, an event, counted objects,
 * memory, data of extensions, C code, sleep, devices.
 *
 * <p>It cannot come to a deadlock by itself: a worker holds one lock at a time, puts before it
 * gets, and gives back the permit that it took.
 */
final class RandomWorld implements Program {
  static final int LOCKS = 4;
  static final SharedSemaphore SEATS = new SharedSemaphore(0, "seats", 2);
  private static final SharedBarrier END = new SharedBarrier(0, "end", SharedBarrier.ALL);
  private static final SharedVariable VARIABLE = new SharedVariable(0, "variable");
  private static final SharedObject CONFIG =
      new SharedObject(0, "config", Kind.DICT, SharedObject.MAIN, 3);
  private static final SharedObject SHARED =
      new SharedObject(1, "shared", Kind.INSTANCE, SharedObject.MAIN, 0);

  private static final SharedObject LIST =
      new SharedObject(2, "list", Kind.LIST, SharedObject.MAIN, 3);
  private static final SharedEvent EVENT = new SharedEvent(0, "go");
  private static final SharedDevice DEVICE = new SharedDevice(0, "device", 2);
  private static final SharedMemory BYTES = new SharedMemory(0, "bytes", 10_000);
  private static final ProcessQueue MESSAGES =
      new ProcessQueue(0, "messages", ProcessQueue.Kind.BUFFERED, 0);

  private static final ObjectPool POOL =
      new ObjectPool(0, new ObjectKind("instances", 48, true, 2), 500);
  private static final int WORDS = 60;

  /** The words that were said, in all. */
  final Set<Class<?>> words = new LinkedHashSet<>();

  private final SplittableRandom random;
  private final boolean sharesHeap;
  private final int[] inside = new int[LOCKS];
  private final List<SharedQueue> queues;
  private final SharedField field;
  int seated;
  int put;
  int received;

  RandomWorld(SplittableRandom random, boolean sharesHeap) {
    this.random = random;
    this.sharesHeap = sharesHeap;
    SharedQueue.Kind kind = random.nextBoolean() ? SharedQueue.Kind.QUEUE : SharedQueue.Kind.SIMPLE;
    field = new SharedField(0, "field", oneOf(SharedField.Strategy.values()), 2);
    queues = sharesHeap ? List.of(new SharedQueue(0, "items", kind, 0)) : List.of();
  }

  @Override
  public List<SharedLock> locks() {
    return List.of(
        new SharedLock(0, "lock"),
        new SharedLock(1, "rlock", SharedLock.Kind.RLOCK),
        new SharedLock(2, "mutex", SharedLock.Kind.PYMUTEX),
        new SharedLock(3, "object", SharedLock.Kind.OBJECT));
  }

  @Override
  public List<SharedVariable> variables() {
    return List.of(VARIABLE);
  }

  @Override
  public List<SharedObject> objects() {
    return List.of(CONFIG, SHARED, LIST);
  }

  @Override
  public List<SharedEvent> events() {
    return List.of(EVENT);
  }

  @Override
  public List<SharedDevice> devices() {
    return List.of(DEVICE);
  }

  @Override
  public List<SharedField> fields() {
    return List.of(field);
  }

  @Override
  public List<SharedMemory> sharedMemory() {
    return List.of(BYTES);
  }

  @Override
  public List<ProcessQueue> processQueues() {
    return List.of(MESSAGES);
  }

  @Override
  public List<ObjectPool> objectPools() {
    return List.of(POOL);
  }

  @Override
  public List<SharedQueue> queues() {
    return queues;
  }

  @Override
  public List<SharedSemaphore> semaphores() {
    return List.of(SEATS);
  }

  @Override
  public List<SharedBarrier> barriers() {
    return List.of(END);
  }

  @Override
  public Body worker(int index) {
    Lines lines = new Lines().onReceived(item -> received++);
    long made = 0;
    int taken = 0;
    for (int i = 0; i < WORDS; i++) {
      switch (random.nextInt(7)) {
        case 0 -> locked(lines);
        case 5 -> pause(lines);
        case 1 -> seat(lines);
        case 2 -> {
          int count = 1 + random.nextInt(40);
          lines.op(new Op.Make(POOL, count));
          made += count;
        }
        case 3 -> {
          long dropped = random.nextLong(made + 1);
          lines.op(new Op.Drop(POOL, dropped));
          made -= dropped;
        }
        case 4 -> {
          lines.op(new ObjectUse.Take(SHARED, 1));
          taken++;
        }
        default -> step(lines);
      }
    }
    lines.op(new ObjectUse.GiveBack(SHARED, taken)).op(new Op.Drop(POOL, made));
    lines.op(new Coordination.Arrive(END).op()).op(new Op.Deliver(10));
    return noting(lines);
  }

  private Body noting(Lines lines) {
    return new Body() {
      @Override
      public Op next() {
        Op op = lines.next();
        words.add(
            op instanceof Op.Coordinate coordinate ? coordinate.word().getClass() : op.getClass());
        return op;
      }

      @Override
      public void received(int item) {
        lines.received(item);
      }
    };
  }

  private void locked(Lines lines) {
    SharedLock lock = locks().get(random.nextInt(LOCKS));
    lines
        .op(new Op.Acquire(lock))
        .run(() -> assertThat(++inside[lock.id()]).as(lock.name()).isEqualTo(1));
    for (int i = random.nextInt(3); i >= 0; i--) {
      step(lines);
    }
    if (lock.kind() != SharedLock.Kind.OBJECT && random.nextBoolean()) {
      pause(lines);
    }
    // A critical section is given up where its thread lets the interpreter go.
    lines.run(() -> inside[lock.id()]--).op(new Op.Release(lock));
  }

  private void seat(Lines lines) {
    lines
        .op(new Coordination.TakePermit(SEATS).op())
        .run(() -> assertThat(++seated).as("seats").isLessThanOrEqualTo(2));
    step(lines);
    lines.run(() -> seated--).op(new Coordination.GivePermit(SEATS).op());
  }

  /** Something for which the worker lets the interpreter go, or may. */
  private void pause(Lines lines) {
    WaitTime time = WaitTime.fixed(random.nextInt(100_000_000));
    NativeWork work = NativeWork.ofCycles(random.nextInt(60_000));
    switch (random.nextInt(8)) {
      case 0 -> lines.op(new Op.Sleep(time));
      case 1 -> lines.op(new Op.AwaitDevice(time, random.nextBoolean()));
      case 2 -> lines.op(new Coordination.Serve(DEVICE, time, random.nextBoolean()).op());
      case 3 -> lines.op(new Op.Native(work, random.nextDouble()));
      case 4 ->
          lines
              .op(new Coordination.Set(EVENT).op())
              .op(new Coordination.Await(EVENT).op())
              .op(new Op.ReadClock(50, ps -> {}));
      case 5 -> lines.op(new Op.Send(MESSAGES, new Payload(100, 1))).op(new Op.Receive(MESSAGES));
      case 6 ->
          lines
              .op(new Coordination.Read(field, random.nextInt(2)).op())
              .op(new Coordination.Write(field, random.nextInt(2)).op());
      default -> lines.op(new Op.ReadShared(BYTES, 0, 5_000)).op(new Op.WriteShared(BYTES, 64, 99));
    }
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Something that needs no lock and ends by itself. */
  private void step(Lines lines) {
    int item = random.nextInt(3);
    switch (random.nextInt(15)) {
      case 0 -> lines.op(new Op.Compute(random.nextInt(60_000)));
      case 1 -> lines.op(new Op.Load(VARIABLE));
      case 2 -> lines.op(new Op.Store(VARIABLE));
      case 3 -> lines.op(new ObjectUse.ReadItem(CONFIG, item));
      case 4 -> lines.op(new ObjectUse.WriteItem(CONFIG, item));
      case 5 -> lines.op(new ObjectUse.Rebind(SHARED, 1 + item, random.nextBoolean()));
      case 6 -> lines.op(new Op.Churn(POOL.kind(), 1 + random.nextInt(200)));
      case 7 -> lines.op(new Op.Tangle(POOL.kind(), 1 + random.nextInt(50)));
      case 8 -> lines.op(random.nextInt(5) == 0 ? new Op.Collect() : new Op.Visit(POOL, 5));
      case 9 -> putAndGet(lines);
      case 10 -> lines.op(new ObjectUse.Append(LIST, 1 + item, random.nextBoolean()));
      case 11 -> lines.op(new ObjectUse.Extend(LIST, 1 + item));
      case 12 -> lines.op(new ObjectUse.DropItem(LIST));
      default -> lines.op(new Op.Outgrow(1 + random.nextInt(600)));
    }
  }

  private void putAndGet(Lines lines) {
    if (!sharesHeap) {
      return;
    }
    put++;
    lines
        .op(
            new Coordination.Put(queues.get(0), put, random.nextBoolean(), Coordination.FOREVER)
                .op())
        .op(new Coordination.Get(queues.get(0), Coordination.FOREVER).op());
  }
}
