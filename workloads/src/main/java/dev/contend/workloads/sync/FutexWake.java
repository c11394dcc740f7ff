package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/**
 * The system call that wakes sleepers, one after the other: each costs what a wake-up call costs
 * beyond one that finds nobody.
 *
 * <p>Where nobody sleeps the call returns without the lock of the futex's queue. It is taken to
 * consist of its entry and its exit only, which are a third each of a call that does take a lock.
 *
 * <p>Source: Linux {@code kernel/futex.c}, {@code futex_wake} and {@code hb_waiters_pending}. The
 * thirds are assumed.
 */
final class FutexWake extends Routine {
  private final Platform platform;
  private final Futex futex;
  private final int most;
  private int left;

  /**
   * @param most how many it wakes
   */
  FutexWake(Platform platform, Futex futex, int most) {
    this.platform = platform;
    this.futex = futex;
    this.most = most;
  }

  @Override
  protected Step step(SimThread thread) {
    long thirdPs = platform.callPs() / 3;
    if (state == 0) {
      state = 1;
      return thread.still().occupy(thirdPs, Cause.LOCK_PARKED.id());
    }
    if (state == 1) {
      // Who falls asleep from now on is not meant.
      left = Math.min(most, futex.waiters());
      state = 2;
    }
    if (left > 0) {
      left--;
      futex.wake(1);
      long eachPs = Math.max(0, platform.wakeCallPs() - 2 * thirdPs);
      return thread.still().occupy(eachPs, Cause.LOCK_PARKED.id());
    }
    if (state == 2) {
      state = 3;
      return thread.still().occupy(thirdPs, Cause.LOCK_PARKED.id());
    }
    return Step.DONE;
  }
}
