package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.lock.DropGil;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.TakeGil;

/**
 * Brings a result from a worker's interpreter to the main one, by the worker's own thread: it is
 * made ready under the lock of the one, and copied and made an object under that of the other.
 *
 * <p>Source: CPython 3.13 {@code Python/crossinterp.c}; 3.14 {@code
 * Lib/concurrent/futures/interpreter.py}, whose worker threads belong to the main interpreter and
 * switch into another one for each call.
 */
final class CrossInterpreterResult extends Routine {
  /** In words. */
  static final Mechanism MECHANISM =
      new Mechanism(
          "results between interpreters",
          "A result is made ready under the lock of the worker's interpreter; then the same thread"
              + " takes the main interpreter's lock, copies it and makes an object of it.",
          "CPython 3.13 Python/crossinterp.c; 3.14 Lib/concurrent/futures/interpreter.py",
          "the queue of the pool is left out");

  private static final int ENCODE = 0;
  private static final int LEAVE = 1;
  private static final int ENTER_MAIN = 2;
  private static final int DECODE = 3;
  private static final int STORE = 4;
  private static final int LEAVE_MAIN = 5;
  private static final int RETURN = 6;

  private final SubinterpreterCosts costs;
  private final PythonThread self;
  private final Routine takeMain;
  private final Routine dropMain;
  private final Routine store;
  private int bytes;

  CrossInterpreterResult(PythonRuntime runtime, PythonThread self, Gil main, Routine store) {
    costs = runtime.profile().subinterpreter();
    this.self = self;
    this.store = store;
    int subject = runtime.runMemory().subjects().threadState();
    EvalBreaker inMain = new EvalBreaker(runtime.memory().reservePages(1, subject));
    takeMain = new TakeGil(main, inMain, runtime.wakeCallPs());
    dropMain = new DropGil(main, inMain, runtime.wakeCallPs(), false);
  }

  /** The same routine for a result of a size. */
  CrossInterpreterResult of(int resultBytes) {
    bytes = resultBytes;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state++) {
      case ENCODE:
        return copy(thread, costs.encodePs());
      case LEAVE:
        return thread.call(self.detach);
      case ENTER_MAIN:
        return thread.call(takeMain);
      case DECODE:
        return copy(thread, costs.decodePs());
      case STORE:
        return thread.call(store);
      case LEAVE_MAIN:
        return thread.call(dropMain);
      case RETURN:
        return thread.call(self.attach);
      default:
        return Step.DONE;
    }
  }

  private Step copy(SimThread thread, long callPs) {
    double workPs = callPs + bytes * costs.bytePs();
    return thread.compute(workPs, Cause.PICKLING.id(), WorkKind.NATIVE);
  }
}
