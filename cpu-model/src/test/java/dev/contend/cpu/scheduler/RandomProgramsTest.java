package dev.contend.cpu.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.ClockTable.Point;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds of every program on every machine.
 *
 * <p>Method: seeded programs of up to 12 threads, some pinned, that compute, sleep, yield, call,
 * access memory, interrupt each other, start others, and meet at futexes with and without a time
 * limit, on machines of up to 4 cores with siblings, a clock that falls, chance and background
 * load, half of them under a CPU quota.
 */
class RandomProgramsTest {

  @TestFactory
  Stream<DynamicTest> theCausesOfEveryThreadAddUpToTheTimeElapsed() {
    return Cases.seeded(
        300,
        random -> {
          World world = new World(random);
          world.bench.run();
          assertThat(world.bench.os.deadlock()).isEmpty();
          long elapsedPs = world.bench.kernel.nowPs();
          for (int holder = 0; holder < world.bench.account.holders(); holder++) {
            long sum = 0;
            for (int cause = 0; cause < Bench.CAUSES; cause++) {
              sum += world.bench.account.totalPs(holder, cause);
            }
            assertThat(sum).as("causes of thread %d", holder).isEqualTo(elapsedPs);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> noWorkIsLostOrDoneTwice() {
    return Cases.seeded(
        300,
        random -> {
          World world = new World(random);
          world.bench.run();
          for (int holder = 0; holder < world.workPs.length; holder++) {
            // Each stretch rounds down to a picosecond; interruptions and slices cut stretches.
            assertThat(world.bench.account.totalPs(holder, Bench.WORK))
                .as("work of thread %d", holder)
                .isBetween(world.workPs[holder] - 2_000, world.workPs[holder]);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aQuotaIsNeverExceededByMoreThanWhatCannotBeCut() {
    return Cases.seeded(
        300,
        random -> {
          World world = new World(random);
          world.bench.run();
          if (!world.bench.os.hasQuota()) {
            return;
          }
          long elapsedPs = world.bench.kernel.nowPs();
          long usedPs = 0;
          for (int cause : List.of(Bench.WORK, Bench.LOSS, Bench.CALL)) {
            usedPs += world.bench.account.totalPs(cause);
          }
          long periods = elapsedPs / world.quota.periodPs() + 1;
          // Calls last up to half a millisecond here, on up to 8 hardware threads at a time; what a
          // thread leaves over in one period it may use in the next, up to 1 ms a hardware thread.
          long spare = 8 * (Bench.MS / 2 + Bench.MS);
          assertThat(usedPs).isLessThanOrEqualTo(periods * world.quota.quotaPs() + spare);
        });
  }

  @TestFactory
  Stream<DynamicTest> equalRunsGiveEqualTraces() {
    return Cases.seeded(
        50,
        random -> {
          long seed = random.nextLong();
          World first = new World(new SplittableRandom(seed));
          World second = new World(new SplittableRandom(seed));
          first.bench.run();
          second.bench.run();
          assertThat(first.trace).isNotEmpty().isEqualTo(second.trace);
        });
  }

  /** A random machine with a random program on it. */
  private static final class World {
    final Bench bench;
    final CpuQuota quota;
    final long[] workPs;
    final List<String> trace = new ArrayList<>();
    private final SplittableRandom random;
    private final List<Futex> futexes = List.of(new Futex("a"), new Futex("b"));
    private final List<SimThread> threads = new ArrayList<>();
    private int started;

    World(SplittableRandom random) {
      this.random = random;
      int cores = 1 + random.nextInt(4);
      int siblings = 1 + random.nextInt(2);
      int holders = 1 + random.nextInt(12);
      workPs = new long[holders];
      Machine machine = Machine.regular("random", 1, 1, cores, siblings, 64);
      ClockTable clock = new ClockTable(List.of(new Point(1, 4.1e9), new Point(4, 2.9e9)));
      Processor processor =
          new Processor(
              machine,
              List.of(new CoreKind("core", clock, 1, 1.3)),
              random.nextBoolean() ? 0 : 500 * Bench.US);
      SchedulerSettings settings =
          new SchedulerSettings(
              (1 + random.nextInt(3000)) * Bench.US,
              random.nextInt(3) * Bench.US,
              random.nextInt(40) * Bench.US,
              random.nextDouble(),
              random.nextInt(3) * Bench.US,
              random.nextInt(2) * Bench.US,
              random.nextInt(9) * Bench.US,
              random.nextBoolean(),
              random.nextBoolean() ? 0 : 0.1,
              100 * Bench.US);
      quota =
          random.nextBoolean()
              ? CpuQuota.UNLIMITED
              : new CpuQuota(
                  (1 + random.nextInt(20)) * Bench.MS, (1 + random.nextInt(20)) * Bench.MS);
      bench = new Bench(processor, settings, quota, holders, random.nextLong());
      int atOnce = 1 + random.nextInt(holders);
      for (int i = 0; i < atOnce; i++) {
        startNext();
      }
    }

    private void startNext() {
      if (started == workPs.length) {
        return;
      }
      int number = started++;
      int[] affinity =
          random.nextInt(4) > 0
              ? new int[0]
              : new int[] {random.nextInt(bench.os.machine().hardwareThreads())};
      threads.add(bench.start(code(number), affinity));
    }

    private Script code(int number) {
      Script script = new Script();
      for (int line = random.nextInt(25); line >= 0; line--) {
        line(script, number);
        int at = line;
        script.run(
            t ->
                trace.add(
                    number + "." + at + " " + t.hardwareThread() + " " + bench.kernel.nowPs()));
      }
      return script.run(t -> startNext());
    }

    private void line(Script script, int number) {
      long time = 1 + random.nextLong(random.nextBoolean() ? 5 * Bench.MS : 20 * Bench.US);
      Futex futex = futexes.get(random.nextInt(futexes.size()));
      switch (random.nextInt(9)) {
        case 0 -> {
          workPs[number] += time;
          script.compute(time, Bench.WORK);
        }
        case 1 -> interruptible(script, number, time);
        case 2 -> script.sleep(time, Bench.BLOCKED);
        case 3 -> script.then(t -> t.yieldCpu(Bench.CALL));
        case 4 -> script.then(t -> t.occupy(time / 10, Bench.CALL));
        case 5 ->
            script.then(
                t ->
                    t.access(
                        random.nextInt(3) == 0 ? 0 : Bench.address(time / 100),
                        AccessKind.ATOMIC,
                        Bench.CALL,
                        Bench.BLOCKED));
        case 6 -> script.then(t -> t.waitOn(futex, time, Bench.BLOCKED));
        case 7 -> script.run(t -> futex.wake(1 + random.nextInt(3)));
        default -> script.run(t -> threads.get(random.nextInt(threads.size())).interrupt());
      }
    }

    /** Work in up to four pieces, of which the last cannot be interrupted. */
    private void interruptible(Script script, int number, long time) {
      workPs[number] += time;
      double[] left = {time};
      double spacing = 1 + random.nextInt(10_000_000);
      for (int piece = 0; piece < 3; piece++) {
        script
            .then(t -> t.interruptibleCompute(left[0], spacing, Bench.WORK))
            .run(
                t -> {
                  left[0] = t.undonePs();
                  trace.add(number + " has left " + left[0]);
                });
      }
      script.then(t -> t.compute(left[0], Bench.WORK));
    }
  }
}
