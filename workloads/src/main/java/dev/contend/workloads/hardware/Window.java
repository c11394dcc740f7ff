package dev.contend.workloads.hardware;

import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.MetricSet;
import java.util.Arrays;

/**
 * The stretch of a run in which the operations of all workers are counted: after the warm-up, and
 * as long for a slow worker as for a fast one.
 */
public final class Window {
  private final SimKernel kernel;
  private final long fromPs;
  private final long untilPs;
  private final long[] operations;

  /**
   * @param warmUpPs from the start of the run until counting begins
   * @param durationPs how long is counted
   */
  public Window(SimKernel kernel, long warmUpPs, long durationPs, int workers) {
    this.kernel = kernel;
    fromPs = warmUpPs;
    untilPs = warmUpPs + durationPs;
    operations = new long[workers];
  }

  /** Whether counting is over: workers then end. */
  public boolean isOver() {
    return kernel.nowPs() >= untilPs;
  }

  /** A worker has done an operation at the present instant. */
  public void done(int worker) {
    long now = kernel.nowPs();
    if (now >= fromPs && now < untilPs) {
      operations[worker]++;
    }
  }

  /** Operations that all workers have done. */
  public long total() {
    return Arrays.stream(operations).sum();
  }

  /** Reports time per operation, throughput and fairness. */
  public void report(MetricSet.Builder metrics) {
    long total = total();
    double durationPs = (double) untilPs - fromPs;
    if (total == 0) {
      throw new IllegalStateException(
          "no worker has done an operation in "
              + durationPs / 1e12
              + " s; the workload's duration is too short for what it does");
    }
    metrics
        .put(HardwareMetrics.OPERATION_TIME, durationPs * operations.length / total / 1e3)
        .put(HardwareMetrics.THROUGHPUT, total / durationPs * 1e12)
        .put(HardwareMetrics.FAIRNESS, fairness(total));
  }

  /** Jain's index: 1 if all workers have done equally much, 1 / workers if one has done all. */
  private double fairness(long total) {
    double squares = 0;
    for (long count : operations) {
      squares += (double) count * count;
    }
    return (double) total * total / (operations.length * squares);
  }
}
