package dev.contend.workloads.runtime.lock;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.Script;
import dev.contend.engine.Cases;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Locks on a scheduler and a memory of their own: never two threads inside, and nobody sleeps
 * forever.
 *
 * <p>Method: seeded programs of up to 10 threads on up to 4 cores that lock, work, unlock and pause
 * for times between nothing and milliseconds. A run that cannot end, fails.
 */
class LocksTest {
  private static final int WORK = Cause.USEFUL_PYTHON.id();

  /** One thread's way into a lock and out of it. */
  private record Sides(Routine enter, Routine leave) {}

  @TestFactory
  Stream<DynamicTest> aPyMutexExcludesAndWakesEverybody() {
    return Cases.seeded(
        150,
        random -> {
          RuntimeBench bench = bench(random);
          ThreadLock mutex = mutex(bench);
          exclude(bench, random, () -> sidesOf(mutex));
        });
  }

  @TestFactory
  Stream<DynamicTest> aSemaphoreExcludesAndWakesEverybody() {
    return Cases.seeded(
        150,
        random -> {
          RuntimeBench bench = bench(random);
          Semaphore semaphore =
              new Semaphore(bench.platform(), "lock", bench.memory.reservePages(1));
          exclude(bench, random, () -> sidesOf(semaphore));
        });
  }

  @TestFactory
  Stream<DynamicTest> aGilExcludesAndWakesEverybody() {
    return Cases.seeded(
        150,
        random -> {
          RuntimeBench bench = bench(random);
          long intervalPs = random.nextBoolean() ? 5 * MS : 20 * US;
          Gil gil = new Gil("GIL", bench.memory.reservePages(1), intervalPs, GilTest.COSTS);
          exclude(
              bench,
              random,
              () -> {
                EvalBreaker breaker = new EvalBreaker(bench.memory.reservePages(1));
                return new Sides(
                    new TakeGil(gil, breaker, US), new DropGil(gil, breaker, US, false));
              });
          assertThat(gil.switches()).isGreaterThanOrEqualTo(0);
        });
  }

  @Test
  void aMutexThatIsWaitedForLongerThanAMillisecondIsHandedOver() {
    // Two threads that take the mutex back at once: without a hand-over the sleeper comes too late.
    RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 2);
    ThreadLock mutex = mutex(bench);
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String name = "thread " + i;
      Script script = new Script();
      Sides sides = sidesOf(mutex);
      for (int k = 0; k < 10; k++) {
        script
            .call(sides.enter())
            .run(t -> turns.add(name))
            .compute(1.5 * MS, WORK)
            .call(sides.leave());
      }
      bench.start(script);
    }
    bench.run();
    assertThat(turns).hasSize(20);
    int changes = 0;
    for (int i = 1; i < turns.size(); i++) {
      changes += turns.get(i).equals(turns.get(i - 1)) ? 0 : 1;
    }
    assertThat(changes).isEqualTo(19);
  }

  @Test
  void aMutexThatIsHeldForShortIsTakenBackBeforeTheSleeperComes() {
    RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 2);
    ThreadLock mutex = mutex(bench);
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String name = "thread " + i;
      Script script = new Script();
      Sides sides = sidesOf(mutex);
      for (int k = 0; k < 50; k++) {
        script
            .call(sides.enter())
            .run(t -> turns.add(name))
            .compute(20 * US, WORK)
            .call(sides.leave());
      }
      bench.start(script);
    }
    bench.run();
    int changes = 0;
    for (int i = 1; i < turns.size(); i++) {
      changes += turns.get(i).equals(turns.get(i - 1)) ? 0 : 1;
    }
    assertThat(turns).hasSize(100);
    assertThat(changes).isLessThan(20);
    assertThat(mutex.parks()).isPositive();
  }

  @Test
  void aFreeMutexCostsTwoOperationsOnItsLine() {
    RuntimeBench bench = new RuntimeBench(1, SchedulerSettings.FREE, 1);
    ThreadLock mutex = mutex(bench);
    Sides sides = sidesOf(mutex);
    bench.start(
        new Script()
            .call(sides.enter())
            .call(sides.leave())
            .call(sides.enter())
            .call(sides.leave()));
    bench.run();
    // One fill of 80 ns, and four operations of 5 ns.
    assertThat(bench.kernel.nowPs()).isEqualTo((80 + 4 * 5) * NS);
    assertThat(mutex.parks()).isZero();
  }

  private static RuntimeBench bench(SplittableRandom random) {
    SchedulerSettings settings =
        random.nextBoolean() ? SchedulerSettings.FREE : RuntimeBench.settings();
    return new RuntimeBench(1 + random.nextInt(4), settings, 10);
  }

  private static ThreadLock mutex(RuntimeBench bench) {
    LockSettings settings = new LockSettings(40, 0, MS, 257, LockSettings.ThreadingLock.PYMUTEX);
    return new MutexLock(
        new PyMutex("mutex", bench.memory.reservePages(1)),
        new ParkingLot(bench.platform(), settings));
  }

  private static Sides sidesOf(ThreadLock lock) {
    ThreadLock.Use use = lock.useBy(Caller.withoutInterpreter(0));
    return new Sides(use.acquire(), use.release());
  }

  private static void exclude(
      RuntimeBench bench, SplittableRandom random, Supplier<Sides> newSides) {
    int threads = 2 + random.nextInt(9);
    int rounds = 1 + random.nextInt(30);
    int[] inside = new int[1];
    int[] entered = new int[1];
    for (int i = 0; i < threads; i++) {
      Sides sides = newSides.get();
      Script script = new Script();
      for (int k = 0; k < rounds; k++) {
        script
            .call(sides.enter())
            .run(t -> assertThat(++inside[0]).as("threads inside").isEqualTo(1))
            .run(t -> entered[0]++)
            .compute(pause(random), WORK)
            .run(t -> inside[0]--)
            .call(sides.leave())
            .compute(pause(random), WORK);
        if (random.nextInt(4) == 0) {
          script.sleep(pause(random), Cause.IO_AND_DEVICE.id());
        }
      }
      bench.start(script);
    }
    bench.run();
    assertThat(entered[0]).isEqualTo(threads * rounds);
  }

  private static long pause(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextLong(200 * NS);
      case 2 -> random.nextLong(50 * US);
      default -> random.nextLong(2 * MS);
    };
  }
}
