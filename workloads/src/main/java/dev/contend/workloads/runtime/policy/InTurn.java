package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import java.util.List;

/** Routines one after the other. */
final class InTurn extends Routine {
  private final List<Routine> routines;

  InTurn(List<Routine> routines) {
    this.routines = List.copyOf(routines);
  }

  @Override
  protected Step step(SimThread thread) {
    return state < routines.size() ? thread.call(routines.get(state++)) : Step.DONE;
  }
}
