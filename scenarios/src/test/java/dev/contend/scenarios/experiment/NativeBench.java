package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.hardware.HardwareMetrics;

/** Workloads of machine code on any machine, one worker to a core, with nothing left to chance. */
final class NativeBench {
  private static final long SEED = 20_261_123;

  private NativeBench() {}

  /**
   * One run.
   *
   * @param workload as in a scenario file: {@code use: counting, think: 1 us}
   */
  static RunResult run(MachineSpec machine, String workload, int workers) {
    return Assembly.run(new Preparation().run(point(machine, workload, workers), SEED, 0));
  }

  /** The time of an operation and thread. */
  static double operationNs(MachineSpec machine, String workload, int workers) {
    return run(machine, workload, workers).metrics().value(HardwareMetrics.OPERATION_TIME);
  }

  /** One point, for runs with seeds of their own. */
  static PointSpec point(MachineSpec machine, String workload, int workers) {
    return ScenarioTexts.read(
            """
            version: 1
            name: bench
            machine: laptop
            variation: none
            pinning: cores
            workload: {%s}
            workers: %d
            """
                .formatted(workload, workers))
        .spec()
        .points()
        .get(0)
        .on(machine);
  }
}
