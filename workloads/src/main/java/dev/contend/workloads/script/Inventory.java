package dev.contend.workloads.script;

import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedEvent;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedPool;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedSemaphore;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The things of a program as the words of one run know them, by name and by number. */
final class Inventory {
  final Map<String, SharedObject> objects = new LinkedHashMap<>();
  final Map<String, SharedVariable> variables = new LinkedHashMap<>();
  final Map<String, SharedField> atomics = new LinkedHashMap<>();
  final Map<String, ObjectPool> pools = new LinkedHashMap<>();

  /** Each with its parts, one if it has no shards. */
  final Map<String, List<SharedLock>> locks = new LinkedHashMap<>();

  final Map<String, SharedQueue> queues = new LinkedHashMap<>();
  final Map<String, ProcessQueue> channels = new LinkedHashMap<>();
  final Map<String, SharedBarrier> barriers = new LinkedHashMap<>();
  final Map<String, SharedEvent> events = new LinkedHashMap<>();
  final Map<String, SharedSemaphore> semaphores = new LinkedHashMap<>();
  final Map<String, SharedDevice> devices = new LinkedHashMap<>();
  final Map<String, SharedPool> executors = new LinkedHashMap<>();
  private int lockCount;

  Inventory(Script script, Scope scope) {
    for (Thing thing : script.things()) {
      add(thing, thing.name(), scope);
    }
  }

  private void add(Thing thing, String name, Scope scope) {
    switch (thing.category()) {
      case OBJECT -> objects.put(name, object(thing, scope));
      case VARIABLE -> variables.put(name, new SharedVariable(variables.size(), name));
      case ATOMIC ->
          atomics.put(name, new SharedField(atomics.size(), name, SharedField.Strategy.ATOMICS, 1));
      case POOL -> pools.put(name, pool(thing, scope));
      case LOCK -> addLock(thing, (int) thing.whole(Thing.SHARDS, scope, 1));
      case QUEUE ->
          queues.put(
              name,
              new SharedQueue(
                  queues.size(),
                  name,
                  named(SharedQueue.Kind.values(), SharedQueue.Kind::yamlName, thing),
                  (int) thing.whole(Thing.CAPACITY, scope, 0)));
      case CHANNEL -> channels.put(name, channel(thing, scope));
      case BARRIER ->
          barriers.put(
              name,
              new SharedBarrier(
                  barriers.size(),
                  name,
                  (int) thing.whole(Thing.PARTIES, scope, SharedBarrier.ALL)));
      case EVENT -> events.put(name, new SharedEvent(events.size(), name));
      case SEMAPHORE ->
          semaphores.put(
              name,
              new SharedSemaphore(
                  semaphores.size(), name, (int) thing.whole(Thing.PERMITS, scope, 1)));
      case DEVICE ->
          devices.put(
              name,
              new SharedDevice(
                  devices.size(),
                  name,
                  (int) thing.whole(Thing.SERVERS, scope, 1),
                  (int) thing.whole(Thing.BATCH, scope, 1)));
      case EXECUTOR -> executors.put(name, new SharedPool(executors.size(), name));
      case TRACE, ROLE -> {
        // A trace is played into a queue, and the threads of a role are workers like others.
      }
    }
  }

  /** The parts of a lock have one name, so that what is told of it is told of all together. */
  private void addLock(Thing thing, int parts) {
    SharedLock.Kind kind = named(SharedLock.Kind.values(), SharedLock.Kind::yamlName, thing);
    List<SharedLock> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      all.add(new SharedLock(lockCount++, thing.name(), kind));
    }
    locks.put(thing.name(), List.copyOf(all));
  }

  /** Every part of every lock. */
  List<SharedLock> allLocks() {
    return locks.values().stream().flatMap(List::stream).toList();
  }

  private SharedObject object(Thing thing, Scope scope) {
    SharedObject.Kind kind = named(SharedObject.Kind.values(), Kinds::word, thing);
    // A container without items has nothing to read.
    int items = kind.isContainer() ? (int) Math.max(1, thing.whole(Thing.ITEMS, scope, 1)) : 0;
    return new SharedObject(objects.size(), thing.name(), kind, thing.maker(), items)
        .with(thing.immortal());
  }

  private ObjectPool pool(Thing thing, Scope scope) {
    boolean isTracked = thing.kind().equals(Kinds.TRACKED);
    ObjectKind kind =
        new ObjectKind(
            thing.name(),
            (int) thing.whole(Thing.SIZE, scope, Kinds.OBJECT_BYTES),
            isTracked,
            isTracked ? thing.value(Thing.REFERENCES, scope, 1) : 0);
    return new ObjectPool(pools.size(), kind, thing.whole(Thing.MADE, scope, 0));
  }

  private ProcessQueue channel(Thing thing, Scope scope) {
    ProcessQueue.Kind kind =
        thing.kind().equals(Kinds.PROCESS_QUEUE)
            ? ProcessQueue.Kind.BUFFERED
            : ProcessQueue.Kind.SIMPLE;
    return new ProcessQueue(
        channels.size(), thing.name(), kind, (int) thing.whole(Thing.CAPACITY, scope, 0));
  }

  private static <T> T named(T[] all, Function<T, String> word, Thing thing) {
    for (T one : all) {
      if (word.apply(one).equals(thing.kind())) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "'" + thing.name() + "' is of the unknown kind '" + thing.kind() + "'");
  }

  static <T> List<T> listOf(Map<String, T> things) {
    return List.copyOf(new ArrayList<>(things.values()));
  }

  static <T> T get(Map<String, T> things, String name) {
    T thing = things.get(name);
    if (thing == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s' is not declared as what it is used for", name));
    }
    return thing;
  }
}
