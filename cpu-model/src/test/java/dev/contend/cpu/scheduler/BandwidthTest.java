package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.CALL;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.US;
import static dev.contend.cpu.scheduler.Bench.WAIT;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A CPU quota: times that follow from pool, slices and periods by hand. */
class BandwidthTest {

  @Test
  void oneThreadRunsItsQuotaInEachPeriodAndThenStalls() {
    Bench bench = Bench.limited(1, 1, 20);
    bench.start(new Script().compute(100 * MS, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(420 * MS);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(4 * 80 * MS);
    assertThat(bench.os.quotaPeriods()).isEqualTo(4);
    assertThat(bench.os.throttledPeriods()).isEqualTo(4);
    assertThat(bench.os.throttledPs()).isEqualTo(4 * 80 * MS);
  }

  @Test
  void inTheLongRunTheThroughputIsQuotaOverPeriod() {
    Bench bench = Bench.limited(1, 1, 37);
    bench.start(new Script().compute(37_000 * MS, WORK));
    bench.run();
    assertThat(37_000.0 * MS / bench.kernel.nowPs()).isCloseTo(0.37, within(0.001));
  }

  @Test
  void threadsOnAsManyCoresBurnTheQuotaTogetherAndStallForTheRest() {
    Bench bench = Bench.limited(4, 4, 100);
    for (int i = 0; i < 4; i++) {
      bench.start(new Script().compute(49 * MS, WORK));
    }
    bench.run();
    // 25 ms each in the first period, 24 ms in the second.
    assertThat(bench.kernel.nowPs()).isEqualTo(124 * MS);
    for (int i = 0; i < 4; i++) {
      assertThat(bench.account.totalPs(i, WAIT)).isEqualTo(75 * MS);
    }
    assertThat(bench.os.throttledPs()).isEqualTo(4 * 75 * MS);
    assertThat(bench.os.throttledPeriods()).isEqualTo(1);
  }

  @Test
  void aQuotaThatIsNotASliceForEachQueueGoesToThoseWhoAskFirst() {
    Bench bench = Bench.limited(4, 4, 50);
    for (int i = 0; i < 4; i++) {
      bench.start(new Script().compute(16 * MS, WORK));
    }
    bench.run();
    // Ten slices of 5 ms for four queues: two run 15 ms, two 10 ms; then 1 ms and 6 ms are left.
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(85 * MS);
    assertThat(bench.account.totalPs(1, WAIT)).isEqualTo(85 * MS);
    assertThat(bench.account.totalPs(2, WAIT)).isEqualTo(90 * MS);
    assertThat(bench.account.totalPs(3, WAIT)).isEqualTo(90 * MS);
    assertThat(bench.kernel.nowPs()).isEqualTo(106 * MS);
  }

  @Test
  void aThreadThatMostlySleepsIsNeverThrottled() {
    Bench bench = Bench.limited(1, 1, 20);
    Script script = new Script();
    for (int i = 0; i < 20; i++) {
      script.compute(15 * MS, WORK).sleep(85 * MS, BLOCKED);
    }
    bench.start(script);
    bench.run();
    assertThat(bench.account.totalPs(0, WAIT)).isZero();
    assertThat(bench.os.throttledPeriods()).isZero();
    assertThat(bench.os.quotaPeriods()).isPositive();
  }

  @Test
  void aQuotaOfAllCoresThrottlesNobody() {
    Bench bench = Bench.limited(2, 2, 200);
    bench.start(new Script().compute(1_000 * MS, WORK));
    bench.start(new Script().compute(1_000 * MS, WORK));
    bench.run();
    assertThat(bench.kernel.nowPs()).isEqualTo(1_000 * MS);
    assertThat(bench.os.throttledPeriods()).isZero();
  }

  @Test
  void aQueueThatFallsIdleGivesBackAllButAMillisecond() {
    Bench bench = Bench.limited(2, 2, 10);
    bench.start(new Script().compute(MS, WORK).sleep(49 * MS, BLOCKED).compute(MS / 2, WORK), 0);
    bench.start(new Script().compute(50 * MS, WORK), 1);
    bench.run();
    // Of the slice that the first took it used 1 ms, kept 1 ms and gave back 3 ms. What it kept
    // lets it run at 50 ms although the pool is empty.
    assertThat(bench.account.totalPs(0, WAIT)).isZero();
    // The other has 8 ms of the first period, 10 ms of each further one.
    assertThat(bench.kernel.nowPs()).isEqualTo(502 * MS);
  }

  @Test
  void timeGivenBackReachesThrottledQueuesFiveMillisecondsLater() {
    Bench bench = Bench.limited(3, 3, 25);
    for (int i = 0; i < 2; i++) {
      bench.start(new Script().compute(5_200 * US, WORK), i);
    }
    bench.start(new Script().compute(20 * MS, WORK), 2);
    bench.run();
    // At 5 ms the first two take the last two slices and the third is throttled. At 5.2 ms they
    // give back 3.8 ms each; at 10.2 ms that is handed on and lasts until 17.8 ms; 7.4 ms are left
    // for the next period.
    assertThat(bench.kernel.nowPs()).isEqualTo(107_400 * US);
  }

  @Test
  void whatCannotBeCutIsFinishedAndItsExcessOwed() {
    Bench bench = Bench.limited(1, 1, 10);
    bench.start(new Script().then(t -> t.occupy(30 * MS, CALL)).compute(5 * MS, WORK));
    bench.run();
    // Refills at 100 and 200 ms pay the 20 ms that were too much.
    assertThat(bench.account.totalPs(0, CALL)).isEqualTo(30 * MS);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(270 * MS);
    assertThat(bench.kernel.nowPs()).isEqualTo(305 * MS);
  }

  @Test
  void aThreadThatWakesOnAThrottledHardwareThreadWaitsForTheRefill() {
    Bench bench = Bench.limited(1, 2, 20);
    List<Long> woken = new ArrayList<>();
    bench.start(new Script().compute(40 * MS, WORK), 0);
    bench.start(new Script().sleep(50 * MS, BLOCKED).run(t -> woken.add(bench.kernel.nowPs())), 0);
    bench.run();
    assertThat(woken).containsExactly(100 * MS);
    assertThat(bench.kernel.nowPs()).isEqualTo(120 * MS);
  }

  @Test
  void theBackgroundRunsOnWhileTheProgramIsThrottled() {
    SchedulerSettings settings =
        new SchedulerSettings(3 * MS, 0, 0, 0, 0, 0, 0, false, 0.5, 10 * MS);
    CpuQuota quota = new CpuQuota(10 * MS, 100 * MS);
    Bench bench = new Bench(Bench.processor(1, 1, 1), settings, quota, 1, 7);
    bench.start(new Script().compute(1_000 * MS, WORK));
    bench.run();
    // The background takes half of the hardware thread, mostly while the program may not run; were
    // it charged to the quota, the program would have half of it and take twice as long.
    assertThat(bench.kernel.nowPs()).isBetween(9_900 * MS, 11_000 * MS);
  }

  @Test
  void anIdleHardwareThreadSoonTakesOverWhomARefillFoundInAQueue() {
    Bench bench = Bench.limited(2, 2, 50);
    List<Long> end = new ArrayList<>();
    bench.start(
        new Script()
            .sleep(60 * MS, BLOCKED)
            .compute(20 * MS, WORK)
            .run(t -> assertThat(t.hardwareThread()).isEqualTo(1))
            .run(t -> end.add(bench.kernel.nowPs())));
    bench.start(new Script().compute(70 * MS, WORK), 0);
    bench.run();
    // Both are let go at 100 ms on hardware thread 0 and take turns there for 3 ms. Alone on one
    // they would end at 140 ms; at about 117 ms it is the turn of idle hardware thread 1.
    assertThat(end.get(0)).isBetween(125 * MS, 132 * MS);
  }

  @Test
  void aQuotaThatLinuxRefusesIsRefused() {
    assertThat(CpuQuota.ofCpus(0.5, 100 * MS)).isEqualTo(new CpuQuota(50 * MS, 100 * MS));
    assertThatThrownBy(() -> new CpuQuota(MS - 1, 100 * MS))
        .hasMessage("quotaPs is 999999999; must be at least 1 ms");
    assertThatThrownBy(() -> new CpuQuota(MS, 1_001 * MS)).hasMessageContaining("periodPs");
  }
}
