package dev.contend.scenarios.fleet;

import dev.contend.scenarios.experiment.RunResult;
import dev.contend.workloads.program.Cause;
import java.util.List;

/** Where the time of a node's workers goes, from its runs. */
final class NodeTime {
  /** No part of the work that a run is for. */
  private static final List<Cause> OUTSIDE = List.of(Cause.START_UP, Cause.IDLE);

  /** Python code, and what its runtime takes for it. */
  private static final List<Cause> PYTHON =
      List.of(
          Cause.USEFUL_PYTHON,
          Cause.GIL_WAIT,
          Cause.REFCOUNT_TRANSFER,
          Cause.ALLOCATOR,
          Cause.COLLECTOR,
          Cause.IPC,
          Cause.PICKLING);

  private NodeTime() {}

  /** The part of the workers' time that goes into Python code and its runtime. */
  static double pythonShare(List<RunResult> runs) {
    double all = 0;
    for (Cause cause : Cause.values()) {
      all += OUTSIDE.contains(cause) ? 0 : sum(runs, cause);
    }
    return all == 0 ? 0 : pythonPs(runs) / all;
  }

  /** Picoseconds of all workers in all runs that go into Python code and its runtime. */
  static double pythonPs(List<RunResult> runs) {
    return PYTHON.stream().mapToDouble(cause -> sum(runs, cause)).sum();
  }

  /** Picoseconds that all workers were there in all runs. */
  static double allPs(List<RunResult> runs) {
    double all = 0;
    for (Cause cause : Cause.values()) {
      all += sum(runs, cause);
    }
    return all;
  }

  private static double sum(List<RunResult> runs, Cause cause) {
    return runs.stream().mapToDouble(run -> run.causePs().get(cause.id())).sum();
  }
}
