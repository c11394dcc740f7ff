package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;

/**
 * How much a shorter switch interval could gain threads that come back from devices.
 *
 * <p>What counts is how often they come back, not how long the devices take: a thread that waits
 * 100 us for a device and then 5 ms for the interpreter spends next to nothing of its time on I/O.
 * A switch that nobody asked for is one by a thread that let go by itself, as before it waits for a
 * device. It costs an interval only if the thread must ask to get the lock back, so both counts
 * bound it.
 */
final class SwitchIntervals {
  private SwitchIntervals() {}

  /**
   * At most this share of the workers' time went by in waits of a switch interval of threads that
   * had given the interpreter up by themselves; 0 if nothing waited for a device.
   *
   * @param runs the replications of the point
   */
  static double shareAfterIo(PointSpec point, List<RunResult> runs) {
    PointLosses losses = new PointLosses(runs);
    if (!(losses.ps(Cause.IO_AND_DEVICE) > 0) || point.switchInterval().isEmpty()) {
      return 0;
    }
    double asked = mean(runs, RunMetrics.GIL_DROP_REQUESTS);
    double unasked = mean(runs, RunMetrics.GIL_SWITCHES) - asked;
    double waits = Math.max(0, Math.min(asked, unasked));
    return waits * point.switchInterval().getAsLong() / losses.allPs();
  }

  private static double mean(List<RunResult> runs, Metric metric) {
    return runs.stream()
        .mapToDouble(run -> run.metrics().has(metric) ? run.metrics().value(metric) : 0)
        .average()
        .orElse(0);
  }
}
