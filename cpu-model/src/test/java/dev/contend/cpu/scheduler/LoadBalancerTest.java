package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.topology.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether threads that never sleep come to equal shares of the machine. */
class LoadBalancerTest {
  private static final long LONG = 60_000 * MS;

  @ParameterizedTest
  @CsvSource({"5, 4", "3, 2", "7, 4", "9, 8", "6, 4"})
  void threadsThatNeverSleepShareTheCoresInTheLongRun(int threads, int cores) {
    Bench bench = Bench.plain(cores, threads);
    assertSharesAreEqual(bench, threads, cores);
  }

  @Test
  void nodesAreEvenedOutToo() {
    Machine machine = Machine.regular("two nodes", 2, 1, 2, 1, 64);
    CoreKind kind = new CoreKind("core", ClockTable.fixed(1e9), 1, 2);
    Processor processor = new Processor(machine, List.of(kind), 0);
    Bench bench = new Bench(processor, SchedulerSettings.FREE, 6, 1);
    // A queue on the home node comes before one on the other: four start on one, two on the other.
    assertSharesAreEqual(bench, 6, 4);
  }

  @Test
  void siblingsAreEvenedOutToo() {
    Bench bench = new Bench(Bench.processor(2, 2, 2), SchedulerSettings.FREE, 5, 1);
    assertSharesAreEqual(bench, 5, 4);
  }

  @Test
  void anIdleHardwareThreadThatMayTakeNothingDoesNotKeepOthersFromIt() {
    Bench bench = Bench.plain(3, 6);
    bench.start(new Script().compute(100 * MS, WORK), 1);
    bench.start(new Script().compute(100 * MS, WORK), 1);
    bench.start(new Script().compute(10 * LONG, WORK), 1);
    for (int i = 0; i < 3; i++) {
      bench.start(new Script().compute(10 * LONG, WORK), 1, 2);
    }
    bench.kernel.runUntilPs(LONG);
    bench.os.closeAccounts();
    // Of the three that began on hardware thread 2, one comes over when two have ended on 1.
    for (int i = 2; i < 6; i++) {
      assertThat(bench.account.totalPs(i, WORK)).isBetween(LONG * 47 / 100, LONG * 53 / 100);
    }
  }

  private static void assertSharesAreEqual(Bench bench, int threads, int cores) {
    for (int i = 0; i < threads; i++) {
      bench.start(new Script().compute(10 * LONG, WORK));
    }
    bench.kernel.runUntilPs(LONG);
    bench.os.closeAccounts();
    long fair = LONG / threads * cores;
    for (int i = 0; i < threads; i++) {
      assertThat(bench.account.totalPs(i, WORK))
          .as("work of thread %d", i)
          .isBetween(fair * 95 / 100, fair * 105 / 100);
    }
  }

  @Test
  void nothingIsScheduledWhileNobodyWaits() {
    Bench bench = Bench.plain(4, 4);
    for (int i = 0; i < 4; i++) {
      bench.start(new Script().compute(10_000 * MS, WORK));
    }
    bench.run();
    assertThat(bench.kernel.eventsRun()).isLessThan(20);
  }

  @Test
  void aPinnedThreadIsNotMoved() {
    Bench bench = Bench.plain(2, 3);
    for (int i = 0; i < 3; i++) {
      bench.start(new Script().compute(300 * MS, WORK), 0);
    }
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(900 * MS);
    assertThat(bench.os.migrations()).isZero();
  }
}
