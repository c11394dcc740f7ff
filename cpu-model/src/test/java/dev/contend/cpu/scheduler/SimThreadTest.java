package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.IDLE;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.START_UP;
import static dev.contend.cpu.scheduler.Bench.US;
import static dev.contend.cpu.scheduler.Bench.WAIT;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.memory.AccessKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a thread may ask for, and what others may do to it: times that follow by hand. */
class SimThreadTest {
  private static final long SLICE = SchedulerSettings.FREE.timeSlicePs();

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
  void readingAheadTakesNoTimeUntilItIsWaitedFor() {
    Bench bench = Bench.plain(1, 1);
    bench.start(
        new Script()
            .run(t -> assertThat(t.fillBufferFreeInPs()).isZero())
            .then(
                t -> {
                  long latencyPs = t.readAhead(80_000);
                  t.writeBack(64);
                  assertThat(bench.kernel.nowPs()).isZero();
                  return t.occupy(latencyPs, BLOCKED);
                }));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(80_000);
    assertThat(bench.account.totalPs(0, BLOCKED)).isEqualTo(80_000);
    assertThat(bench.writtenBack).containsExactly(64L);
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
  void anAccessInFlightIsNotCutByTheEndOfTheSlice() {
    Bench bench = Bench.plain(1, 2);
    long flight = 3 * SLICE;
    List<Long> done = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.access(Bench.address(flight), AccessKind.LOAD, WORK, BLOCKED))
            .run(t -> done.add(bench.kernel.nowPs()))
            .compute(MS, WORK)
            .run(t -> done.add(bench.kernel.nowPs())));
    bench.start(new Script().compute(SLICE / 2.0, WORK).run(t -> done.add(bench.kernel.nowPs())));
    bench.run();
    // What the access does is done with it; the other thread's turn comes before the work.
    assertThat(done).containsExactly(flight, flight + SLICE / 2, flight + SLICE / 2 + MS);
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
  void aThreadIsToldOfTheEndOfAnAccessOnlyIfSomethingElseHappensBefore() {
    Bench bench = Bench.plain(2, 2);
    List<Long> done = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.access(Bench.address(5_000), AccessKind.LOAD, WORK, BLOCKED))
            .run(t -> done.add(bench.kernel.nowPs()))
            .then(t -> t.access(Bench.address(5_000), AccessKind.LOAD, WORK, BLOCKED))
            .run(t -> done.add(bench.kernel.nowPs()))
            .compute(2_000, WORK));
    bench.start(new Script().compute(3_000, WORK).run(t -> done.add(bench.kernel.nowPs())));
    bench.run();
    assertThat(done).containsExactly(3_000L, 5_000L, 10_000L);
    assertThat(bench.toldEnds).isEqualTo(1);
    assertThat(bench.account.totalPs(0, BLOCKED)).isEqualTo(10_000);
    assertThat(bench.account.totalPs(0, WORK)).isEqualTo(2_000);
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
  void aDeadlockNamesWhoWaitsForWhat() {
    Bench bench = Bench.plain(2, 3);
    bench.start(new Script().waitOn(new Futex("lock 'a'"), BLOCKED));
    SimThread second = bench.start(new Script().waitOn(new Futex("lock 'b'"), BLOCKED));
    bench.start(new Script().compute(MS, WORK).waitOn(second.ended(), BLOCKED));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(MS);
    assertThat(bench.os.deadlock())
        .extracting(Waiting::toString)
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
}
