package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;

/**
 * Runs a worker's operations one after the other, with a look at the eval breaker between them: but
 * not where the interpreter has none, after the beginning of a {@code with} statement and after a
 * call of {@code append}.
 */
final class Operations extends Routine {
  private static final int NEXT = 0;
  private static final int RUN = 1;

  private final PythonThread self;
  private final Program.Body body;
  private final Safepoint safepoint;
  private final Words words;
  private final StartLine startLine;
  private final OperationSpans spans;
  private boolean looksForRequests = true;

  Operations(PythonRuntime runtime, PythonThread self, Program.Body body) {
    this.self = self;
    startLine = runtime.startLine();
    this.body = body;
    safepoint = new Safepoint(runtime, self);
    words = new Words(runtime, self, safepoint, body);
    spans = new OperationSpans(runtime, self);
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == NEXT) {
      spans.ends();
      state = RUN;
      if (looksForRequests && self.breaker.hasAny()) {
        return thread.call(safepoint);
      }
    }
    state = NEXT;
    self.requireAttached();
    Op op = body.next();
    if (op instanceof Op.Deliver || op instanceof Op.End) {
      startLine.ended(words.startLine());
    }
    if (op instanceof Op.End) {
      return Step.DONE;
    }
    looksForRequests = !(op instanceof Op.Acquire || op instanceof ObjectUse.Append);
    spans.begins(op);
    return thread.call(op.accept(words));
  }
}
