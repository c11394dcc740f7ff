package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.US;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From a wake-up by another thread until the woken one runs: on an idle hardware thread the way out
 * of idle, on the waker's own or another busy one a switch. An idle one switches, too, if another
 * thread was the last to run there.
 *
 * <p>Measured on a virtual machine of two cores: 32 to 39 us on the other, idle core, 1.1 us on the
 * waker's own.
 */
class WakingTest {
  private static final long IDLE_WAKE = 34 * US;
  private static final long SWITCH = US;
  private static final int WAKERS = 0;
  private static final int OTHER = 1;

  /** Where the woken thread may run, and whether the other hardware thread has work. */
  private record Setting(List<Integer> affinity, boolean otherIsBusy) {}

  /** What the waker does afterwards: it lets its hardware thread go. */
  private static long delayPs(Setting setting, long idleWakePs, long switchPs) {
    SchedulerSettings settings = Bench.settings(3 * MS, switchPs, idleWakePs, 0, 0, 0);
    Bench bench = new Bench(Bench.processor(2, 1, 2), settings, 3, 1);
    Futex futex = new Futex("the waker");
    long[] instants = new long[2];
    bench.start(
        new Script().waitOn(futex, BLOCKED).run(t -> instants[1] = bench.kernel.nowPs()),
        setting.affinity().stream().mapToInt(Integer::intValue).toArray());
    bench.start(
        new Script()
            .compute(5 * MS, WORK)
            .run(
                t -> {
                  instants[0] = bench.kernel.nowPs();
                  assertThat(futex.wake(1)).isOne();
                })
            .sleep(MS, BLOCKED),
        WAKERS);
    if (setting.otherIsBusy()) {
      bench.start(new Script().compute(50 * MS, WORK), OTHER);
    }
    bench.run();
    return instants[1] - instants[0];
  }

  private static final Setting IDLE_CORE = new Setting(List.of(OTHER), false);
  private static final Setting OWN_CORE = new Setting(List.of(WAKERS), false);
  private static final Setting BUSY_CORE = new Setting(List.of(OTHER), true);
  private static final Setting EITHER = new Setting(List.of(), false);

  @Test
  void anIdleCoreTakesItsWayOutOfIdleAndABusyOneASwitch() {
    assertThat(delayPs(IDLE_CORE, IDLE_WAKE, SWITCH)).isEqualTo(IDLE_WAKE);
    assertThat(delayPs(OWN_CORE, IDLE_WAKE, SWITCH)).isEqualTo(SWITCH);
    assertThat(delayPs(BUSY_CORE, IDLE_WAKE, SWITCH)).isEqualTo(SWITCH);
  }

  /** As on Linux, which wakes on an idle core although the waker is about to sleep. */
  @Test
  void whoMayRunAnywhereIsWokenWhereNobodyRuns() {
    assertThat(delayPs(EITHER, IDLE_WAKE, SWITCH)).isEqualTo(IDLE_WAKE + SWITCH);
  }

  @Test
  void aLongerWayOutOfIdleIsPaidInFullByIdleCoresAndNotByBusyOnes() {
    for (long longer : new long[] {1, US, 100 * US}) {
      long idle = delayPs(IDLE_CORE, IDLE_WAKE + longer, SWITCH);
      assertThat(idle).isEqualTo(delayPs(IDLE_CORE, IDLE_WAKE, SWITCH) + longer);
      for (Setting busy : List.of(OWN_CORE, BUSY_CORE)) {
        assertThat(delayPs(busy, IDLE_WAKE + longer, SWITCH))
            .isEqualTo(delayPs(busy, IDLE_WAKE, SWITCH));
      }
    }
  }

  @Test
  void aLongerSwitchIsPaidByWhoComesAfterAnother() {
    assertThat(delayPs(IDLE_CORE, IDLE_WAKE, 3 * SWITCH))
        .isEqualTo(delayPs(IDLE_CORE, IDLE_WAKE, SWITCH));
    for (Setting setting : List.of(OWN_CORE, BUSY_CORE, EITHER)) {
      assertThat(delayPs(setting, IDLE_WAKE, 3 * SWITCH))
          .isEqualTo(delayPs(setting, IDLE_WAKE, SWITCH) + 2 * SWITCH);
    }
  }
}
