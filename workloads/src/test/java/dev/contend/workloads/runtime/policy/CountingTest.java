package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.Script;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedObject.Kind;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who pays how for references, by policy, kind of object and version. */
class CountingTest {
  private static final SharedObject MAINS = object(Kind.INSTANCE, SharedObject.MAIN);
  private static final SharedObject OWN = object(Kind.INSTANCE, SharedObject.EACH);

  @Test
  void countingPrivateObjectsTakesNoAtomicOperationUnderBiasedCounts() {
    List<Op> counting =
        List.of(
            new ObjectUse.Rebind(OWN, 50, true),
            new ObjectUse.Take(OWN, 50),
            new ObjectUse.GiveBack(OWN, 50));
    for (int workers : new int[] {1, 3}) {
      long without = run(RuntimePolicies.FREE_THREADED, OWN, List.of(), workers).atomics();
      long with = run(RuntimePolicies.FREE_THREADED, OWN, counting, workers).atomics();
      assertThat(with).as("with %d workers", workers).isEqualTo(without);
      long atomic = run(RuntimePolicies.ATOMIC_REFCOUNT, OWN, counting, workers).atomics();
      long idle = run(RuntimePolicies.ATOMIC_REFCOUNT, OWN, List.of(), workers).atomics();
      assertThat(atomic - idle).isEqualTo(200L * workers);
    }
  }

  @Test
  void anotherThreadsObjectTakesAnAdditionAndASwapForEachPair() {
    long without = run(RuntimePolicies.FREE_THREADED, MAINS, List.of(), 1).atomics();
    long with =
        run(RuntimePolicies.FREE_THREADED, MAINS, List.of(new ObjectUse.Rebind(MAINS, 50, true)), 1)
            .atomics();
    assertThat(with - without).isEqualTo(100);
  }

  /** A worker that owns its object, beside others that hold references and do nothing. */
  @Test
  void idleSharersDoNotChangeWhatAnOwnerPays() {
    SharedObject object = object(Kind.INSTANCE, 0);
    List<Long> times = new ArrayList<>();
    for (int sharers = 0; sharers < 4; sharers++) {
      List<List<Op>> words = new ArrayList<>();
      // The line comes back from who took a reference last, before the 1000 are timed.
      words.add(
          List.of(
              new Op.Ready(),
              new Op.Compute(5_000),
              new ObjectUse.Rebind(object, 1, true),
              new ObjectUse.Rebind(object, 1_000, true)));
      for (int i = 0; i < sharers; i++) {
        words.add(List.of(new ObjectUse.Take(object, 1), new Op.Ready()));
      }
      Run run =
          new Run(
              RuntimePolicies.FREE_THREADED,
              Profiles.plain(),
              new ScriptedProgram(List.of(object), words));
      times.add(run.program.instants.get(4) - run.program.instants.get(3));
    }
    assertThat(times.get(0)).isGreaterThan(1_000 * NS);
    assertThat(times).containsOnly(times.get(0));
  }

  @Test
  void aLoneWorkerTakesTheSameTimeWhoeverMayShareItsObject() {
    List<Op> words = List.of(new ObjectUse.Rebind(OWN, 500, true), new ObjectUse.Take(OWN, 3));
    for (RuntimePolicies policy : RuntimePolicies.values()) {
      long each = run(policy, OWN, words, 1).endedPs();
      SharedObject first = object(Kind.INSTANCE, 0);
      List<Op> same = List.of(new ObjectUse.Rebind(first, 500, true), new ObjectUse.Take(first, 3));
      assertThat(run(policy, first, same, 1).endedPs()).as("%s", policy).isEqualTo(each);
    }
  }

  @Test
  void exemptKindsAreNotCountedOnTheStack() {
    List<Op> rebind = List.of(new ObjectUse.Rebind(MAINS, 50, true));
    List<Op> take = List.of(new ObjectUse.Take(MAINS, 50));
    for (Exemption exemption : Exemption.values()) {
      CountCosts counts = Profiles.exempting(Kind.INSTANCE, exemption, false);
      boolean counted = exemption == Exemption.NONE;
      assertThat(foreignAtomics(counts, rebind)).as("%s", exemption).isEqualTo(counted ? 100 : 0);
      boolean kept = counted || exemption == Exemption.DEFERRED;
      assertThat(foreignAtomics(counts, take)).as("%s", exemption).isEqualTo(kept ? 50 : 0);
    }
  }

  @Test
  void aBorrowedReferenceIsNotCountedButAnOwnedOneIs() {
    CountCosts borrows = Profiles.exempting(Kind.MODULE, Exemption.NONE, true);
    assertThat(foreignAtomics(borrows, List.of(new ObjectUse.Rebind(MAINS, 50, false)))).isZero();
    assertThat(foreignAtomics(borrows, List.of(new ObjectUse.Rebind(MAINS, 50, true))))
        .isEqualTo(100);
    CountCosts counts = Profiles.exempting(Kind.MODULE, Exemption.NONE, false);
    assertThat(foreignAtomics(counts, List.of(new ObjectUse.Rebind(MAINS, 50, false))))
        .isEqualTo(100);
  }

  private static long foreignAtomics(CountCosts counts, List<Op> words) {
    RuntimeProfile profile = Profiles.with(counts, StatementCosts.NOTHING);
    long without = new Run(RuntimePolicies.FREE_THREADED, profile, MAINS, List.of(), 1).atomics();
    return new Run(RuntimePolicies.FREE_THREADED, profile, MAINS, words, 1).atomics() - without;
  }

  /** Atomic counts on private objects are part of all work, at the rate of the profile. */
  @Test
  void atomicCountsMakeAllWorkLonger() {
    CountCosts counts = Profiles.exempting(Kind.MODULE, Exemption.NONE, false);
    RuntimeProfile profile = Profiles.with(counts, StatementCosts.NOTHING);
    List<Op> work = List.of(new Op.Compute(1e6));
    Run plain = new Run(RuntimePolicies.FREE_THREADED, profile, MAINS, work, 1);
    Run atomic = new Run(RuntimePolicies.ATOMIC_REFCOUNT, profile, MAINS, work, 1);
    // A change in 100 cycles of 1 ns each, and 5 ns in place of 1 for each.
    assertThat(atomic.endedPs() - plain.endedPs()).isCloseTo(40_000 * NS, within(100 * NS));
  }

  /** The main thread is blocked while it joins, and cannot merge what is queued for it. */
  @Test
  void objectsOfABlockedOwnerWaitForIt() {
    SharedObject list =
        new SharedObject(0, "l", Kind.LIST, SharedObject.EACH, 200, SharedObject.MAIN);
    List<Op> words = new ArrayList<>(List.of(new Op.Compute(100_000)));
    words.addAll(Collections.nCopies(200, new ObjectUse.DropItem(list)));
    Run run = run(RuntimePolicies.FREE_THREADED, list, words, 1);
    assertThat(run.value(RunMetrics.REFCOUNT_QUEUED)).isEqualTo(200);
    assertThat(run.value(RunMetrics.QUEUED_GARBAGE_PEAK)).isEqualTo(200);
    assertThat(run.value(RunMetrics.REFCOUNT_MERGES)).isEqualTo(200);
    assertThat(run.runtime.counts().objectsAlive()).as("the list alone").isEqualTo(1);
  }

  @Test
  void objectsOfAnExitedOwnerAreMergedByWhoDropsThem() {
    SharedObject list =
        new SharedObject(0, "l", Kind.LIST, SharedObject.EACH, 200, SharedObject.EXITED);
    Run run =
        run(
            RuntimePolicies.FREE_THREADED,
            list,
            Collections.nCopies(200, new ObjectUse.DropItem(list)),
            1);
    assertThat(run.value(RunMetrics.REFCOUNT_QUEUED)).isZero();
    assertThat(run.value(RunMetrics.REFCOUNT_MERGES)).isEqualTo(200);
    assertThat(run.runtime.counts().objectsAlive()).isEqualTo(1);
  }

  /** The first foreign read of an item takes the lock and marks it; later ones need no lock. */
  @Test
  void aForeignReaderMarksAnItemOnce() {
    SharedObject list = new SharedObject(0, "l", Kind.LIST, SharedObject.MAIN, 1);
    for (int reads = 1; reads <= 5; reads++) {
      Run run =
          run(
              RuntimePolicies.FREE_THREADED,
              list,
              Collections.nCopies(reads, new ObjectUse.ReadItem(list, 0)),
              1);
      assertThat(run.value(RunMetrics.MAYBE_WEAKREFS)).isEqualTo(1);
      BiasedRefcount item = biased(run.runtime.objects().all().get(1));
      assertThat(item.total()).isEqualTo(1);
      // Lock and unlock, the mark with a reference; and a swap to take, a swap to give back, and
      // two for the list itself each time.
      assertThat(run.atomics() - run(RuntimePolicies.FREE_THREADED, list, List.of(), 1).atomics())
          .isEqualTo(2 + 4L * reads);
    }
  }

  /** A thread tries for a reference while the owner gives the last one back, at every instant. */
  @TestFactory
  Stream<DynamicTest> aThreadThatTriesGetsALiveObjectOrNone() {
    return IntStream.range(0, 80)
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "given back after " + 5 * (i / 2) + " ns",
                    () -> tryWhileGivenBack(5L * (i / 2) * NS, i % 2 == 1)));
  }

  private static void tryWhileGivenBack(long afterPs, boolean marked) {
    RuntimeBench bench = new RuntimeBench(4, SchedulerSettings.FREE, 1);
    PythonRuntime runtime =
        Profiles.runtime(
            bench,
            RuntimePolicies.FREE_THREADED,
            Profiles.plain(),
            new ScriptedProgram(List.of(), List.of(List.of())),
            1);
    PythonThread owner = runtime.thread(1);
    PyObject object = runtime.counts().newObject(1, owner.heap.allocate());
    BiasedRefcount count = biased(object);
    if (marked) {
      count.setMaybeWeakref();
    }
    long before = runtime.counts().objectsAlive();
    TakeFound take = new TakeFound(runtime, runtime.thread(0));
    bench.os.start(
        "reader", SimThread.UNACCOUNTED, null, null, new Script().call(take.of(object, false)));
    bench.os.start(
        "owner",
        SimThread.UNACCOUNTED,
        null,
        null,
        new Script()
            .sleep(afterPs, Cause.IDLE.id())
            .call(new ChangeCount(runtime, owner).of(object, -1)));
    bench.run();
    assertThat(count.total()).isEqualTo(take.isTaken() ? 1 : 0);
    assertThat(runtime.counts().objectsAlive()).isEqualTo(before - (take.isTaken() ? 0 : 1));
    assertThat(take.isTaken()).as("only what is marked can be got").isIn(false, marked);
  }

  @Test
  void aSetIsAlwaysReadUnderItsLock() {
    for (Kind kind : List.of(Kind.LIST, Kind.DICT, Kind.INSTANCE, Kind.SET)) {
      SharedObject own = new SharedObject(0, "own", kind, SharedObject.EACH, 1);
      Run run =
          run(
              RuntimePolicies.FREE_THREADED,
              own,
              Collections.nCopies(10, new ObjectUse.ReadItem(own, 0)),
              1);
      long empty = run(RuntimePolicies.FREE_THREADED, own, List.of(), 1).atomics();
      assertThat(run.atomics() - empty).as("%s", kind).isEqualTo(kind == Kind.SET ? 20 : 0);
    }
  }

  /** {@code sys.getsizeof} of a list that grows by appends shows these lengths of its array. */
  @Test
  void aListGrowsAsThoseOfCpythonDo() {
    SharedObject list = object(Kind.LIST, SharedObject.MAIN);
    PythonRuntime runtime = run(RuntimePolicies.GIL, list, List.of(), 1).runtime;
    NamedObjects.Container container = runtime.objects().get(runtime.thread(1), list).container();
    List<Integer> grown = new ArrayList<>();
    for (int length = 1; length <= 65; length++) {
      if (container.grow(1) > 0 || length == 1) {
        grown.add(length);
      }
    }
    assertThat(grown).containsExactly(1, 5, 9, 17, 25, 33, 41, 53, 65);
  }

  private static BiasedRefcount biased(PyObject object) {
    if (object.count() instanceof BiasedRefcount biased) {
      return biased;
    }
    throw new AssertionError("the count is " + object.count());
  }

  private static SharedObject object(Kind kind, int maker) {
    return new SharedObject(0, "o", kind, maker);
  }

  private static Run run(RuntimePolicies policy, SharedObject object, List<Op> words, int n) {
    return new Run(policy, Profiles.plain(), object, words, n);
  }

  /** One run to its end. */
  private static final class Run {
    final RuntimeBench bench;
    final PythonRuntime runtime;
    final Instants program;

    Run(RuntimePolicies policy, RuntimeProfile profile, Program program) {
      int workers = ((ScriptedProgram) program).words().size();
      bench = new RuntimeBench(workers + 1, RuntimeBench.settings(), workers);
      this.program = new Instants(program, bench);
      runtime = Profiles.runtime(bench, policy, profile, this.program, workers);
      bench.run();
    }

    Run(
        RuntimePolicies policy,
        RuntimeProfile profile,
        SharedObject object,
        List<Op> words,
        int workers) {
      this(
          policy,
          profile,
          new ScriptedProgram(List.of(object), Collections.nCopies(workers, words)));
    }

    long atomics() {
      return bench.accesses.atomics();
    }

    long endedPs() {
      return bench.kernel.nowPs();
    }

    double value(Metric metric) {
      MetricSet.Builder metrics = new MetricSet.Builder();
      runtime.report(metrics);
      return metrics.build().value(metric);
    }
  }

  /** A program that notes when its first worker asks for each word. */
  private record Instants(Program program, RuntimeBench bench, List<Long> instants)
      implements Program {
    Instants(Program program, RuntimeBench bench) {
      this(program, bench, new ArrayList<>());
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
    public List<SharedObject> objects() {
      return program.objects();
    }

    @Override
    public Body worker(int index) {
      Body body = program.worker(index);
      return () -> {
        if (index == 0) {
          instants.add(bench.kernel.nowPs());
        }
        return body.next();
      };
    }
  }
}
