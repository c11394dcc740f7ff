package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.lock.CriticalSections;
import dev.contend.workloads.runtime.lock.PyMutex;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A thread as the standard library's code sees it.
 *
 * @param caller how it lets its interpreter go
 * @param sections its critical sections; null where a GIL makes them needless
 * @param code runs Python code for so many cycles, with its safepoints
 */
public record LibraryCaller(
    Caller caller, @Nullable CriticalSections sections, DoubleFunction<Routine> code) {

  /** Enters the critical section of an object, if there are any. */
  Routine begin(PyMutex object) {
    return sections == null ? new Nothing() : sections.new Begin(caller).of(object);
  }

  /** Leaves it. */
  Routine end() {
    return sections == null ? new Nothing() : sections.new End();
  }

  private static final class Nothing extends Routine {
    @Override
    protected Step step(SimThread thread) {
      return Step.DONE;
    }
  }
}
