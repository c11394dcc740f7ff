package dev.contend.workloads.runtime;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;

/**
 * What a thread brings along when it calls something that may put it to sleep.
 *
 * @param id its number in the runtime
 * @param detach lets its interpreter go, and suspends its critical sections
 * @param attach gets them back
 */
public record Caller(int id, Routine detach, Routine attach) {
  /** A thread that has nothing to let go. */
  public static Caller withoutInterpreter(int id) {
    return new Caller(id, new Nothing(), new Nothing());
  }

  private static final class Nothing extends Routine {
    @Override
    protected Step step(SimThread thread) {
      return Step.DONE;
    }
  }
}
