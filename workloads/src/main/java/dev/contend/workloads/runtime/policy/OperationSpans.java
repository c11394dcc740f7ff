package dev.contend.workloads.runtime.policy;

import dev.contend.engine.trace.TraceSink;
import dev.contend.workloads.program.Op;
import java.util.Locale;

/** Tells a trace of a thread's operations, on the lane that has the causes of its time too. */
final class OperationSpans {
  private static final String WORD_BEGINS = "(?<=[a-z])(?=[A-Z])";

  private final TraceSink trace;
  private final RuntimeMemory run;
  private final int lane;
  private boolean isOpen;

  OperationSpans(PythonRuntime runtime, PythonThread self) {
    run = runtime.runMemory();
    trace = run.trace();
    lane =
        trace.isOn()
            ? trace.lane(
                "threads", self.id == SharedState.MAIN ? "main thread" : "worker " + (self.id - 1))
            : -1;
  }

  /** The thread begins an operation; the one before has ended. */
  void begins(Op op) {
    if (trace.isOn()) {
      trace.open(lane, name(op), run.nowPs());
      isOpen = true;
    }
  }

  /** The operation, if there was one, has ended. */
  void ends() {
    if (isOpen) {
      trace.close(lane, run.nowPs());
      isOpen = false;
    }
  }

  /** The word of the program, as {@code read shared}. */
  private static String name(Op op) {
    Object word = op instanceof Op.Coordinate coordinate ? coordinate.word() : op;
    return word.getClass().getSimpleName().replaceAll(WORD_BEGINS, " ").toLowerCase(Locale.ROOT);
  }
}
