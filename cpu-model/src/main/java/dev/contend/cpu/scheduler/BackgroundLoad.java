package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.WorkKind;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;

/**
 * What other programs and the kernel take of a hardware thread: bursts of exponential length at
 * exponential intervals, run by a thread pinned to it.
 */
final class BackgroundLoad extends Routine {
  private static final int BURST = 0;
  private static final int SLEEP = 1;

  private final RandomSource random;
  private final double meanGapPs;
  private final double meanBurstPs;
  private final int unaccounted;

  private BackgroundLoad(SchedulerSettings settings, RandomSource random, int unaccounted) {
    this.random = random;
    this.unaccounted = unaccounted;
    meanBurstPs = settings.backgroundBurstPs();
    meanGapPs = meanBurstPs * (1 - settings.backgroundShare()) / settings.backgroundShare();
  }

  static void start(OsScheduler scheduler, SchedulerSettings settings, RandomStreams random) {
    for (int i = 0; i < scheduler.machine().hardwareThreads(); i++) {
      RandomSource source = random.stream("scheduler/background/" + i);
      BackgroundLoad load = new BackgroundLoad(settings, source, scheduler.causes().idle());
      scheduler.startBackground(i, load.gapPs(), load);
    }
  }

  private long gapPs() {
    return (long) random.exponential(meanGapPs);
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == BURST) {
      state = SLEEP;
      return thread.compute(random.exponential(meanBurstPs), unaccounted, WorkKind.NATIVE);
    }
    state = BURST;
    return thread.sleep(gapPs(), unaccounted);
  }
}
