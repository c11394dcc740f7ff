package dev.contend.workloads.runtime.policy;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.BatchStation;
import dev.contend.workloads.runtime.ServicePoint;
import dev.contend.workloads.runtime.Station;
import dev.contend.workloads.runtime.lock.ParkingLot;
import dev.contend.workloads.runtime.lock.ThreadLock;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.threading.BlockingQueue;
import dev.contend.workloads.runtime.threading.Condition;
import dev.contend.workloads.runtime.threading.CountingSemaphore;
import dev.contend.workloads.runtime.threading.CyclicBarrier;
import dev.contend.workloads.runtime.threading.Event;
import dev.contend.workloads.runtime.threading.HandoffQueue;
import dev.contend.workloads.runtime.threading.ItemQueue;
import dev.contend.workloads.runtime.threading.Library;
import dev.contend.workloads.runtime.threading.LoopQueue;
import dev.contend.workloads.runtime.threading.ThreadPool;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions, events, semaphores, barriers, queues, pools and extension data of a program, laid
 * out in memory, and the devices that it queues for.
 *
 * <p>Departure: where workers share no heap, conditions and what is built on them are the same
 * programs over semaphores in shared memory; {@code multiprocessing} has programs of its own.
 */
final class Coordinated {
  final List<Condition> conditions;
  final List<Event> events;
  final List<CountingSemaphore> semaphores;
  final List<CyclicBarrier> barriers;
  final List<Queue> queues;
  final List<ThreadPool> pools;
  final List<Field> fields;
  final List<ServicePoint> stations;
  private final PythonRuntime runtime;
  private final ObjectHeap heap;
  private final Library library;
  private final LockKinds kinds;

  Coordinated(
      PythonRuntime runtime, Program program, ObjectHeap heap, List<SharedState.Lock> locks) {
    this.runtime = runtime;
    this.heap = heap;
    ParkingLot lot = runtime.parkingLot();
    kinds = new LockKinds(runtime, heap);
    library = new Library(lot, kinds::threadingLock, runtime.profile().library());
    conditions =
        program.conditions().stream()
            .map(
                one ->
                    new Condition(
                        library,
                        "condition '" + one.name() + "'",
                        locks.get(one.lock().id()).mutex))
            .toList();
    events =
        program.events().stream()
            .map(one -> new Event(library, "event '" + one.name() + "'"))
            .toList();
    semaphores =
        program.semaphores().stream()
            .map(
                one ->
                    new CountingSemaphore(library, "semaphore '" + one.name() + "'", one.permits()))
            .toList();
    barriers = program.barriers().stream().map(this::barrier).toList();
    if (!runtime.sharesHeap() && !(program.queues().isEmpty() && program.pools().isEmpty())) {
      throw new IllegalArgumentException(
          "the program has queues or pools of threads, but the runtime's workers share no heap");
    }
    queues = program.queues().stream().map(this::queue).toList();
    ThreadLock globalShutdown =
        kinds.threadingLock(
            "_global_shutdown_lock",
            lot.platform().reserveLine(SubjectKind.LOCK, "lock `_global_shutdown_lock`"));
    pools =
        program.pools().stream()
            .map(one -> new ThreadPool(library, "pool '" + one.name() + "'", globalShutdown))
            .toList();
    fields = program.fields().stream().map(this::field).toList();
    stations = program.devices().stream().map(this::station).toList();
  }

  private ServicePoint station(SharedDevice device) {
    return runtime
        .outside()
        .device(device.name())
        .orElseGet(
            () ->
                device.batch() > 1
                    ? new BatchStation(device.servers(), device.batch())
                    : new Station(device.servers()));
  }

  /** Reports how each device was used. */
  void reportDevices(Program program, MetricSet.Builder metrics) {
    for (SharedDevice device : program.devices()) {
      DeviceMetrics.report(device, stations.get(device.id()), runtime.nowPs(), metrics);
    }
  }

  private Field field(SharedField field) {
    Subjects names = runtime.runMemory().subjects();
    String quoted = Subjects.quoted(field.name());
    int staticLock = names.of(SubjectKind.LOCK, "static lock of " + quoted);
    int objects = names.of(SubjectKind.OBJECT_LOCK, "objects of " + quoted);
    return new Field(
        kinds,
        field,
        heap.allocate(staticLock),
        IntStream.range(0, field.objects()).mapToObj(i -> heap.allocate(objects)).toList());
  }

  private CyclicBarrier barrier(SharedBarrier barrier) {
    boolean isForAll = barrier.parties() == SharedBarrier.ALL;
    int parties = isForAll ? runtime.workers() : barrier.parties();
    return new CyclicBarrier(library, "barrier '" + barrier.name() + "'", parties);
  }

  private Queue queue(SharedQueue queue) {
    String name = "queue '" + queue.name() + "'";
    ItemQueue<Item> items =
        switch (queue.kind()) {
          case QUEUE -> new BlockingQueue<>(library, name, queue.capacity());
          case SIMPLE -> new HandoffQueue<>(library, name);
          case EVENT_LOOP ->
              new LoopQueue<>(library, name, runtime.profile().process().pipe().callPs());
        };
    int referred = queue.kind() == SharedQueue.Kind.QUEUE ? 3 : 1;
    int counts = runtime.runMemory().subjects().countOf(queue.name());
    List<PyObject> objects =
        IntStream.range(0, referred)
            .mapToObj(i -> runtime.counts().newObject(SharedState.MAIN, heap.allocate(counts)))
            .toList();
    return new Queue(items, objects);
  }

  /**
   * What a queue passes on.
   *
   * @param number what the worker that gets it is told
   * @param object the new object; null if it is not counted
   */
  record Item(int number, @Nullable PyObject object) {}

  /**
   * A queue.
   *
   * @param items the queue itself
   * @param objects what a call holds references to: the queue, and for {@code queue.Queue} its
   *     condition and its lock
   */
  record Queue(ItemQueue<Item> items, List<PyObject> objects) {}

  /** Data of an extension: a line for each object, which the lock in its header shares. */
  static final class Field {
    final SharedField.Strategy strategy;
    final SharedState.Lock staticLock;
    final List<SharedState.Lock> objects;

    /** Where each object's data are: with its header, or in the copy that was written last. */
    final long[] data;

    Field(LockKinds kinds, SharedField field, long staticAddress, List<Long> addresses) {
      strategy = field.strategy();
      staticLock = kinds.staticLock(field.name(), staticAddress);
      objects =
          IntStream.range(0, field.objects())
              .mapToObj(i -> kinds.objectLock(field.name() + " " + i, addresses.get(i)))
              .toList();
      data = objects.stream().mapToLong(lock -> lock.object.address()).toArray();
    }
  }
}
