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
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedSemaphore;
import dev.contend.workloads.program.SharedVariable;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

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

  ScriptRun(Script script, Settings settings, int workers, RandomStreams random, boolean varies) {
    this.script = script;
    this.random = random;
    this.varies = varies;
    scope = Scope.of(settings.asMap(), workers);
    threads = script.threads(scope, workers);
    things = new Inventory(script, scope);
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
    return Inventory.listOf(things.locks);
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
  public Body worker(int index) {
    int first = 0;
    for (Map.Entry<Role, Integer> entry : threads.entrySet()) {
      int count = entry.getValue();
      if (index < first + count) {
        int number = index - first;
        String streams = "script/" + entry.getKey().name() + '/' + number + '/';
        Scope own = scope.ofThread(number, count);
        return new ScriptBody(
            entry.getKey().block(),
            new Acting(script, things, items, own, random, varies, streams),
            latencies);
      }
      first += count;
    }
    throw new IllegalArgumentException(
        "there is no worker " + index + "; the roles have " + first + " threads");
  }
}
