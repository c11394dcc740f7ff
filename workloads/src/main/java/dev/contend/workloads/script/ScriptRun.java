package dev.contend.workloads.script;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
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
import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run of a written program. */
final class ScriptRun implements Program {
  private final Script script;
  private final RandomStreams random;
  private final boolean varies;
  private final Scope scope;
  private final Map<Role, Integer> threads;
  private final Inventory things;
  private final Items items = new Items();
  private final Latencies latencies = new Latencies();

  /** Workers that other threads start. */
  private final BitSet spawned = new BitSet();

  /** Workers that no thread has started yet, by role. */
  private final Map<String, Deque<Integer>> notStarted = new LinkedHashMap<>();

  private final Map<String, Executor> executors = new LinkedHashMap<>();

  /** What the threads of a pool draw, by its name. */
  private final Map<String, PlaceDraws> ofPools = new LinkedHashMap<>();

  ScriptRun(Script script, Settings settings, int workers, RandomStreams random, boolean varies) {
    this.script = script;
    this.random = random;
    this.varies = varies;
    scope = Scope.of(settings.asMap(), workers);
    threads = script.threads(scope, workers);
    things = new Inventory(script, scope);
    int first = 0;
    for (Map.Entry<Role, Integer> entry : threads.entrySet()) {
      int next = first + entry.getValue();
      if (entry.getKey().isSpawned()) {
        List<Integer> ofRole = IntStream.range(first, next).boxed().toList();
        notStarted.put(entry.getKey().name(), new ArrayDeque<>(ofRole));
        spawned.set(first, next);
      }
      first = next;
    }
    threads.forEach(
        (role, count) -> {
          if (role.isPool()) {
            SharedPool pool = Inventory.get(things.executors, role.name());
            executors.put(role.name(), new Executor(pool, submitters(role.name())));
            ofPools.put(role.name(), new PlaceDraws(random, varies, "script/" + role.name() + '/'));
          }
        });
  }

  private int submitters(String pool) {
    return threads.entrySet().stream()
        .filter(entry -> submitsTo(pool, entry.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private boolean submitsTo(String pool, Role role) {
    return script.things(Category.EXECUTOR).stream()
        .filter(thing -> thing.name().equals(pool))
        .anyMatch(thing -> script.first(Verb.SUBMIT, thing, role.block()).isPresent());
  }

  @Override
  public void begin(LongSupplier nowPs) {
    latencies.begin(nowPs);
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    latencies.report(metrics);
  }

  @Override
  public List<SharedLock> locks() {
    return things.allLocks();
  }

  @Override
  public List<SharedVariable> variables() {
    return Inventory.listOf(things.variables);
  }

  @Override
  public List<SharedObject> objects() {
    return Inventory.listOf(things.objects);
  }

  @Override
  public List<SharedField> fields() {
    return Inventory.listOf(things.atomics);
  }

  @Override
  public List<ObjectPool> objectPools() {
    return Inventory.listOf(things.pools);
  }

  @Override
  public List<SharedQueue> queues() {
    return Inventory.listOf(things.queues);
  }

  @Override
  public List<ProcessQueue> processQueues() {
    return Inventory.listOf(things.channels);
  }

  @Override
  public List<SharedBarrier> barriers() {
    return Inventory.listOf(things.barriers);
  }

  @Override
  public List<SharedEvent> events() {
    return Inventory.listOf(things.events);
  }

  @Override
  public List<SharedSemaphore> semaphores() {
    return Inventory.listOf(things.semaphores);
  }

  @Override
  public List<SharedDevice> devices() {
    return Inventory.listOf(things.devices);
  }

  @Override
  public List<SharedPool> pools() {
    return Inventory.listOf(things.executors);
  }

  @Override
  public boolean isStartedByMain(int worker) {
    return !spawned.get(worker);
  }

  @Override
  public List<WorkerRole> roles() {
    return new RoleTies(script).of(threads);
  }

  @Override
  public Body worker(int index) {
    return ofWorker(index, (role, number) -> body(role, number, threads.getOrDefault(role, 0)));
  }

  /** What follows for a worker from its role and its number in it. */
  private <T> T ofWorker(int index, BiFunction<Role, Integer, T> found) {
    int first = 0;
    for (Map.Entry<Role, Integer> entry : threads.entrySet()) {
      int count = entry.getValue();
      if (index < first + count) {
        return found.apply(entry.getKey(), index - first);
      }
      first += count;
    }
    throw new IllegalArgumentException(
        "there is no worker " + index + "; the roles have " + first + " threads");
  }

  /** The pools whose results a role collects. */
  private Set<String> awaited(Role role) {
    return script.things(Category.EXECUTOR).stream()
        .filter(pool -> script.first(Verb.AWAIT, pool, role.block()).isPresent())
        .map(Thing::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Body body(Role role, int number, int count) {
    Children children = new Children(notStarted);
    Submissions submissions = new Submissions(executors, awaited(role));
    if (role.isPool()) {
      PlaceDraws draws = Inventory.get(ofPools, role.name());
      Walk walk =
          new Walk(
              new Acting(script, things, items, scope, draws), latencies, submissions, children);
      return new TaskBody(Inventory.get(executors, role.name()), role.block(), walk);
    }
    PlaceDraws draws = new PlaceDraws(random, varies, "script/" + role.name() + '/' + number + '/');
    Acting acting = new Acting(script, things, items, scope.ofThread(number, count), draws);
    List<Executor> submitsTo =
        executors.entrySet().stream()
            .filter(entry -> submitsTo(entry.getKey(), role))
            .map(Map.Entry::getValue)
            .toList();
    return new ScriptBody(
        role.block(), new Walk(acting, latencies, submissions, children), submitsTo);
  }
}
