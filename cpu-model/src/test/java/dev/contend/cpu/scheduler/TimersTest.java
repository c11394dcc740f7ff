package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.US;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** When a sleeping thread runs again, by what wakes it and whether its hardware thread is idle. */
class TimersTest {
  private static final long SLACK = 50 * US;
  private static final long INTERRUPT = 19 * US;
  private static final long IDLE_WAKE = 34 * US;
  private static final long WAKE_INTERRUPT = 12 * US;
  private static final long SWITCH = US;

  private static SchedulerSettings settings() {
    return new SchedulerSettings(
        3 * MS, SWITCH, IDLE_WAKE, 0, 0, 0, 0, false, 0, 0, SLACK, INTERRUPT, WAKE_INTERRUPT);
  }

  private static long endOf(Script code, boolean busy) {
    Bench bench = new Bench(Bench.processor(1, 1, 2), settings(), 2, 1);
    long[] end = new long[1];
    bench.start(code.run(t -> end[0] = bench.kernel.nowPs()));
    if (busy) {
      bench.start(new Script().compute(30 * MS, WORK));
    }
    bench.run();
    return end[0];
  }

  /** The first run begins after an idle wake-up and a switch. */
  private static final long BEGUN = IDLE_WAKE + SWITCH;

  @Test
  void aSleepEndsWithSlackInterruptAndTheWayOutOfIdle() {
    long end = endOf(new Script().sleep(2 * MS, BLOCKED), false);
    assertThat(end - BEGUN).isEqualTo(2 * MS + SLACK + INTERRUPT + IDLE_WAKE - WAKE_INTERRUPT);
  }

  @Test
  void aSleepBesideAThreadThatComputesEndsWithASwitchInstead() {
    long end = endOf(new Script().sleep(2 * MS, BLOCKED), true);
    assertThat(end - BEGUN).isEqualTo(2 * MS + SLACK + INTERRUPT + SWITCH);
  }

  @Test
  void aTimedWaitIsLateInTheSameWay() {
    Futex futex = new Futex("nothing");
    long end = endOf(new Script().then(t -> t.waitOn(futex, 2 * MS, BLOCKED)), false);
    assertThat(end - BEGUN).isEqualTo(2 * MS + SLACK + INTERRUPT + IDLE_WAKE - WAKE_INTERRUPT);
  }

  @Test
  void aDeviceKnowsNoSlack() {
    long end = endOf(new Script().then(t -> t.awaitDevice(2 * MS, BLOCKED)), false);
    assertThat(end - BEGUN).isEqualTo(2 * MS + IDLE_WAKE);
  }

  @Test
  void theWakersInterruptIsAPartOfTheWakeUp() {
    assertThatThrownBy(() -> new SchedulerSettings(MS, 0, 5, 0, 0, 0, 0, false, 0, 0, 0, 0, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and idleWakePs");
  }
}
