package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.threading.Condition;
import dev.contend.workloads.runtime.threading.LibraryCaller;
import dev.contend.workloads.runtime.threading.ThreadPool;
import java.util.List;
import java.util.function.LongSupplier;

/** Which routine of one thread carries out which word of coordination. */
final class CoordinationWords implements Coordination.Visitor<Routine> {
  private final Program.Body body;
  private final Coordinated shared;
  private final LibraryCaller caller;
  private final List<Condition.Wait> waits;
  private final List<Condition.Notify> notifications;
  private final List<Routine> sets;
  private final List<Routine> awaits;
  private final List<Routine> takes;
  private final List<Routine> gives;
  private final List<Routine> arrivals;
  private final List<QueueCalls.Put> puts;
  private final List<QueueCalls.Get> gets;
  private final List<ThreadPool.Submit> submits;
  private final List<ThreadPool.TakeTask> tasks;
  private final List<FieldAccess> fields;
  private final Blocking device;
  private final Starts.Start start;
  private final Starts.Join join;
  private final LongSupplier clock;

  CoordinationWords(PythonRuntime runtime, PythonThread self, Work work, Program.Body body) {
    this.body = body;
    shared = runtime.shared().coordinated;
    caller =
        new LibraryCaller(
            self.caller, runtime.hasCriticalSections() ? self.sections : null, work::ofStatement);
    waits = shared.conditions.stream().map(one -> one.waitBy(caller)).toList();
    notifications = shared.conditions.stream().map(one -> one.notifyBy(caller)).toList();
    sets = shared.events.stream().map(one -> one.setBy(caller)).toList();
    awaits = shared.events.stream().map(one -> one.waitBy(caller)).toList();
    takes = shared.semaphores.stream().map(one -> one.takeBy(caller)).toList();
    gives = shared.semaphores.stream().map(one -> one.giveBy(caller)).toList();
    arrivals = shared.barriers.stream().map(one -> one.arriveBy(caller)).toList();
    puts =
        shared.queues.stream().map(one -> new QueueCalls.Put(runtime, self, caller, one)).toList();
    gets =
        shared.queues.stream()
            .map(one -> new QueueCalls.Get(runtime, self, caller, one, body))
            .toList();
    submits = shared.pools.stream().map(one -> one.submitBy(caller)).toList();
    tasks = shared.pools.stream().map(one -> one.takeBy(caller)).toList();
    fields = shared.fields.stream().map(one -> new FieldAccess(runtime, self, one)).toList();
    clock = runtime::nowPs;
    start = runtime.starts().startBy(self);
    join = runtime.starts().joinBy(self);
    device = new Blocking(self, runtime.random("runtime/device/" + self.id), true);
  }

  @Override
  public Routine waitAt(Coordination.Wait word) {
    return waits.get(word.condition().id());
  }

  @Override
  public Routine notifyAt(Coordination.Notify word) {
    return notifications.get(word.condition().id()).of(word.count());
  }

  @Override
  public Routine set(Coordination.Set word) {
    return sets.get(word.event().id());
  }

  @Override
  public Routine await(Coordination.Await word) {
    return awaits.get(word.event().id());
  }

  @Override
  public Routine takePermit(Coordination.TakePermit word) {
    return takes.get(word.semaphore().id());
  }

  @Override
  public Routine givePermit(Coordination.GivePermit word) {
    return gives.get(word.semaphore().id());
  }

  @Override
  public Routine arrive(Coordination.Arrive word) {
    return arrivals.get(word.barrier().id());
  }

  @Override
  public Routine put(Coordination.Put word) {
    return puts.get(word.queue().id()).of(word, body);
  }

  @Override
  public Routine get(Coordination.Get word) {
    return gets.get(word.queue().id()).within(word.limitPs());
  }

  @Override
  public Routine submit(Coordination.Submit word) {
    return submits.get(word.pool().id()).of(word.task(), word.isKept());
  }

  @Override
  public Routine result(Coordination.Result word) {
    return shared.pools.get(word.pool().id()).resultOf(word.task(), caller);
  }

  @Override
  public Routine shutdown(Coordination.Shutdown word) {
    return shared.pools.get(word.pool().id()).shutdownBy(caller);
  }

  @Override
  public Routine takeTask(Coordination.TakeTask word) {
    ThreadPool.TakeTask take = tasks.get(word.pool().id());
    return new Routine() {
      @Override
      protected Step step(SimThread thread) {
        if (state++ == 0) {
          return thread.call(take);
        }
        body.received(take.task());
        return Step.DONE;
      }
    };
  }

  @Override
  public Routine endTask(Coordination.EndTask word) {
    return shared.pools.get(word.pool().id()).endOf(word.task(), caller);
  }

  @Override
  public Routine spawn(Coordination.Spawn word) {
    return start.of(word.worker());
  }

  @Override
  public Routine join(Coordination.Join word) {
    return join.of(word.worker());
  }

  @Override
  public Routine read(Coordination.Read word) {
    return fields.get(word.field().id()).reading(word.object());
  }

  @Override
  public Routine write(Coordination.Write word) {
    return fields.get(word.field().id()).writing(word.object());
  }

  @Override
  public Routine serve(Coordination.Serve word) {
    return device.at(shared.stations.get(word.device().id()), clock, word);
  }
}
