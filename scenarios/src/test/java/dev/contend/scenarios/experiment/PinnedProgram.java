package dev.contend.scenarios.experiment;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.hardware.NativeProgram;
import java.util.List;

/**
 * A program each of whose workers is bound to a core of its own.
 *
 * @param program what the workers do
 * @param machine where
 * @param cores a core for each worker
 */
record PinnedProgram(NativeProgram program, Machine machine, List<Integer> cores)
    implements NativeProgram {

  /** One run of a workload of machine code, one worker on each of the cores. */
  static RunResult run(MachineSpec machine, String workload, List<Integer> cores) {
    PointSpec point = NativeBench.point(machine, workload, cores.size());
    RunSpec run = new Preparation().run(point, 1, 0);
    Workload.OfNative inner = (Workload.OfNative) run.prepared();
    Workload.OfNative pinned =
        (ground, workers, random) ->
            new PinnedProgram(
                inner.program(ground, workers, random), ground.processor().machine(), cores);
    return Assembly.run(new RunSpec(point, pinned, run.interconnect(), 1, 0));
  }

  @Override
  public Routine worker(int index) {
    return program.worker(index);
  }

  @Override
  public int[] affinity(int index) {
    return new int[] {machine.firstThreadOf(cores.get(index))};
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    program.report(metrics);
  }
}
