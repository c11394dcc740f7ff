package dev.contend.scenarios.experiment;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.hardware.NativeProgram;
import dev.contend.workloads.hardware.Window;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.sync.Lock;
import dev.contend.workloads.sync.Locks;
import dev.contend.workloads.sync.Platform;

/**
 * Threads that think for an exponential time and then work with a lock that is served in order.
 *
 * <p>Unlike the workload {@code locks} it counts what is done between two instants, the same for
 * all threads, so that the count has no bias from where a thread's last operation ends.
 */
final class LockSections implements NativeProgram {
  private final Times times;
  private final RandomStreams random;
  private final Window window;
  private final Lock lock;

  /**
   * How long everything takes.
   *
   * @param thinkPs work without the lock, mean
   * @param sectionPs work with it, mean
   * @param exponential whether the latter is exponentially distributed rather than fixed
   * @param durationPs how long is counted, after a tenth of it
   */
  record Times(double thinkPs, double sectionPs, boolean exponential, long durationPs) {}

  LockSections(Ground ground, int workers, RandomStreams random, Times times) {
    this.times = times;
    this.random = random;
    window = new Window(ground.kernel(), times.durationPs() / 10, times.durationPs(), workers);
    lock = Locks.MCS.make(new Platform(ground.kernel(), ground.memory(), 0, 0, 0));
  }

  @Override
  public Routine worker(int index) {
    return new Worker(index, lock.use(), random.stream("workload/worker/" + index));
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    window.report(metrics);
  }

  private final class Worker extends Routine {
    private final int index;
    private final Lock.Use use;
    private final RandomSource draws;

    Worker(int index, Lock.Use use, RandomSource draws) {
      this.index = index;
      this.use = use;
      this.draws = draws;
    }

    @Override
    protected Step step(SimThread thread) {
      int useful = Cause.USEFUL_NATIVE.id();
      switch (state++) {
        case 0:
          return window.isOver()
              ? Step.DONE
              : thread.compute(draws.exponential(times.thinkPs()), useful);
        case 1:
          return thread.call(use.acquire());
        case 2:
          return thread.compute(sectionPs(), useful);
        case 3:
          return thread.call(use.release());
        default:
          window.done(index);
          state = 0;
          return Step.AGAIN;
      }
    }

    private double sectionPs() {
      return times.exponential() ? draws.exponential(times.sectionPs()) : times.sectionPs();
    }
  }
}
