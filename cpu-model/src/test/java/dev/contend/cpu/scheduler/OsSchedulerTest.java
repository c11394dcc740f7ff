package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.CALL;
import static dev.contend.cpu.scheduler.Bench.LOSS;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.US;
import static dev.contend.cpu.scheduler.Bench.WAIT;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.ClockTable.Point;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who runs where and when: times that follow from the rules by hand. */
class OsSchedulerTest {
  private static final long SLICE = SchedulerSettings.FREE.timeSlicePs();

  @Test
  void workAloneOnACoreTakesExactlyItsTime() {
    Bench bench = Bench.plain(1, 1);
    bench.start(new Script().compute(7 * MS + 3, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(7 * MS + 3);
    assertThat(bench.account.totalPs(0, WORK)).isEqualTo(7 * MS + 3);
  }

  @Test
  void siblingsShareACoreByItsYield() {
    Bench bench = new Bench(Bench.processor(1, 2, 1.25), SchedulerSettings.FREE, 2, 1);
    bench.start(new Script().compute(10 * MS, WORK));
    bench.start(new Script().compute(20 * MS, WORK));
    bench.run();
    // Both run at 0.625 until the shorter ends after 16 ms; the longer has 10 ms left at full
    // speed.
    assertThat(bench.kernel.nowPs()).isEqualTo(26 * MS);
    assertThat(bench.account.totalPs(0, LOSS)).isEqualTo(6 * MS);
    assertThat(bench.account.totalPs(1, LOSS)).isEqualTo(6 * MS);
    assertThat(bench.account.totalPs(1, WORK)).isEqualTo(20 * MS);
  }

  @Test
  void theClockFallsWithTheActiveCoresAtTheNextDecisionOfTheGovernor() {
    Machine machine = Machine.regular("two cores", 1, 1, 2, 1, 64);
    ClockTable clock = new ClockTable(List.of(new Point(1, 4e9), new Point(2, 2e9)));
    Processor processor = new Processor(machine, List.of(new CoreKind("core", clock, 1, 1)), MS);
    Bench bench = new Bench(processor, SchedulerSettings.FREE, 2, 1);
    bench.start(new Script().compute(3 * MS, WORK));
    bench.start(new Script().compute(3 * MS, WORK));
    bench.run();
    // 1 ms at full speed, then 2 ms of work at half of it.
    assertThat(bench.kernel.nowPs()).isEqualTo(5 * MS);
    assertThat(bench.account.totalPs(LOSS)).isEqualTo(2 * 2 * MS);
  }

  @Test
  void theClockRisesAgainWhenCoresFallIdle() {
    Machine machine = Machine.regular("two cores", 1, 1, 2, 1, 64);
    ClockTable clock = new ClockTable(List.of(new Point(1, 4e9), new Point(2, 2e9)));
    Processor processor = new Processor(machine, List.of(new CoreKind("core", clock, 1, 1)), 0);
    Bench bench = new Bench(processor, SchedulerSettings.FREE, 2, 1);
    bench.start(new Script().compute(2 * MS, WORK));
    bench.start(new Script().compute(5 * MS, WORK));
    bench.run();
    // 4 ms together at half speed, then 3 ms of work alone.
    assertThat(bench.kernel.nowPs()).isEqualTo(7 * MS);
  }

  @Test
  void threadsOfOneHardwareThreadEndWithinASliceOfEachOther() {
    int threads = 7;
    Bench bench = Bench.plain(1, threads);
    List<Long> ends = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      bench.start(new Script().compute(20 * SLICE, WORK).run(t -> ends.add(bench.kernel.nowPs())));
    }
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(threads * 20L * SLICE);
    assertThat(ends).hasSize(threads);
    assertThat(ends.get(threads - 1) - ends.get(0)).isLessThanOrEqualTo(threads * SLICE);
  }

  @Test
  void aThreadThatRanAloneForLongIsNotStarvedByNewOnes() {
    Bench bench = Bench.plain(1, 3);
    List<Long> turns = new ArrayList<>();
    Script first = new Script().compute(1_000 * MS, WORK);
    for (int i = 0; i < 30; i++) {
      first.compute(MS, WORK).run(t -> turns.add(bench.kernel.nowPs()));
    }
    bench.start(first);
    Script starter =
        new Script()
            .sleep(1_000 * MS, BLOCKED)
            .run(t -> bench.start(new Script().compute(1_000 * MS, WORK)))
            .compute(1_000 * MS, WORK);
    bench.start(starter);
    bench.run();
    // One of three: 30 ms of work in about 90 ms, give or take a round of slices.
    assertThat(turns.get(29)).isBetween(1_080 * MS, 1_030 * MS + 100 * MS);
  }

  @Test
  void aThreadThatMovesKeepsItsPlaceAmongTheOthersNotItsClock() {
    Bench shared = Bench.plain(2, 6);
    List<Long> end = new ArrayList<>();
    shared.start(
        new Script()
            .compute(1_000 * MS, WORK)
            .run(t -> shared.start(new Script().compute(10_000 * MS, WORK), 0))
            .run(t -> shared.start(new Script().compute(10_000 * MS, WORK), 0))
            .run(t -> shared.start(new Script().compute(10_000 * MS, WORK), 0))
            .sleep(MS, BLOCKED)
            .compute(30 * MS, WORK)
            .run(t -> end.add(shared.kernel.nowPs())));
    for (int i = 0; i < 2; i++) {
      shared.start(new Script().sleep(1_000 * MS, BLOCKED).compute(10_000 * MS, WORK), 1);
    }
    shared.run();
    assertThat(end.get(0)).isLessThan(1_200 * MS);
  }

  @Test
  void anIdleHardwareThreadTakesWaitingThreads() {
    Bench bench = Bench.plain(2, 4);
    bench.start(new Script().compute(10 * MS, WORK));
    bench.start(new Script().compute(40 * MS, WORK));
    bench.start(new Script().compute(30 * MS, WORK));
    bench.start(new Script().compute(20 * MS, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isBetween(50 * MS, 60 * MS);
  }

  @Test
  void anIdleHardwareThreadLooksPastAThreadThatMayNotMove() {
    Bench bench = Bench.plain(2, 6);
    for (int i = 0; i < 3; i++) {
      bench.start(new Script().compute(MS / 4, WORK), 1);
    }
    bench.start(new Script().compute(100 * MS, WORK), 0);
    bench.start(new Script().compute(100 * MS, WORK), 0);
    List<Long> end = new ArrayList<>();
    // Its queue is the shorter one, but a thread that may not move is ahead in it.
    bench.start(new Script().compute(30 * MS, WORK).run(t -> end.add(bench.kernel.nowPs())));
    bench.run();
    assertThat(end).containsExactly(30 * MS + 3 * (MS / 4));
    assertThat(bench.kernel.nowPs()).isEqualTo(200 * MS);
  }

  @Test
  void aThreadStaysWhereItsAffinityAllows() {
    Bench bench = Bench.plain(4, 8);
    for (int i = 0; i < 8; i++) {
      Script script = new Script();
      for (int k = 0; k < 20; k++) {
        script
            .compute(MS, WORK)
            .run(t -> assertThat(t.hardwareThread()).isIn(1, 3))
            .sleep(MS / 2, BLOCKED);
      }
      bench.start(script, 1, 3);
    }
    bench.run();
    assertThat(bench.kernel.nowPs()).isGreaterThanOrEqualTo(80 * MS);
  }

  @Test
  void onlyAThreadThatHasRunBeforeMigrates() {
    SchedulerSettings settings = Bench.settings(SLICE, 0, 0, 0, 0, 7 * US);
    Bench bench = new Bench(Bench.processor(2, 1, 1), settings, 2, 1);
    SimThread parent = bench.start(new Script().compute(MS, WORK));
    bench.os.start("child", 1, null, parent, new Script().compute(MS, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(MS);
    assertThat(bench.os.migrations()).isZero();
  }

  @Test
  void aThreadThatGoesOnOnAnotherCorePaysForIt() {
    SchedulerSettings settings = Bench.settings(SLICE, 0, 0, 0, 0, 7 * US);
    Bench bench = new Bench(Bench.processor(2, 1, 1), settings, 3, 1);
    bench.start(new Script().compute(MS, WORK).sleep(MS, BLOCKED).compute(MS, WORK));
    bench.start(new Script().sleep(MS / 2, BLOCKED).compute(10 * MS, WORK), 0);
    bench.run();
    assertThat(bench.os.migrations()).isEqualTo(1);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(7 * US);
  }

  @Test
  void aYieldAloneCostsACallAndAmongOthersLetsThemGoFirst() {
    SchedulerSettings settings = Bench.settings(SLICE, 2 * US, 0, 0, US, 0);
    Bench bench = new Bench(Bench.processor(1, 1, 1), settings, 2, 1);
    List<String> order = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.yieldCpu(CALL))
            .run(t -> order.add("first goes on"))
            .sleep(MS, BLOCKED)
            .then(t -> t.yieldCpu(CALL)));
    bench.start(new Script().run(t -> order.add("second")));
    bench.run();
    assertThat(order).containsExactly("second", "first goes on");
    // Alone the second time: the call; the first time: the switch to the other and back.
    assertThat(bench.account.totalPs(0, CALL)).isEqualTo(US);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(4 * US);
  }

  @Test
  void threadsThatYieldInTurnShareWithAThreadThatWorks() {
    Bench bench = Bench.plain(1, 2);
    long[] yields = new long[1];
    bench.start(new Script().compute(10 * MS, WORK));
    bench.start(
        new Routine() {
          @Override
          protected Step step(SimThread thread) {
            return yields[0]++ < 3 ? thread.yieldCpu(CALL) : Step.DONE;
          }
        });
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(10 * MS);
  }

  @Test
  void twoHundredThreadsOnFourHardwareThreadsConserveWork() {
    int threads = 200;
    Bench bench = Bench.plain(4, threads);
    for (int i = 0; i < threads; i++) {
      bench.start(new Script().compute(10 * MS, WORK).sleep(MS, BLOCKED).compute(10 * MS, WORK));
    }
    bench.run();
    assertThat(bench.account.totalPs(WORK)).isEqualTo(threads * 20L * MS);
    assertThat(bench.kernel.nowPs()).isBetween(threads * 5L * MS, threads * 5L * MS + 20 * MS);
  }

  @Test
  void backgroundLoadTakesItsShare() {
    SchedulerSettings settings = new SchedulerSettings(SLICE, 0, 0, 0, 0, 0, 0, false, 0.2, MS);
    Bench bench = new Bench(Bench.processor(1, 1, 1), settings, 1, 5);
    bench.start(new Script().compute(10_000 * MS, WORK));
    bench.run();
    // Gaps are drawn from the end of one burst to the next, so that of a busy hardware thread too
    // a share of 0.2 is taken, but for what a burst waits for its turn. 2,000 bursts: 3 % error.
    double share = bench.account.totalPs(0, WAIT) / (double) bench.kernel.nowPs();
    assertThat(share).isCloseTo(0.2, within(0.02));
  }

  @Test
  void bigCoresComeBeforeLittleOnesAndCoresBeforeSiblings() {
    List<Core> cores = List.of(new Core(0, 0, 0, 1), new Core(0, 0, 0, 0), new Core(0, 0, 0, 0));
    Machine machine = new Machine("hybrid", 64, cores, List.of(1, 2, 2));
    Processor processor =
        new Processor(
            machine,
            List.of(
                new CoreKind("P", ClockTable.fixed(4e9), 1, 1.25),
                new CoreKind("E", ClockTable.fixed(3e9), 0.6, 1)),
            0);
    Bench bench = new Bench(processor, SchedulerSettings.FREE, 5, 1);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      bench.start(new Script().run(t -> places.add(t.hardwareThread())).compute(MS, WORK));
    }
    bench.run();
    // Hardware thread 0 is the little core; 1 and 2 are siblings, 3 and 4 too.
    assertThat(places.subList(0, 3)).containsExactlyInAnyOrder(0, 1, 3);
    assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }
}
