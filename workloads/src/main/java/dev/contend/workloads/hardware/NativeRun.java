package dev.contend.workloads.hardware;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;

/** A native program on one simulated machine: all workers are started at instant 0. */
public final class NativeRun {
  private final Ground ground;
  private final NativeProgram program;

  /** Starts the workers, which will run when the kernel does. */
  public NativeRun(Ground ground, NativeProgram program, int workers) {
    this.ground = ground;
    this.program = program;
    for (int i = 0; i < workers; i++) {
      int[] own = program.affinity(i);
      int[] affinity =
          own == null ? ground.pinning().ofWorker(ground.processor().machine(), i) : own;
      ground.scheduler().start("worker " + i, i, affinity, null, program.worker(i));
    }
  }

  /** What has been measured of pairs of hardware threads. */
  public List<PairTime> pairs() {
    return program.pairs();
  }

  /** What the run has counted and measured. */
  public void report(MetricSet.Builder metrics) {
    RunMetrics.report(ground, metrics);
    program.report(metrics);
  }
}
