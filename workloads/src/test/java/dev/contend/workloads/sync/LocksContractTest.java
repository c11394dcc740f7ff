package dev.contend.workloads.sync;

import static dev.contend.workloads.sync.SyncBench.at;
import static dev.contend.workloads.sync.SyncBench.call;
import static dev.contend.workloads.sync.SyncBench.compute;
import static dev.contend.workloads.sync.SyncBench.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every registered lock must keep, on the real memory and the real scheduler. */
class LocksContractTest {
  private static final int CASES = 25;
  private static final int ROUNDS = 12;

  @TestFactory
  Stream<DynamicTest> oneHolderAtATimeAndEveryThreadComesToItsEnd() {
    return Stream.of(Locks.values())
        .map(
            lock ->
                DynamicTest.dynamicTest(
                    lock.yamlName(),
                    () -> {
                      for (int seed = 1; seed <= CASES; seed++) {
                        randomProgram(lock, seed);
                      }
                    }));
  }

  /** Up to twice as many threads as cores; holds and pauses of nothing, some ns or some us. */
  private static void randomProgram(Locks kind, int seed) {
    Random random = new Random(seed);
    int cores = 1 + random.nextInt(4);
    int threads = 1 + random.nextInt(2 * cores);
    SyncBench bench = new SyncBench(cores, threads);
    Lock lock = kind.make(bench.platform);
    int[] inside = new int[1];
    int[] done = new int[1];
    for (int i = 0; i < threads; i++) {
      Lock.Use use = lock.use();
      bench.start(
          ROUNDS,
          List.of(
              compute(length(random)),
              call(use.acquire()),
              at(
                  () -> {
                    inside[0]++;
                    assertThat(inside[0]).as("%s, seed %s: holders", kind, seed).isEqualTo(1);
                  }),
              compute(length(random)),
              at(() -> inside[0]--),
              call(use.release()),
              at(() -> done[0]++)));
    }
    bench.run();
    assertThat(done[0]).as("%s, seed %s: operations", kind, seed).isEqualTo(ROUNDS * threads);
  }

  private static long length(Random random) {
    long[] scales = {1, 30_000, 2_000_000, 20_000_000};
    return 1 + (long) (random.nextDouble() * scales[random.nextInt(scales.length)]);
  }

  @TestFactory
  Stream<DynamicTest> aFairLockServesInTheOrderOfArrival() {
    return Stream.of(Locks.values())
        .filter(Locks::isFair)
        .map(
            lock ->
                DynamicTest.dynamicTest(
                    lock.yamlName(),
                    () -> {
                      for (int seed = 1; seed <= CASES; seed++) {
                        arrivals(lock, seed);
                      }
                    }));
  }

  /** Threads come one after the other while the first has the lock; each has a core of its own. */
  private static void arrivals(Locks kind, int seed) {
    int threads = 7;
    SyncBench bench = new SyncBench(threads, threads);
    Lock lock = kind.make(bench.platform);
    List<Integer> order = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    order.add(0, 0);
    List<Integer> served = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      Lock.Use use = lock.use();
      bench.start(
          1,
          List.of(
              sleep((1L + order.indexOf(thread)) * 30 * RuntimeBench.US),
              call(use.acquire()),
              at(() -> served.add(thread)),
              compute(thread == order.get(0) ? RuntimeBench.MS : RuntimeBench.US),
              call(use.release())));
    }
    bench.run();
    assertThat(served).as("%s, seed %s", kind, seed).isEqualTo(order);
  }

  @Test
  void sixLocksAreFairAndTheirNamesDiffer() {
    assertThat(Stream.of(Locks.values()).filter(Locks::isFair)).hasSize(6);
    assertThat(Stream.of(Locks.values()).map(Locks::yamlName)).doesNotHaveDuplicates();
  }
}
