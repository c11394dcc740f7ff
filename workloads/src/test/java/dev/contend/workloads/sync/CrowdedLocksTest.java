package dev.contend.workloads.sync;

import static dev.contend.workloads.sync.SyncBench.at;
import static dev.contend.workloads.sync.SyncBench.call;
import static dev.contend.workloads.sync.SyncBench.compute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.runtime.RuntimeBench;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every registered lock with more threads than hardware threads: none may miss that the lock is its
 * own, whatever the others were in the middle of when their time was over.
 *
 * <p>Method: time slices of a few operations, so that they end in the middle of anything, on cores
 * alone and with SMT siblings. Threads are pinned in turn or free. A lost notice shows as threads
 * that spin for ever.
 */
class CrowdedLocksTest {
  private static final int CASES = 20;
  private static final int ROUNDS = 15;
  private static final int HARDWARE_THREADS = 4;

  /** Many times what the slowest of these programs takes. */
  private static final long ENOUGH_PS = 100 * RuntimeBench.MS;

  @TestFactory
  Stream<DynamicTest> everyThreadGetsThroughWithOneThreadMoreThanCores() {
    return crowds(HARDWARE_THREADS + 1);
  }

  @TestFactory
  Stream<DynamicTest> everyThreadGetsThroughWithTwiceAsManyThreadsAndOneMore() {
    return crowds(2 * HARDWARE_THREADS + 1);
  }

  private static Stream<DynamicTest> crowds(int threads) {
    return Stream.of(Locks.values())
        .flatMap(
            lock ->
                Stream.of(1, 2)
                    .map(
                        siblings ->
                            DynamicTest.dynamicTest(
                                lock.yamlName() + ", " + siblings + " threads a core",
                                () -> {
                                  for (int seed = 1; seed <= CASES; seed++) {
                                    crowd(lock, threads, siblings, seed);
                                  }
                                })));
  }

  private static void crowd(Locks kind, int threads, int siblings, int seed) {
    Random random = new Random(seed);
    long slicePs = 300 * RuntimeBench.NS + random.nextInt(3_000_000);
    SyncBench bench = new SyncBench(HARDWARE_THREADS / siblings, siblings, threads, slicePs);
    Lock lock = kind.make(bench.platform);
    boolean pinned = seed % 2 == 0;
    int[] inside = new int[1];
    int[] done = new int[threads];
    for (int i = 0; i < threads; i++) {
      int thread = i;
      Lock.Use use = lock.use();
      List<SyncBench.Action> steps =
          List.of(
              compute(1 + random.nextInt(200_000)),
              call(use.acquire()),
              at(
                  () -> {
                    inside[0]++;
                    assertThat(inside[0]).as("%s, seed %s: holders", kind, seed).isEqualTo(1);
                  }),
              compute(1 + random.nextInt(50_000)),
              at(() -> inside[0]--),
              call(use.release()),
              at(() -> done[thread]++));
      if (pinned) {
        bench.startOn(i % HARDWARE_THREADS, ROUNDS, steps);
      } else {
        bench.start(ROUNDS, steps);
      }
    }
    bench.run(ENOUGH_PS);
    assertThat(done).as("%s, seed %s: operations", kind, seed).containsOnly(ROUNDS);
  }
}
