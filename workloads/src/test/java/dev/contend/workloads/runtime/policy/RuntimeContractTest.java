package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.Script;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.SimKernel;
import dev.contend.engine.WatchedOrder;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.LockSettings;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.process.SampleCosts;
import dev.contend.workloads.runtime.process.StartMethod;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import dev.contend.workloads.runtime.threading.LibraryCosts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every owner runtime policy does with a program. */
class RuntimeContractTest {
  static final RuntimeProfile PROFILE =
      new RuntimeProfile(
          "test",
          RuntimePolicies.GIL,
          new InterpreterCosts(5 * MS, 100 * NS, WorkFactors.of(1.1)),
          new CountCosts(2, 100 * NS),
          new ThreadCosts(50 * US, 10 * US, 5 * US, 0.2),
          SampleCosts.with(StartMethod.FORK),
          new Gil.Costs(Gil.RequestPlace.LAST_HOLDER, 6 * NS),
          new SubinterpreterCosts(8 * MS, MS, 200 * NS, 200 * NS, 0.02),
          MemorySamples.MEMORY,
          MemorySamples.COLLECTOR,
          StatementCosts.NOTHING,
          new LockSettings(40, 0, MS, 257, LockSettings.ThreadingLock.SEMAPHORE),
          new LibraryCosts(2e3, 1e3, 1e3, 2e3, 2e3, 200, 9e3, 9e3, 3e3, 3e3, 2));

  /** Costs in round numbers, of a build. */
  static RuntimeProfile profile(RuntimePolicies build) {
    return profile(build, PROFILE.locks());
  }

  /** The same with other locks. */
  static RuntimeProfile profile(RuntimePolicies build, LockSettings locks) {
    return new RuntimeProfile(
        "test",
        build,
        PROFILE.interpreter(),
        PROFILE.counts(),
        PROFILE.threads(),
        PROFILE.process(),
        PROFILE.gil(),
        PROFILE.subinterpreter(),
        PROFILE.memory(),
        PROFILE.collector(),
        PROFILE.statements(),
        locks,
        PROFILE.library());
  }

  @TestFactory
  Stream<DynamicTest> everyChunkIsTakenOnceAndEveryInstantHasACause() {
    return Stream.of(RuntimePolicies.values())
        .flatMap(
            policy ->
                IntStream.of(1, 2, 3, 5, 16)
                    .mapToObj(
                        workers ->
                            DynamicTest.dynamicTest(
                                policy.yamlName() + " with " + workers,
                                () -> holdToContract(policy.policy(), workers))));
  }

  private static void holdToContract(RuntimePolicy policy, int workers) {
    Recorder alone = new Recorder(sieve());
    Program.Body body = alone.worker(0);
    while (!(body.next() instanceof Op.End)) {}

    Run run = new Run(policy, sieve(), workers);
    Collections.sort(alone.chunks);
    Collections.sort(run.program.chunks);
    assertThat(run.program.chunks).hasSize(40).isEqualTo(alone.chunks);
    assertThat(run.program.delivered).isEqualTo(workers);
    for (int worker = 0; worker < workers; worker++) {
      long sum = 0;
      for (Cause cause : Cause.values()) {
        sum += run.bench.account.totalPs(worker, cause.id());
      }
      assertThat(sum).as("causes of worker %d", worker).isEqualTo(run.bench.kernel.nowPs());
    }
    Run again = new Run(policy, sieve(), workers);
    assertThat(again.metrics()).isEqualTo(run.metrics());
  }

  @Test
  void workersThatShareNoLockAreFasterTogether() {
    double[] seconds = new double[2];
    for (RuntimePolicies policy : List.of(RuntimePolicies.GIL, RuntimePolicies.FREE_THREADED)) {
      for (int i = 0; i < 2; i++) {
        seconds[i] = new Run(policy.policy(), sieve(), 1 + 3 * i).bench.kernel.nowPs() / 1e12;
      }
      double speedup = seconds[0] / seconds[1];
      if (policy == RuntimePolicies.GIL) {
        assertThat(speedup).isBetween(0.8, 1.01);
      } else {
        assertThat(speedup).isBetween(3.0, 4.0);
      }
    }
  }

  /**
   * A thread gives back the last reference to another's object while that one exits, at every
   * instant on the way. CPython decides it under the bucket's lock.
   */
  @TestFactory
  Stream<DynamicTest> noCountIsQueuedForAThreadThatHasExited() {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "exit after " + 10 * i + " ns", () -> giveBackDuringExit(10L * i * NS)));
  }

  private static void giveBackDuringExit(long exitPs) {
    RuntimeBench bench = new RuntimeBench(4, SchedulerSettings.FREE, 2);
    PythonRuntime runtime =
        runtime(bench, RuntimePolicies.FREE_THREADED.policy(), new Nothing(), 1);
    PythonThread other = new PythonThread(runtime, 0, null, runtime.runMemory().main());
    PythonThread owner = runtime.thread(1);
    BiasedRefcount count = new BiasedRefcount(1);
    PyObject object = new PyObject(owner.heap.allocate(), count, 1);
    boolean[] exits = new boolean[1];
    bench.os.start(
        "other",
        SimThread.UNACCOUNTED,
        null,
        null,
        new Script().call(new ChangeCount(runtime, other).of(object, -1)));
    bench.os.start(
        "owner",
        SimThread.UNACCOUNTED,
        null,
        null,
        new Script()
            .sleep(exitPs, Cause.IDLE.id())
            .run(t -> exits[0] = owner.mergeQueue.isEmpty())
            .run(t -> owner.hasExited = exits[0]));
    bench.kernel.runUntilPs(US);
    assertThat(owner.mergeQueue).hasSize(exits[0] ? 0 : 1);
    assertThat(count.total()).isEqualTo(exits[0] ? 0 : 1);
  }

  @Test
  void aRequestThatIsThereBeforeWorkBeginsIsSeenAtItsFirstSafepoint() {
    RuntimeBench bench = new RuntimeBench(4, RuntimeBench.settings(), 2);
    PythonRuntime runtime =
        runtime(bench, RuntimePolicies.FREE_THREADED.policy(), new Nothing(), 1);
    PythonThread self = new PythonThread(runtime, 1, null, runtime.runMemory().main());
    BiasedRefcount count = new BiasedRefcount(1);
    count.change(0, -1);
    PyObject object = new PyObject(self.heap.allocate(), count, 1);
    Work work = new Work(runtime, self, new Safepoint(runtime, self));
    bench.os.start(
        "worker",
        1,
        null,
        null,
        new Script()
            .run(self.breaker::belongsTo)
            .run(t -> runtime.counts().queues().push(self, object))
            .run(t -> self.breaker.request(EvalBreaker.MERGE))
            .then(t -> t.call(work.of(1e6, CodeMix.ARITHMETIC))));
    bench.os.start(
        "observer",
        SimThread.UNACCOUNTED,
        null,
        null,
        new Script()
            .sleep(20 * US, Cause.IDLE.id())
            .run(t -> assertThat(self.breaker.hasAny()).isFalse()));
    bench.run();
    // All the work is done, in two pieces.
    assertThat(bench.account.totalPs(1, Cause.USEFUL_PYTHON.id()))
        .isBetween(1_100 * US - 10, 1_101 * US);
  }

  @TestFactory
  Stream<DynamicTest> eventsThatNobodyElseSeesAreSavedAndChangeNothing() {
    return Stream.of(RuntimePolicies.values())
        .map(
            policy ->
                DynamicTest.dynamicTest(
                    policy.yamlName(),
                    () -> {
                      Run saving = new Run(new SimKernel(), policy.policy(), sieve(), 3);
                      SimKernel each = WatchedOrder.kernel(event -> {});
                      Run withAll = new Run(each, policy.policy(), sieve(), 3);
                      assertThat(saving.metrics()).isEqualTo(withAll.metrics());
                      assertThat(each.eventsSaved()).isZero();
                      assertThat(saving.bench.kernel.eventsRun()).isLessThan(each.eventsRun());
                    }));
  }

  private static Program sieve() {
    Map<String, Double> given = new LinkedHashMap<>();
    given.put("limit", 20_000.0);
    given.put("chunk", 500.0);
    Workload sieve = Workloads.PRIME_SIEVE.workload();
    Workload.Prepared prepared = sieve.prepare(Settings.of(sieve.parameters(), given));
    return ((Workload.OfPython) prepared).program(new RandomStreams(7, 0), true);
  }

  private static PythonRuntime runtime(
      RuntimeBench bench, RuntimePolicy policy, Program program, int workers) {
    return new PythonRuntime(
        new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
        policy,
        PROFILE,
        program,
        workers,
        new RandomStreams(7, 0));
  }

  /** One run to its end. */
  private static final class Run {
    final RuntimeBench bench;
    final Recorder program;
    final PythonRuntime runtime;

    Run(RuntimePolicy policy, Program program, int workers) {
      this(new SimKernel(), policy, program, workers);
    }

    Run(SimKernel kernel, RuntimePolicy policy, Program program, int workers) {
      bench = new RuntimeBench(kernel, 4, 1, RuntimeBench.settings(), workers);
      this.program = new Recorder(program);
      runtime = runtime(bench, policy, this.program, workers);
      bench.run();
    }

    String metrics() {
      MetricSet.Builder metrics = new MetricSet.Builder();
      runtime.report(metrics);
      StringBuilder text = new StringBuilder(metrics.build().asMap().toString());
      for (Cause cause : Cause.values()) {
        text.append(' ').append(bench.account.totalPs(cause.id()));
      }
      return text.append(' ')
          .append(bench.kernel.eventsRun() + bench.kernel.eventsSaved())
          .toString();
    }
  }

  /** A program that notes the long computations and the results of its workers. */
  private static final class Recorder implements Program {
    final List<Double> chunks = new ArrayList<>();
    int delivered;
    private final Program program;

    Recorder(Program program) {
      this.program = program;
    }

    @Override
    public List<SharedLock> locks() {
      return program.locks();
    }

    @Override
    public List<SharedVariable> variables() {
      return program.variables();
    }

    @Override
    public Body worker(int index) {
      Body body = program.worker(index);
      return () -> {
        Op op = body.next();
        if (op instanceof Op.Compute compute && compute.cycles() > 1_000) {
          chunks.add(compute.cycles());
        }
        delivered += op instanceof Op.Deliver ? 1 : 0;
        return op;
      };
    }
  }

  /** A worker that returns at once. */
  private record Nothing() implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public Body worker(int index) {
      return Op.End::new;
    }
  }
}
