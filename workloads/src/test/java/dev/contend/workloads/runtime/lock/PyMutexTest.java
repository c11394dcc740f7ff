package dev.contend.workloads.runtime.lock;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Script;
import dev.contend.engine.Cases;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How a PyMutex waits, version by version. */
class PyMutexTest {
  private static final int WORK = Cause.USEFUL_PYTHON.id();
  private static final LockSettings GIL = settings(0, 0);
  private static final LockSettings BLIND = settings(40, 0);
  private static final LockSettings LOOKING = settings(40, 4);

  private static LockSettings settings(int spins, int reloadEvery) {
    return new LockSettings(spins, reloadEvery, MS, 257, ThreadingLock.PYMUTEX);
  }

  @Test
  void aWaiterThatDoesNotLookYieldsFortyTimesAlthoughTheMutexIsFree() {
    assertThat(waitedPs(BLIND, US)).isBetween(40 * 200 * NS, 40 * 200 * NS + 300 * NS);
  }

  @Test
  void aWaiterThatLooksTakesTheMutexWithinFourYieldsOfItsRelease() {
    assertThat(waitedPs(LOOKING, US)).isBetween(US, US + 4 * 200 * NS + 300 * NS);
    assertThat(waitedPs(LOOKING, 3 * US)).isBetween(3 * US, 3 * US + 4 * 200 * NS + 300 * NS);
  }

  @Test
  void aWaiterOfABuildWithTheGilParksAtOnceAndIsWoken() {
    // The wake-up of an idle core takes 5 us, the calls and a switch the rest.
    assertThat(waitedPs(GIL, 3 * US)).isBetween(8 * US, 12 * US);
  }

  /** How long a second thread waits for a mutex that the first one gives up after a while. */
  private static long waitedPs(LockSettings settings, long heldPs) {
    RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 2);
    ThreadLock mutex = mutex(bench, settings);
    long[] waited = new long[1];
    ThreadLock.Use first = mutex.useBy(Caller.withoutInterpreter(0));
    ThreadLock.Use second = mutex.useBy(Caller.withoutInterpreter(1));
    long startPs = 100 * US;
    bench.start(
        new Script()
            .sleep(startPs - US, Cause.IDLE.id())
            .call(first.acquire())
            .then(t -> t.compute(startPs + 20 * US - bench.kernel.nowPs() + heldPs, WORK))
            .call(first.release()));
    bench.start(
        new Script()
            .sleep(startPs, Cause.IDLE.id())
            .then(t -> t.compute(startPs + 20 * US - bench.kernel.nowPs(), WORK))
            .run(t -> waited[0] = -bench.kernel.nowPs())
            .call(second.acquire())
            .run(t -> waited[0] += bench.kernel.nowPs())
            .call(second.release()));
    bench.run();
    return waited[0];
  }

  @Test
  void whoWaitsForLongerThanAMillisecondIsServedInOrder() {
    RuntimeBench bench = new RuntimeBench(6, RuntimeBench.settings(), 6);
    ThreadLock mutex = mutex(bench, BLIND);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int thread = i;
      ThreadLock.Use use = mutex.useBy(Caller.withoutInterpreter(i));
      bench.start(
          new Script()
              .sleep((1L + i) * 50 * US, Cause.IDLE.id())
              .call(use.acquire())
              .run(t -> order.add(thread))
              .compute(2 * MS, WORK)
              .call(use.release()));
    }
    bench.run();
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(mutex.parks()).isEqualTo(5);
  }

  /**
   * Threads that take the mutex back at once cannot keep another from it: whoever has waited for a
   * millisecond is served when it is the longest waiter, and each release serves or wakes one.
   */
  @TestFactory
  Stream<DynamicTest> nobodyStarves() {
    return Cases.seeded(
        20,
        random -> {
          int threads = 2 + random.nextInt(5);
          LockSettings settings = List.of(GIL, BLIND, LOOKING).get(random.nextInt(3));
          RuntimeBench bench = new RuntimeBench(threads, RuntimeBench.settings(), threads);
          ThreadLock mutex = mutex(bench, settings);
          long holdPs = 1 + random.nextLong(200 * US);
          long[] longest = new long[1];
          for (int i = 0; i < threads; i++) {
            bench.start(hog(bench, mutex.useBy(Caller.withoutInterpreter(i)), holdPs, longest));
          }
          bench.run();
          long wakePs = 20 * US;
          assertThat(longest[0]).isLessThan(MS + 2L * threads * (holdPs + wakePs));
        });
  }

  private static Script hog(RuntimeBench bench, ThreadLock.Use use, long holdPs, long[] longest) {
    Script script = new Script();
    long[] since = new long[1];
    for (int round = 0; round < 60; round++) {
      script
          .run(t -> since[0] = bench.kernel.nowPs())
          .call(use.acquire())
          .run(t -> longest[0] = Math.max(longest[0], bench.kernel.nowPs() - since[0]))
          .compute(holdPs, WORK)
          .call(use.release());
    }
    return script;
  }

  @TestFactory
  Stream<DynamicTest> aLimitEndsAWaitAndLeavesTheQueueWhole() {
    return Cases.seeded(
        60,
        random -> {
          RuntimeBench bench = new RuntimeBench(3, RuntimeBench.settings(), 5);
          boolean isSemaphore = random.nextInt(4) == 0;
          ThreadLock lock =
              isSemaphore
                  ? new Semaphore(bench.platform(), "lock", bench.memory.reservePages(1))
                  : mutex(bench, List.of(GIL, BLIND, LOOKING).get(random.nextInt(3)));
          int[] inside = new int[1];
          int[] entered = new int[1];
          int[] gaveUp = new int[1];
          for (int i = 0; i < 5; i++) {
            ThreadLock.Use use = lock.useBy(Caller.withoutInterpreter(i));
            bench.start(limited(bench, random, use, inside, entered, gaveUp));
          }
          bench.run();
          assertThat(entered[0] + gaveUp[0]).isEqualTo(5 * 20);
          assertThat(entered[0]).isPositive();
        });
  }

  private static Script limited(
      RuntimeBench bench,
      SplittableRandom random,
      ThreadLock.Use use,
      int[] inside,
      int[] entered,
      int[] gaveUp) {
    Script script = new Script();
    for (int round = 0; round < 20; round++) {
      long limitPs =
          switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> random.nextLong(300 * US);
            default -> ThreadLock.Acquire.FOREVER;
          };
      long workPs = random.nextLong(100 * US);
      long[] since = new long[1];
      script
          .run(t -> since[0] = bench.kernel.nowPs())
          .then(t -> t.call(use.acquire().within(limitPs)))
          .then(
              t -> {
                if (!use.acquire().hasSucceeded()) {
                  gaveUp[0]++;
                  assertThat(bench.kernel.nowPs() - since[0]).isGreaterThanOrEqualTo(limitPs);
                  return t.compute(0, WORK);
                }
                assertThat(++inside[0]).isEqualTo(1);
                entered[0]++;
                return t.compute(workPs, WORK);
              })
          .then(
              t -> {
                if (!use.acquire().hasSucceeded()) {
                  return t.compute(0, WORK);
                }
                inside[0]--;
                return t.call(use.release());
              })
          .compute(random.nextLong(100 * US), WORK);
    }
    return script;
  }

  private static ThreadLock mutex(RuntimeBench bench, LockSettings settings) {
    return new MutexLock(
        new PyMutex("mutex", bench.memory.reservePages(1)),
        new ParkingLot(bench.platform(), settings));
  }
}
