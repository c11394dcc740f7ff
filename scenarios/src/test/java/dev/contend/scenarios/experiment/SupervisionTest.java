package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.scenarios.experiment.Supervision.Supervised;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.hardware.NativeProgram;
import dev.contend.workloads.program.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs that cost too much end with a verdict. */
class SupervisionTest {
  private static final long NONE = RunLimits.NONE;

  /** A thread that computes for 1 us after the other without an end, and then does something. */
  private static RunSpec endless(Consumer<List<byte[]>> eachStep) {
    RunSpec locks =
        new Preparation()
            .run(ScenarioTexts.read(UnfinishedRunTest.ENDLESS).spec().points().get(0), 7, 2);
    Workload.OfNative code = (ground, workers, random) -> new Endless(eachStep);
    return new RunSpec(locks.point(), code, locks.interconnect(), 7, 2);
  }

  private record Endless(Consumer<List<byte[]>> eachStep) implements NativeProgram {
    @Override
    public Routine worker(int index) {
      List<byte[]> held = new ArrayList<>();
      return new Routine() {
        @Override
        protected Step step(SimThread thread) {
          eachStep.accept(held);
          return thread.compute(1_000_000, Cause.USEFUL_NATIVE.id());
        }
      };
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      throw new AssertionError("asked for what it has not measured");
    }
  }

  private static Supervised run(RunLimits limits, RunSpec spec) {
    try (Supervision supervision = new Supervision(limits)) {
      return supervision.run(spec);
    }
  }

  @Test
  void simulatedTimeAndEventsEndARunTheSameWayEverywhere() {
    Supervised time = run(new RunLimits(5_000_000_000L, NONE, NONE, NONE), endless(held -> {}));
    assertThat(time.result().unfinished().get(0))
        .isEqualTo("it did not end within the limit of 0.005 simulated seconds");
    assertThat(time.isLasting()).isTrue();
    Supervised events = run(new RunLimits(NONE, 12_345, NONE, NONE), endless(held -> {}));
    assertThat(events.result().unfinished().get(0))
        .isEqualTo("it did not end within the limit of 12,345 events");
    assertThat(events.isLasting()).isTrue();
  }

  @Test
  void wallTimeEndsARunForThisTimeOnly() {
    Supervised wall = run(new RunLimits(NONE, NONE, 120, NONE), endless(held -> {}));
    assertThat(wall.result().unfinished().get(0))
        .isEqualTo("its simulation took longer than the limit of 0.12 s");
    assertThat(wall.isLasting()).isFalse();
  }

  /** What is prepared before a simulation takes memory too. */
  @Test
  void memoryThatThePreparationOfARunTakesEndsThatRun() {
    AtomicInteger attempts = new AtomicInteger();
    try (Supervision supervision = new Supervision(new RunLimits(NONE, NONE, NONE, NONE))) {
      Supervised run =
          supervision.run(
              () -> {
                attempts.incrementAndGet();
                throw new OutOfMemoryError("a long array");
              });
      assertThat(run.result().unfinished().get(0))
          .startsWith("its simulation takes more memory than the tool has, ");
      assertThat(run.isLasting()).isFalse();
    }
    assertThat(attempts).hasValue(2);
  }

  /** Waits for one that takes all of its time; then alone it takes a tenth of that. */
  @Test
  void theTimeThatARunWaitsForOthersIsNotItsOwn() throws Exception {
    long limitMs = 2_000;
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    long[] aloneSince = {0};
    RunSpec greedy =
        endless(
            held -> {
              if (attempts.get() == 0) {
                attempts.set(1);
                throw new OutOfMemoryError("together");
              }
              if (aloneSince[0] == 0) {
                aloneSince[0] = System.nanoTime();
              }
              if (System.nanoTime() - aloneSince[0] > limitMs * 100_000) {
                throw new OutOfMemoryError("alone");
              }
            });
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (Supervision supervision = new Supervision(new RunLimits(NONE, NONE, limitMs, NONE))) {
      Future<Supervised> slow =
          pool.submit(() -> supervision.run(endless(held -> begun.countDown())));
      begun.await();
      Supervised waited = supervision.run(greedy);
      assertThat(slow.get().result().unfinished().get(0)).contains("longer than the limit of 2.0");
      assertThat(waited.result().unfinished().get(0)).contains("takes more memory than the tool");
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void memoryEndsARunThatTakesTooMuchAloneToo() {
    int[] steps = {0};
    RunSpec greedy =
        endless(
            held -> {
              if (steps[0]++ % 64 == 0) {
                held.add(new byte[1 << 16]);
              }
            });
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long used = runtime.totalMemory() - runtime.freeMemory();
    Supervised memory = run(new RunLimits(NONE, NONE, NONE, used + (48 << 20)), greedy);
    assertThat(memory.result().unfinished().get(0))
        .startsWith("its simulation takes more memory than the limit of ");
    assertThat(memory.isLasting()).isFalse();
  }

  @Test
  void anErrorOfTheJvmForWantOfMemoryIsAVerdictToo() {
    RunSpec greedy =
        endless(
            held -> {
              throw new OutOfMemoryError("Java heap space");
            });
    Supervised verdict = run(RunLimits.UNLIMITED, greedy);
    assertThat(verdict.result().unfinished().get(0))
        .startsWith("its simulation takes more memory than the tool has, ");
  }

  @Test
  void aRunWithinItsLimitsIsTheSameAsWithout() {
    RunSpec spec =
        new Preparation()
            .run(ScenarioTexts.read(UnfinishedRunTest.ENDLESS).spec().points().get(0), 7, 2);
    RunResult free = Assembly.run(spec);
    RunLimits ample = new RunLimits(100_000_000_000_000L, free.events(), 600_000, NONE - 1);
    assertThat(RunText.write(run(ample, spec).result())).isEqualTo(RunText.write(free));
  }
}
