package dev.contend.workloads.hardware;

import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.trace.Holding;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is measured of a lock: each worker's operations from the end of the warm-up until that
 * worker ends, and how the lock passes from one worker to the next.
 */
final class LockTrial {
  private static final int NOBODY = -1;

  private final SimKernel kernel;
  private final long fromPs;
  private final long untilPs;
  private final boolean excludes;
  private final Holding holding;
  private final String[] names;
  private final long[] operations;
  private final long[] endedPs;
  private int lastHolder = NOBODY;
  private long releasedPs;
  private long handovers;
  private long handingOverPs;
  private int holder = NOBODY;

  /**
   * @param excludes whether there is one lock, which one worker at a time may have
   */
  LockTrial(SimKernel kernel, long warmUpPs, long durationPs, int workers, boolean excludes) {
    this.kernel = kernel;
    this.excludes = excludes;
    holding =
        excludes ? Holding.of(kernel.trace(), kernel::nowPs, "locks", "lock") : Holding.untold();
    fromPs = warmUpPs;
    untilPs = warmUpPs + durationPs;
    // Joined once: workers take the lock all the time, and mostly nobody is told.
    names =
        IntStream.range(0, workers).mapToObj(worker -> "worker " + worker).toArray(String[]::new);
    operations = new long[workers];
    endedPs = new long[workers];
  }

  boolean isOver() {
    return kernel.nowPs() >= untilPs;
  }

  /** A worker has the lock. */
  void acquired(int worker) {
    if (excludes && holder != NOBODY) {
      throw new IllegalStateException(
          names[worker] + " has the lock that " + names[holder] + " holds");
    }
    holder = worker;
    holding.begins(names[worker]);
    if (lastHolder != NOBODY && lastHolder != worker && kernel.nowPs() >= fromPs) {
      handovers++;
      handingOverPs += kernel.nowPs() - releasedPs;
    }
  }

  /** A worker begins to give the lock up. */
  void releases(int worker) {
    holder = NOBODY;
    holding.ends();
    lastHolder = worker;
    releasedPs = kernel.nowPs();
  }

  /** A worker has done an operation. */
  void done(int worker) {
    if (kernel.nowPs() >= fromPs) {
      operations[worker]++;
    }
  }

  /** A worker ends. */
  void ended(int worker) {
    endedPs[worker] = kernel.nowPs();
  }

  void report(MetricSet.Builder metrics) {
    long total = Arrays.stream(operations).sum();
    if (total == 0) {
      throw new IllegalStateException(
          "no worker has done an operation; the workload's duration is too short for what it does");
    }
    double workedPs = 0;
    double perSecond = 0;
    double squares = 0;
    for (int worker = 0; worker < operations.length; worker++) {
      double tookPs = endedPs[worker] - (double) fromPs;
      double rate = operations[worker] / tookPs;
      workedPs += tookPs;
      perSecond += rate * 1e12;
      squares += rate * rate;
    }
    double rates = perSecond / 1e12;
    metrics
        .put(HardwareMetrics.OPERATION_TIME, workedPs / total / 1e3)
        .put(HardwareMetrics.THROUGHPUT, perSecond)
        .put(HardwareMetrics.FAIRNESS, rates * rates / (operations.length * squares))
        .put(HardwareMetrics.HANDOVER_TIME, handingOverPs / 1e3 / Math.max(1, handovers))
        .put(HardwareMetrics.RUN_LENGTH, total / (1.0 + handovers));
  }
}
