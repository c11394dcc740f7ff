package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/** How many tasks of a pool have been submitted and how many results are in hand. */
final class TaskBoard {
  private final Futex complete = new Futex("the results of all tasks");
  private long submitted;
  private long done;

  void submitted(int tasks) {
    submitted += tasks;
  }

  /** Whether every result is in hand. */
  boolean isComplete() {
    return done == submitted;
  }

  /** Tasks whose results are in hand. */
  long done() {
    return done;
  }

  /** Takes one result in; wakes who waits if it was the last. */
  Routine.Step resultIn(SimThread thread, SystemCaller caller) {
    done++;
    if (done > submitted) {
      throw new IllegalStateException(done + " results of " + submitted + " tasks");
    }
    return isComplete() && complete.wake(Integer.MAX_VALUE) > 0
        ? thread.occupy(caller.wakeCallPs(), Cause.IPC.id())
        : Routine.Step.AGAIN;
  }

  /** Waits, detached, until every result is in hand. */
  Routine awaitBy(SystemCaller caller) {
    return new Await(caller);
  }

  private final class Await extends Routine {
    private final SystemCaller caller;

    Await(SystemCaller caller) {
      this.caller = caller;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case 0:
          if (isComplete()) {
            return Step.DONE;
          }
          state = 1;
          return thread.call(caller.detach());
        case 1:
          if (!isComplete()) {
            return thread.waitOn(complete, Cause.IPC.id());
          }
          state = 2;
          return thread.call(caller.attach());
        default:
          return Step.DONE;
      }
    }
  }
}
