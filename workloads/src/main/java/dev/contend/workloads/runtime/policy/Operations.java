package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;

/** Runs a worker's operations one after the other, with a look at the eval breaker between them. */
final class Operations extends Routine {
  private static final int NEXT = 0;
  private static final int RUN = 1;

  private final PythonThread self;
  private final Program.Body body;
  private final Safepoint safepoint;
  private final Words words;

  Operations(PythonRuntime runtime, PythonThread self, Program.Body body) {
    this.self = self;
    this.body = body;
    safepoint = new Safepoint(runtime, self);
    words = new Words(runtime, self, safepoint);
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == NEXT) {
      state = RUN;
      if (self.breaker.hasAny()) {
        return thread.call(safepoint);
      }
    }
    state = NEXT;
    self.requireAttached();
    Op op = body.next();
    if (op instanceof Op.End) {
      return Step.DONE;
    }
    return thread.call(op.accept(words));
  }
}
