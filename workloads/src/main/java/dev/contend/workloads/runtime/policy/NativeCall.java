package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.random.RandomSource;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Op;

/**
 * A call into C code. With the interpreter kept it cannot be interrupted, so that the next
 * safepoint is its end; with the interpreter given up, others may run meanwhile.
 *
 * <p>Source: CPython 3.13 {@code Include/ceval.h}, {@code Py_BEGIN_ALLOW_THREADS}; {@code
 * _CHECK_PERIODIC} at the end of a call in {@code Python/bytecodes.c}.
 */
final class NativeCall extends Routine {
  private static final int BEGIN = 0;
  private static final int WORK = 1;
  private static final int WORKED = 2;
  private static final int END = 3;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final RandomSource keeping;
  private double workPs;
  private boolean releases;

  /**
   * @param keeping decides which calls keep the interpreter
   */
  NativeCall(PythonRuntime runtime, PythonThread self, RandomSource keeping) {
    this.runtime = runtime;
    this.self = self;
    this.keeping = keeping;
  }

  /** The same routine for one call. */
  NativeCall of(Op.Native op) {
    workPs = runtime.nativePs(op.work());
    releases = op.keepingShare() == 0 || (op.keepingShare() < 1 && isDrawn(op.keepingShare()));
    return this;
  }

  private boolean isDrawn(double keepingShare) {
    return keeping.uniform() >= keepingShare;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        state = WORK;
        return releases ? thread.call(self.detach) : Step.AGAIN;
      case WORK:
        state = WORKED;
        return thread.compute(workPs, Cause.USEFUL_NATIVE.id(), WorkKind.NATIVE);
      case WORKED:
        state = END;
        return releases ? thread.call(self.attach) : Step.AGAIN;
      default:
        return Step.DONE;
    }
  }
}
