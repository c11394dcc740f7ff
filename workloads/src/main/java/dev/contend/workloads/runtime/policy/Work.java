package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.CodeMix;

/** Python work on private objects, stopped at a safepoint when others ask for it. */
final class Work extends Routine {
  private static final int BEGIN = 0;
  private static final int COMPUTED = 1;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Safepoint safepoint;
  private Cause cause = Cause.USEFUL_PYTHON;
  private double leftPs;
  private double afterwardsPs;

  Work(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    this.runtime = runtime;
    this.self = self;
    this.safepoint = safepoint;
  }

  /** This routine for an amount of work in cycles of the reference interpreter. */
  Work of(double cycles, CodeMix mix) {
    leftPs = runtime.workPs(cycles, mix);
    cause = Cause.USEFUL_PYTHON;
    return this;
  }

  /** This routine for work of the interpreter itself, in picoseconds at peak speed. */
  Work ofPs(double ps, Cause of) {
    leftPs = ps;
    cause = of;
    return this;
  }

  /** This routine for an amount of work in cycles of this build's own interpreter. */
  Work ofStatement(double cycles) {
    leftPs = runtime.statementPs(cycles);
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == COMPUTED) {
      self.requireAttached();
      state = BEGIN;
      leftPs = afterwardsPs + thread.undonePs();
      if (leftPs > 0 && self.breaker.hasAny()) {
        return thread.call(safepoint);
      }
    }
    if (leftPs <= 0) {
      return Step.DONE;
    }
    state = COMPUTED;
    // Nobody will interrupt for a request that is there already.
    double spacingPs = runtime.profile().interpreter().safepointSpacingPs();
    double nowPs = self.breaker.hasAny() ? Math.min(leftPs, spacingPs) : leftPs;
    afterwardsPs = leftPs - nowPs;
    return thread.interruptibleCompute(nowPs, spacingPs, cause.id());
  }
}
