package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.SimKernel;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Program;

/**
 * Where workers of a program that is measured wait for each other. All together are timed from when
 * the last has come until the last has done its work, and each for itself from when it goes on.
 * What keeps back their starts is told here.
 */
final class StartLine {
  private final SimKernel kernel;
  private final OsScheduler scheduler;
  private final int workers;
  private final Program program;
  private final Futex begun = new Futex("all workers to be ready");
  private int arrived;
  private long beganPs;
  private long endedPs;
  private long ownPs;

  StartLine(SimKernel kernel, OsScheduler scheduler, int workers, Program program) {
    this.kernel = kernel;
    this.scheduler = scheduler;
    this.workers = workers;
    this.program = program;
  }

  /**
   * A thread has waited for the GIL since an instant. If it starts workers, or is one that the next
   * start waits for, it has kept back the rest of them.
   *
   * @param thread one that the workers share an interpreter with
   * @param started workers that have been started
   */
  void startsWaited(PythonThread thread, int started, long sincePs) {
    if (thread.gil != null) {
      scheduler.startsWaited(
          started, program::isStartedByMain, Cause.GIL_WAIT.id(), thread.gil.address(), sincePs);
    }
  }

  /** Another thread decides only now to start a worker. */
  void idleUntilNow(int worker) {
    scheduler.idleUntilNow(worker);
  }

  /** A thread has its result; it counts if it has gone on from here. */
  void ended(Wait wait) {
    if (wait.hasGoneOn) {
      wait.hasGoneOn = false;
      endedPs = kernel.nowPs();
      ownPs += endedPs - wait.wentOnPs;
    }
  }

  /** The workers' own times, all together. */
  long ownPs() {
    return ownPs;
  }

  /** From the instant when all were ready until the last had ended. */
  long elapsedPs() {
    return endedPs - beganPs;
  }

  /** Waits for the others, without an interpreter. */
  static final class Wait extends Routine {
    private static final int ARRIVE = 0;
    private static final int DETACHED = 1;
    private static final int READY = 2;

    private final StartLine line;
    private final PythonThread self;
    private long wentOnPs;
    private boolean hasGoneOn;

    Wait(StartLine line, PythonThread self) {
      this.line = line;
      this.self = self;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case ARRIVE:
          line.arrived++;
          if (line.arrived == line.workers) {
            line.beganPs = line.kernel.nowPs();
            line.begun.wake(line.workers);
            return goOn();
          }
          state = DETACHED;
          return thread.call(self.detach);
        case DETACHED:
          if (line.arrived < line.workers) {
            return thread.waitOn(line.begun, Cause.START_UP.id());
          }
          state = READY;
          return thread.call(self.attach);
        default:
          return goOn();
      }
    }

    private Step goOn() {
      wentOnPs = line.kernel.nowPs();
      hasGoneOn = true;
      return Step.DONE;
    }
  }
}
