package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Pinning;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.memory.Allocator;
import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.CollectorKind;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.memory.Part;
import dev.contend.workloads.runtime.memory.ResidentMemory;
import dev.contend.workloads.runtime.process.SampleCosts;
import dev.contend.workloads.runtime.process.StartMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Long random programs about objects, under every policy, allocator and collector. */
class MemoryContractTest {
  private static final int CORES = 4;
  private static final int SEEDS = 40;

  /** Different builds: each policy is run under each. */
  private static RuntimeProfile profile(int variant) {
    Allocator allocator = Allocator.values()[variant % 2];
    CollectorKind kind = CollectorKind.values()[variant % CollectorKind.values().length];
    MemoryCosts memory = MemorySamples.MEMORY;
    return new RuntimeProfile(
        "test",
        RuntimePolicies.GIL,
        new InterpreterCosts(MS, 100 * NS, WorkFactors.of(1.1)),
        new CountCosts(2, 100 * NS),
        new ThreadCosts(50 * US, 10 * US, 5 * US, 0.2),
        SampleCosts.with(StartMethod.values()[variant % StartMethod.values().length]),
        new Gil.Costs(Gil.RequestPlace.LAST_HOLDER, 6 * NS),
        new SubinterpreterCosts(8 * MS, MS, 200 * NS, 200 * NS, 0.02),
        new MemoryCosts(
            allocator,
            memory.headerBytes(),
            memory.trackedBytes(),
            memory.allocatePs(),
            memory.freePs(),
            memory.kernel(),
            memory.base(),
            new MemoryCosts.DelayedFrees(10, 1 << 20, variant % 2 == 0)),
        new CollectorCosts(kind, 700, 10 * NS, 5 * NS, variant % 2 == 0 ? US : 0),
        StatementCosts.NOTHING,
        RuntimeContractTest.PROFILE.locks(),
        RuntimeContractTest.PROFILE.library());
  }

  @TestFactory
  Stream<DynamicTest> everyObjectIsFreedOnceAndEveryInstantHasACause() {
    return Stream.of(RuntimePolicies.values())
        .flatMap(
            policy ->
                IntStream.range(0, SEEDS)
                    .mapToObj(
                        seed ->
                            DynamicTest.dynamicTest(
                                policy.yamlName() + " seed " + seed,
                                () -> holdToContract(policy.policy(), seed))));
  }

  private static void holdToContract(RuntimePolicy policy, int seed) {
    int workers = 1 + seed % 5;
    Run run = new Run(policy, profile(seed), new RandomObjects(seed), workers, Long.MAX_VALUE);
    assertThat(run.bench.os.deadlock()).isEmpty();
    ResidentMemory resident = run.runtime.runMemory().resident();
    // Every worker drops what it made; what is left is the main thread's.
    int sharing = policy.sharing() == Sharing.HEAP ? workers : 0;
    assertThat(resident.bytes(Part.OBJECTS))
        .isEqualTo(run.program.mainBytes(sharing, kind -> run.objectBytes(policy, kind)));
    assertThat(resident.bytes(Part.QUEUED)).isZero();
    assertThat(resident.bytes(Part.THREADS)).isZero();
    assertThat(resident.bytes(Part.COPIES)).isZero();
    if (policy.counting() != Counting.NONE) {
      assertThat(resident.bytes(Part.GARBAGE)).isEqualTo(run.leftInCycles());
    }
    assertThat(resident.peakBytes()).isGreaterThanOrEqualTo(resident.bytes());
    long sumOfParts = Arrays.stream(Part.values()).mapToLong(resident::bytes).sum();
    assertThat(resident.bytes()).isEqualTo(sumOfParts);
    for (int worker = 0; worker < workers; worker++) {
      long sum = 0;
      for (Cause cause : Cause.values()) {
        sum += run.bench.account.totalPs(worker, cause.id());
      }
      assertThat(sum).as("causes of worker %d", worker).isEqualTo(run.bench.kernel.nowPs());
    }
    Run again = new Run(policy, profile(seed), new RandomObjects(seed), workers, Long.MAX_VALUE);
    assertThat(again.metrics().asMap()).isEqualTo(run.metrics().asMap());
  }

  @Test
  void privateObjectsTakeNoLineAndScaleWithoutTheGil() {
    ObjectKind kind = new ObjectKind("items", 16, false, 0);
    ObjectPool pool = new ObjectPool(0, kind, 0);
    List<Op> words =
        List.of(new Op.Make(pool, 5_000), new Op.Churn(kind, 50_000), new Op.Drop(pool, 5_000));
    long[] ps = new long[2];
    for (int i = 0; i < 2; i++) {
      Run run =
          new Run(
              RuntimePolicies.FREE_THREADED.policy(),
              profile(1),
              new Fixed(List.of(pool), words, 40),
              1 + 3 * i,
              Long.MAX_VALUE);
      ps[i] = run.bench.kernel.nowPs();
      // Those of starts and of results, whose number does not grow with the objects.
      assertThat(run.bench.memory.counters().transfers()).isLessThan(60);
      // The empty pages of threads that have ended are gone.
      assertThat(run.runtime.runMemory().resident().bytes())
          .isEqualTo(MemorySamples.MEMORY.base().interpreterBytes());
    }
    assertThat(ps[1]).isBetween(ps[0] * 98 / 100, ps[0] * 105 / 100);
  }

  @Test
  void aCollectionOfAllObjectsStopsTheWorldTwiceAndOneUnderTheGilNever() {
    ObjectKind kind = new ObjectKind("nodes", 48, true, 2);
    List<Op> words = List.of(new Op.Tangle(kind, 500), new Op.Compute(10_000), new Op.Collect());
    Fixed program = new Fixed(List.of(), words, 5);
    for (int variant : new int[] {2, 5}) {
      Run free =
          new Run(
              RuntimePolicies.FREE_THREADED.policy(), profile(variant), program, 3, Long.MAX_VALUE);
      double collections = free.metrics().value(MemoryMetrics.COLLECTIONS);
      assertThat(collections).isBetween(5.0, 15.0);
      assertThat(free.runtime.runMemory().main().world().stops())
          .isEqualTo(2 * Math.round(collections));
      assertThat(free.runtime.runMemory().resident().bytes(Part.OBJECTS)).isZero();
      assertThat(free.metrics().value(MemoryMetrics.TIME_TO_STOP)).isBetween(0.001, 100.0);
    }
    Run gil = new Run(RuntimePolicies.GIL.policy(), profile(0), program, 3, Long.MAX_VALUE);
    assertThat(gil.metrics().value(MemoryMetrics.COLLECTIONS)).isEqualTo(15);
    assertThat(gil.runtime.runMemory().main().world().stops()).isZero();
  }

  @Test
  void whereNothingIsCountedThreadsMakeObjectsInBuffersOfTheirOwnAndPausesAreShort() {
    ObjectKind kind = new ObjectKind("items", 48, true, 1);
    ObjectPool pool = new ObjectPool(0, kind, 0);
    List<Op> words =
        List.of(new Op.Make(pool, 50_000), new Op.Churn(kind, 950_000), new Op.Drop(pool, 50_000));
    Run run =
        new Run(
            RuntimePolicies.TRACING_GC.policy(),
            profile(1),
            new Fixed(List.of(pool), words, 10),
            4,
            Long.MAX_VALUE);
    // 40,000,000 objects of 64 bytes through young regions of 64 MiB.
    assertThat(run.metrics().value(MemoryMetrics.COLLECTIONS)).isBetween(36.0, 38.0);
    assertThat(run.runtime.runMemory().main().world().stops()).isBetween(36L, 38L);
    // At most 12.8 MB alive, copied by four at 1 GB/s each.
    assertThat(run.metrics().value(MemoryMetrics.COLLECTOR_PAUSE)).isBetween(0.2, 3.4);
    // A buffer for each 4,096 objects, from one line, and nothing else.
    assertThat(run.bench.memory.counters().transfers()).isBetween(1_000L, 12_000L);
    ResidentMemory resident = run.runtime.runMemory().resident();
    assertThat(resident.bytes(Part.OBJECTS)).isZero();
  }

  @Test
  void whatIsDroppedWaitsForAnOwnerThatSleepsAndNotForOneThatHasTheGil() {
    ObjectKind kind = new ObjectKind("items", 1_000, false, 0);
    ObjectPool pool = new ObjectPool(0, kind, 1_000);
    List<Op> words = List.of(new Op.Drop(pool, 1), new Op.Compute(100));
    Fixed program = new Fixed(List.of(pool), words, 1_000);
    Run free =
        new Run(RuntimePolicies.FREE_THREADED.policy(), profile(1), program, 1, Long.MAX_VALUE);
    long objectBytes = profile(1).memory().objectBytes(kind);
    // It merges what is dropped before it falls asleep.
    assertThat(queuedBytes(free)).isBetween(900 * objectBytes, 1_000 * objectBytes);
    assertThat(free.runtime.runMemory().resident().bytes(Part.OBJECTS)).isZero();
    Run gil = new Run(RuntimePolicies.GIL.policy(), profile(0), program, 1, Long.MAX_VALUE);
    assertThat(queuedBytes(gil)).isZero();
    Run atomic =
        new Run(RuntimePolicies.ATOMIC_REFCOUNT.policy(), profile(1), program, 1, Long.MAX_VALUE);
    assertThat(queuedBytes(atomic)).isZero();
    assertThat(atomic.runtime.runMemory().resident().bytes(Part.OBJECTS)).isZero();
  }

  private static long queuedBytes(Run run) {
    return Math.round(run.metrics().value(MemoryMetrics.QUEUED_MEMORY) * (1 << 20));
  }

  @Test
  void aForkedProcessCopiesThePagesItCountsOnAndThreadsCopyNone() {
    ObjectKind kind = new ObjectKind("records", 480, true, 0);
    ObjectPool pool = new ObjectPool(0, kind, 8_000);
    Fixed halfOfThem = new Fixed(List.of(pool), List.of(new Op.Visit(pool, 4_000)), 1);
    Fixed collect = new Fixed(List.of(pool), List.of(new Op.Visit(pool, 1), new Op.Collect()), 1);
    MemoryCosts.Base base = MemorySamples.MEMORY.base();
    // 8 slots of 512 bytes to a page.
    assertThat(bytesOfWorker(halfOfThem, RuntimePolicies.MULTIPROCESS))
        .isEqualTo(500 * 4_096 + base.forkedBytes());
    assertThat(bytesOfWorker(collect, RuntimePolicies.MULTIPROCESS))
        .isEqualTo(1_000 * 4_096 + base.forkedBytes());
    assertThat(bytesOfWorker(halfOfThem, RuntimePolicies.GIL)).isEqualTo(base.threadBytes());
  }

  private static long bytesOfWorker(Program program, RuntimePolicies policy) {
    Run run = new Run(policy.policy(), profile(0), program, 1, Long.MAX_VALUE);
    return Math.round(run.metrics().value(MemoryMetrics.MEMORY_PER_WORKER) * (1 << 20));
  }

  @Test
  void theLimitOfMemoryEndsTheRunAndSaysWhoHasHowMuch() {
    ObjectKind kind = new ObjectKind("items", 1 << 10, false, 0);
    ObjectPool pool = new ObjectPool(0, kind, 0);
    Fixed program = new Fixed(List.of(pool), List.of(new Op.Make(pool, 1_000)), 1_000);
    for (RuntimePolicies policy : RuntimePolicies.values()) {
      Run run = new Run(policy.policy(), profile(0), program, 2, 64 << 20);
      ResidentMemory resident = run.runtime.runMemory().resident();
      assertThat(run.runtime.outOfMemory())
          .as(policy.yamlName())
          .anyMatch(line -> line.contains("its container 64.0 MiB"))
          .anyMatch(line -> line.startsWith("objects in use: "));
      assertThat(resident.bytes()).isBetween(64L << 20, 66L << 20);
      for (int worker = 0; worker < 2; worker++) {
        assertThat(run.bench.account.accountedUntilPs(worker)).isEqualTo(run.bench.kernel.nowPs());
      }
    }
  }

  @Test
  void anAnnouncementOfDelayedFreesIsSeenByEveryRunningThread() {
    List<Op> words = List.of(new Op.Outgrow(512), new Op.Compute(1_000));
    Fixed program = new Fixed(List.of(), words, 1_000);
    Run four =
        new Run(RuntimePolicies.FREE_THREADED.policy(), profile(0), program, 4, Long.MAX_VALUE);
    // Every 10 of a thread's.
    assertThat(four.metrics().value(MemoryMetrics.QUIESCENT_ADVANCES)).isEqualTo(400);
    // Each announcement takes the line from those of the three others that run at the time.
    assertThat(four.bench.memory.counters().invalidations()).isBetween(600L, 1_300L);
    ResidentMemory resident = four.runtime.runMemory().resident();
    assertThat(resident.bytes(Part.GARBAGE)).isZero();
    assertThat(resident.bytes(Part.OBJECTS)).isZero();
    Run gil = new Run(RuntimePolicies.GIL.policy(), profile(0), program, 4, Long.MAX_VALUE);
    assertThat(gil.metrics().value(MemoryMetrics.QUIESCENT_ADVANCES)).isZero();
  }

  /** One run to its end, or until it is killed. */
  private static final class Run {
    final RuntimeBench bench;
    final PythonRuntime runtime;
    final RandomObjects program;

    Run(
        RuntimePolicy policy,
        RuntimeProfile profile,
        Program program,
        int workers,
        long limitBytes) {
      bench = new RuntimeBench(CORES, RuntimeBench.settings(), workers);
      this.program = program instanceof RandomObjects random ? random : new RandomObjects(0);
      runtime =
          new PythonRuntime(
              new Ground(
                  bench.kernel, bench.processor, bench.os, bench.memory, Pinning.NONE, limitBytes),
              policy,
              profile,
              program,
              workers,
              new RandomStreams(7, 0));
      bench.run();
    }

    MetricSet metrics() {
      MetricSet.Builder metrics = new MetricSet.Builder();
      runtime.report(metrics);
      return metrics.build();
    }

    long objectBytes(RuntimePolicy policy, ObjectKind kind) {
      return policy.counting() == Counting.NONE
          ? runtime.runMemory().regions().objectBytes(kind.bytes())
          : MemorySamples.MEMORY.objectBytes(kind);
    }

    /** Bytes in cycles that no collection has come to, in a process that is still there. */
    long leftInCycles() {
      return runtime.runMemory().main().garbageBytes();
    }
  }

  /** Every worker does the same words so many times. */
  private record Fixed(List<ObjectPool> objectPools, List<Op> words, int rounds)
      implements Program {
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
      List<Op> all = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        all.addAll(words);
      }
      all.add(new Op.Deliver(10));
      all.add(new Op.End());
      return all.iterator()::next;
    }
  }
}
