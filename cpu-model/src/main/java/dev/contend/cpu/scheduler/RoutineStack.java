package dev.contend.cpu.scheduler;

import dev.contend.cpu.scheduler.Routine.Step;
import java.util.ArrayList;
import java.util.List;

/** The routines that a thread is in, the one that runs on top. */
final class RoutineStack {
  private final List<Routine> routines = new ArrayList<>();

  /** Puts a routine on top, to begin at its beginning. */
  void push(Routine routine) {
    routine.begin();
    routines.add(routine);
  }

  /** Runs routines of a thread until one waits; returns false when the last has ended. */
  boolean run(SimThread thread) {
    while (true) {
      Step step = routines.get(routines.size() - 1).step(thread);
      if (step == Step.WAIT) {
        return true;
      }
      if (step == Step.DONE) {
        routines.remove(routines.size() - 1);
        if (routines.isEmpty()) {
          return false;
        }
      }
    }
  }
}
