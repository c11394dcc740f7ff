package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/** The life of a thread that a library makes for itself: it boots, does its work, and ends. */
final class HelperThread extends Routine {
  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Routine work;
  private final ThreadMemory memory;

  HelperThread(PythonRuntime runtime, PythonThread self, Routine work) {
    this.runtime = runtime;
    this.self = self;
    this.work = work;
    memory = new ThreadMemory(runtime, self, false);
  }

  @Override
  protected Step step(SimThread thread) {
    ThreadCosts costs = runtime.profile().threads();
    switch (state++) {
      case 0:
        self.breaker.belongsTo(thread);
        return thread.call(memory.toBegin());
      case 1:
        return thread.call(self.attach);
      case 2:
        return thread.compute(costs.bootPs(), Cause.START_UP.id());
      case 3:
        return thread.call(work);
      case 4:
        self.hasExited = true;
        return thread.call(self.detach);
      case 5:
        return thread.call(memory.toEnd());
      case 6:
        return thread.compute(costs.exitPs(), Cause.START_UP.id());
      default:
        return Step.DONE;
    }
  }
}
