package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.engine.Cases;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedCondition;
import dev.contend.workloads.program.SharedEvent;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedPool;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedSemaphore;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.LockSettings;
import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Random programs that coordinate, under every policy and with the locks of every version. */
final class CoordinationBench {
  static final SharedLock LOCK = new SharedLock(0, "lock");
  static final SharedLock RLOCK = new SharedLock(1, "rlock", SharedLock.Kind.RLOCK);
  static final SharedLock MUTEX = new SharedLock(2, "mutex", SharedLock.Kind.PYMUTEX);
  static final SharedLock OBJECT = new SharedLock(3, "object", SharedLock.Kind.OBJECT);
  static final SharedCondition CONDITION = new SharedCondition(0, "turn", LOCK);
  static final SharedCondition AT_RLOCK = new SharedCondition(1, "turn", RLOCK);
  static final SharedEvent EVENT = new SharedEvent(0, "go");
  static final SharedSemaphore SEMAPHORE = new SharedSemaphore(0, "seats", 2);
  static final SharedPool POOL = new SharedPool(0, "pool");

  private CoordinationBench() {}

  /** Every policy with several profiles: as of 3.13, 3.14 and 3.15, and one with rare hand-offs. */
  static Stream<Case> cases() {
    List<LockSettings> settings =
        List.of(
            new LockSettings(40, 0, MS, 257, ThreadingLock.SEMAPHORE),
            new LockSettings(0, 0, MS, 257, ThreadingLock.SEMAPHORE),
            new LockSettings(40, 0, MS, 1, ThreadingLock.PYMUTEX),
            new LockSettings(40, 4, 20 * US, 257, ThreadingLock.PYMUTEX));
    return Stream.of(RuntimePolicies.values())
        .flatMap(policy -> settings.stream().map(locks -> new Case(policy.policy(), locks)));
  }

  record Case(RuntimePolicy policy, LockSettings locks) {
    boolean sharesHeap() {
      return policy.sharing() == Sharing.HEAP;
    }
  }

  static Stream<DynamicTest> underEveryPolicy(int seeds, Check check) {
    return Cases.seeded(
        seeds,
        random -> cases().forEach(one -> check.hold(one, new SplittableRandom(random.nextLong()))));
  }

  interface Check {
    void hold(Case one, SplittableRandom random);
  }

  static RuntimeBench run(
      Case one, SplittableRandom random, int workers, IntFunction<Program.Body> bodies) {
    return run(one, random, workers, List.of(), List.of(), bodies);
  }

  static RuntimeBench run(
      Case one,
      SplittableRandom random,
      int workers,
      List<SharedQueue> queues,
      List<SharedField> fields,
      IntFunction<Program.Body> bodies) {
    return ran(one, random, workers, queues, fields, bodies).bench();
  }

  /** A run that has ended. */
  record Ran(RuntimeBench bench, PythonRuntime runtime) {}

  static Ran ran(
      Case one,
      SplittableRandom random,
      int workers,
      List<SharedQueue> queues,
      List<SharedField> fields,
      IntFunction<Program.Body> bodies) {
    SchedulerSettings settings =
        random.nextBoolean() ? SchedulerSettings.FREE : RuntimeBench.settings();
    RuntimeBench bench = new RuntimeBench(1 + random.nextInt(4), settings, workers);
    RuntimeProfile profile = RuntimeContractTest.profile(RuntimePolicies.GIL, one.locks());
    PythonRuntime runtime =
        new PythonRuntime(
            new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
            one.policy(),
            profile,
            new Things(one.sharesHeap(), workers, queues, fields, bodies),
            workers,
            new RandomStreams(7, 0));
    bench.run();
    for (int worker = 0; worker < workers; worker++) {
      int holder = worker;
      long sum =
          Arrays.stream(Cause.values()).mapToLong(c -> bench.account.totalPs(holder, c.id())).sum();
      assertThat(sum).as("causes of worker %d", worker).isEqualTo(bench.kernel.nowPs());
    }
    return new Ran(bench, runtime);
  }

  /** A worker that hands in a result at its end, as the main thread of processes expects. */
  private static final class Delivering implements Program.Body {
    private final Program.Body body;
    private boolean isDelivered;

    Delivering(Program.Body body) {
      this.body = body;
    }

    @Override
    public Op next() {
      Op op = isDelivered ? new Op.End() : body.next();
      if (op instanceof Op.End && !isDelivered) {
        isDelivered = true;
        return new Op.Deliver(10);
      }
      return op;
    }

    @Override
    public void received(int item) {
      body.received(item);
    }

    @Override
    public void gaveUp() {
      body.gaveUp();
    }
  }

  /** What all these programs share, and the bodies of one. */
  private record Things(
      boolean sharesHeap,
      int workers,
      List<SharedQueue> queues,
      List<SharedField> fields,
      IntFunction<Program.Body> bodies)
      implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of(LOCK, RLOCK, MUTEX, OBJECT);
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedCondition> conditions() {
      return List.of(CONDITION, AT_RLOCK);
    }

    @Override
    public List<SharedEvent> events() {
      return List.of(EVENT);
    }

    @Override
    public List<SharedSemaphore> semaphores() {
      return List.of(SEMAPHORE);
    }

    @Override
    public List<SharedBarrier> barriers() {
      return List.of(new SharedBarrier(0, "round", workers));
    }

    @Override
    public List<SharedPool> pools() {
      return sharesHeap ? List.of(POOL) : List.of();
    }

    @Override
    public Body worker(int index) {
      return new Delivering(bodies.apply(index));
    }
  }
}
