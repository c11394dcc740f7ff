package dev.contend.workloads.sync;

import static dev.contend.workloads.sync.SyncBench.at;
import static dev.contend.workloads.sync.SyncBench.call;
import static dev.contend.workloads.sync.SyncBench.callWhile;
import static dev.contend.workloads.sync.SyncBench.compute;
import static dev.contend.workloads.sync.SyncBench.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Semaphores, condition variables and barriers over random programs. */
class PrimitivesTest {
  private static final int CASES = 40;
  private static final int ROUNDS = 10;

  @Test
  void aSemaphoreLetsInAsManyAsItHasPermitsAndNoMore() {
    int fullest = 0;
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      int threads = 2 + random.nextInt(6);
      SyncBench bench = new SyncBench(1 + random.nextInt(4), threads);
      int permits = 1 + random.nextInt(3);
      FutexSemaphore semaphore = new FutexSemaphore(bench.platform, "permits", permits);
      int[] inside = new int[1];
      int[] most = new int[1];
      for (int i = 0; i < threads; i++) {
        bench.start(
            ROUNDS,
            List.of(
                compute(1 + random.nextInt(3_000_000)),
                call(semaphore.take()),
                at(() -> most[0] = Math.max(most[0], ++inside[0])),
                compute(1 + random.nextInt(3_000_000)),
                at(() -> inside[0]--),
                call(semaphore.give())));
      }
      bench.run();
      assertThat(most[0]).as("seed %s: holders", seed).isLessThanOrEqualTo(permits);
      fullest = Math.max(fullest, most[0]);
    }
    assertThat(fullest).as("holders at a time, over all programs").isEqualTo(3);
  }

  @Test
  void aConditionVariableLosesNoSignal() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      int pairs = 1 + random.nextInt(3);
      SyncBench bench = new SyncBench(1 + random.nextInt(4), 2 * pairs);
      FutexMutex mutex =
          new FutexMutex(bench.platform, FutexMutex.Kind.NORMAL, "mutex", bench.platform.word());
      ConditionVariable notEmpty = new ConditionVariable(bench.platform, "not empty");
      int[] items = new int[1];
      int[] taken = new int[1];
      for (int i = 0; i < pairs; i++) {
        Lock.Use consumer = mutex.use();
        bench.start(
            ROUNDS,
            List.of(
                call(consumer.acquire()),
                callWhile(() -> items[0] == 0, notEmpty.waitWith(mutex)),
                at(() -> items[0]--),
                at(() -> taken[0]++),
                call(consumer.release()),
                compute(1 + random.nextInt(2_000_000))));
        Lock.Use producer = mutex.use();
        bench.start(
            ROUNDS,
            List.of(
                compute(1 + random.nextInt(2_000_000)),
                call(producer.acquire()),
                at(() -> items[0]++),
                call(notEmpty.signal()),
                call(producer.release())));
      }
      bench.run();
      assertThat(taken[0]).as("seed %s: items taken", seed).isEqualTo(pairs * ROUNDS);
      assertThat(items[0]).as("seed %s: items left", seed).isZero();
    }
  }

  @Test
  void aBroadcastWakesAllWhoWait() {
    int waiters = 5;
    SyncBench bench = new SyncBench(3, waiters + 1);
    FutexMutex mutex =
        new FutexMutex(bench.platform, FutexMutex.Kind.NORMAL, "mutex", bench.platform.word());
    ConditionVariable open = new ConditionVariable(bench.platform, "open");
    boolean[] isOpen = new boolean[1];
    List<Integer> through = new ArrayList<>();
    for (int i = 0; i < waiters; i++) {
      int waiter = i;
      Lock.Use use = mutex.use();
      bench.start(
          1,
          List.of(
              call(use.acquire()),
              callWhile(() -> !isOpen[0], open.waitWith(mutex)),
              at(() -> through.add(waiter)),
              call(use.release())));
    }
    Lock.Use use = mutex.use();
    bench.start(
        1,
        List.of(
            sleep(500 * RuntimeBench.US),
            call(use.acquire()),
            at(() -> assertThat(through).isEmpty()),
            at(() -> isOpen[0] = true),
            call(open.broadcast()),
            call(use.release())));
    bench.run();
    assertThat(through).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @EnumSource(Barrier.Waiting.class)
  void nobodyLeavesABarrierBeforeAllHaveArrived(Barrier.Waiting waiting) {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      int threads = 1 + random.nextInt(6);
      SyncBench bench = new SyncBench(1 + random.nextInt(4), threads);
      Barrier barrier = new Barrier(bench.platform, "barrier", threads, waiting);
      int[] arrived = new int[1];
      int[] left = new int[1];
      int expected = seed;
      for (int i = 0; i < threads; i++) {
        int[] round = new int[1];
        Routine arrive = barrier.arrive();
        bench.start(
            ROUNDS,
            List.of(
                compute(1 + random.nextInt(3_000_000)),
                at(() -> arrived[0]++),
                call(arrive),
                at(
                    () -> {
                      round[0]++;
                      left[0]++;
                      assertThat(arrived[0])
                          .as("seed %s: arrivals when one leaves round %s", expected, round[0])
                          .isGreaterThanOrEqualTo(round[0] * threads);
                    })));
      }
      bench.run();
      assertThat(left[0]).as("seed %s: departures", seed).isEqualTo(ROUNDS * threads);
    }
  }
}
