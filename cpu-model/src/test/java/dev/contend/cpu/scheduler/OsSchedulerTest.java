package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.CALL;
import static dev.contend.cpu.scheduler.Bench.IDLE;
import static dev.contend.cpu.scheduler.Bench.LOSS;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.START_UP;
import static dev.contend.cpu.scheduler.Bench.US;
import static dev.contend.cpu.scheduler.Bench.WAIT;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.ClockTable.Point;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times that follow from the rules by hand. */
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
  void sleepTakesItsTimeAndLeavesTheHardwareThreadToOthers() {
    Bench bench = Bench.plain(1, 2);
    bench.start(new Script().sleep(10 * MS, BLOCKED));
    bench.start(new Script().compute(10 * MS, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(10 * MS);
    assertThat(bench.account.totalPs(0, BLOCKED)).isEqualTo(10 * MS);
  }

  @Test
  void aTimedWaitEndsByItsTimeOrByAWakeUp() {
    Bench bench = Bench.plain(2, 2);
    Futex futex = new Futex("word");
    List<String> seen = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.waitOn(futex, 5 * MS, BLOCKED))
            .run(t -> seen.add(t.timedOut() + " at " + bench.kernel.nowPs() / MS))
            .then(t -> t.waitOn(futex, 5 * MS, BLOCKED))
            .run(t -> seen.add(t.timedOut() + " at " + bench.kernel.nowPs() / MS)));
    bench.start(
        new Script().sleep(7 * MS, BLOCKED).run(t -> assertThat(futex.wake(9)).isEqualTo(1)));
    bench.run();
    assertThat(seen).containsExactly("true at 5", "false at 7");
    assertThat(futex.waiters()).isZero();
  }

  @Test
  void aFutexWakesInTheOrderOfWaitingAndNoMoreThanAsked() {
    Bench bench = Bench.plain(1, 6);
    Futex futex = new Futex("word");
    List<Integer> woken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      bench.start(new Script().waitOn(futex, BLOCKED).run(t -> woken.add(number)));
    }
    bench.start(
        new Script()
            .sleep(MS, BLOCKED)
            .run(t -> assertThat(futex.wake(2)).isEqualTo(2))
            .sleep(MS, BLOCKED)
            .run(t -> assertThat(woken).containsExactly(0, 1))
            .run(t -> assertThat(futex.wake(9)).isEqualTo(3)));
    bench.run();
    assertThat(woken).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void wakingUpAndSwitchingCostExactlyWhatIsSet() {
    SchedulerSettings settings = Bench.settings(SLICE, 2 * US, 30 * US, 3 * US, US, 7 * US);
    Bench bench = new Bench(Bench.processor(1, 1, 1), settings, 2, 1);
    bench.start(new Script().compute(MS, WORK).sleep(MS, BLOCKED).compute(MS, WORK));
    bench.run();
    // A wake-up and a switch for the first run; the same thread again is no switch.
    assertThat(bench.kernel.nowPs()).isEqualTo(3 * MS + 32 * US + 30 * US);
    assertThat(bench.account.totalPs(0, START_UP)).isEqualTo(32 * US);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(30 * US);
    assertThat(bench.os.contextSwitches()).isEqualTo(1);
  }

  @Test
  void aSwitchBetweenTwoThreadsCostsOneSwitchAndNoWakeUp() {
    SchedulerSettings settings = Bench.settings(SLICE, 2 * US, 30 * US, 0, US, 0);
    Bench bench = new Bench(Bench.processor(1, 1, 1), settings, 2, 1);
    bench.start(new Script().compute(MS, WORK));
    bench.start(new Script().compute(MS, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(2 * MS + 32 * US + 2 * US);
    assertThat(bench.os.contextSwitches()).isEqualTo(2);
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
  void anAccessInFlightIsNotCutByTheEndOfTheSlice() {
    Bench bench = Bench.plain(1, 2);
    long flight = 3 * SLICE;
    List<Long> done = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.access(Bench.address(flight), AccessKind.LOAD, WORK, BLOCKED))
            .run(t -> done.add(bench.kernel.nowPs())));
    bench.start(new Script().compute(SLICE / 2.0, WORK).run(t -> done.add(bench.kernel.nowPs())));
    bench.run();
    // The other thread's turn comes when the access is done, before the first goes on.
    assertThat(done).containsExactly(flight + SLICE / 2, flight + SLICE / 2);
    assertThat(bench.account.totalPs(0, BLOCKED)).isEqualTo(flight);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(SLICE / 2);
  }

  @Test
  void aHitIsChargedToOneCauseAndAMissToTheOther() {
    Bench bench = Bench.plain(1, 1);
    bench.start(
        new Script()
            .then(t -> t.access(0, AccessKind.LOAD, WORK, BLOCKED))
            .then(t -> t.access(Bench.address(5_000), AccessKind.LOAD, WORK, BLOCKED)));
    bench.run();
    assertThat(bench.account.totalPs(0, WORK)).isEqualTo(1_000);
    assertThat(bench.account.totalPs(0, BLOCKED)).isEqualTo(5_000);
  }

  @Test
  void anInterruptEndsWorkAtTheNextSafepoint() {
    Bench bench = Bench.plain(2, 2);
    SimThread[] worker = new SimThread[1];
    List<Double> undone = new ArrayList<>();
    worker[0] =
        bench.start(
            new Script()
                .then(t -> t.interruptibleCompute(10 * MS, 3 * MS, WORK))
                .run(t -> undone.add(t.undonePs()))
                .run(t -> assertThat(bench.kernel.nowPs()).isEqualTo(4 * MS))
                .then(t -> t.interruptibleCompute(t.undonePs(), 3 * MS, WORK))
                .run(t -> undone.add(t.undonePs())));
    bench.start(new Script().sleep(2 * MS, BLOCKED).run(t -> worker[0].interrupt()));
    bench.run();
    // Safepoints lie 3 ms apart, the last at the end: at 1, 4, 7 and 10 ms of work.
    assertThat(undone).containsExactly(6.0 * MS, 0.0);
    assertThat(bench.kernel.nowPs()).isEqualTo(10 * MS);
  }

  @Test
  void anInterruptReachesAThreadThatWaitsForItsTurn() {
    Bench bench = Bench.plain(2, 3);
    List<Double> undone = new ArrayList<>();
    SimThread worker =
        bench.start(
            new Script()
                .then(t -> t.interruptibleCompute(4 * SLICE, SLICE, WORK))
                .run(t -> undone.add(t.undonePs()))
                .then(t -> t.compute(t.undonePs(), WORK)),
            0);
    bench.start(new Script().compute(4 * SLICE, WORK), 0);
    // The worker has stopped at a safepoint exactly, with three of four slices left.
    bench.start(new Script().sleep(SLICE + SLICE / 2, BLOCKED).run(t -> worker.interrupt()), 1);
    bench.run();
    assertThat(undone).containsExactly(3.0 * SLICE);
    assertThat(bench.account.totalPs(0, WORK)).isEqualTo(4 * SLICE);
  }

  @Test
  void anInterruptOfAThreadThatDoesNotComputeDoesNothing() {
    Bench bench = Bench.plain(2, 2);
    SimThread sleeper =
        bench.start(
            new Script()
                .sleep(2 * MS, BLOCKED)
                .then(t -> t.interruptibleCompute(5 * MS, MS, WORK))
                .run(t -> assertThat(t.undonePs()).isZero()));
    bench.start(new Script().sleep(MS, BLOCKED).run(t -> sleeper.interrupt()));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(7 * MS);
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
  void aDeadlockNamesWhoWaitsForWhat() {
    Bench bench = Bench.plain(2, 3);
    bench.start(new Script().waitOn(new Futex("lock 'a'"), BLOCKED));
    SimThread second = bench.start(new Script().waitOn(new Futex("lock 'b'"), BLOCKED));
    bench.start(new Script().compute(MS, WORK).waitOn(second.ended(), BLOCKED));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(MS);
    assertThat(bench.os.deadlock())
        .containsExactly(
            "thread 0 waits for lock 'a'",
            "thread 1 waits for lock 'b'",
            "thread 2 waits for the end of thread 1");
  }

  @Test
  void aThreadWithATimerIsNoDeadlock() {
    Bench bench = Bench.plain(1, 2);
    Futex futex = new Futex("word");
    bench.start(new Script().waitOn(futex, BLOCKED));
    bench.start(new Script().then(t -> t.waitOn(futex, MS, BLOCKED)).run(t -> futex.wake(1)));
    bench.run();
    assertThat(bench.os.deadlock()).isEmpty();
    assertThat(bench.kernel.nowPs()).isEqualTo(MS);
  }

  @Test
  void timeAfterTheEndIsIdleAndTimeBeforeTheStartIsStartUp() {
    Bench bench = Bench.plain(2, 3);
    bench.start(new Script().compute(MS, WORK));
    bench.start(
        new Script()
            .compute(3 * MS, WORK)
            .run(t -> bench.start(new Script().compute(2 * MS, WORK))));
    bench.run();
    assertThat(bench.account.totalPs(0, IDLE)).isEqualTo(4 * MS);
    assertThat(bench.account.totalPs(2, START_UP)).isEqualTo(3 * MS);
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
