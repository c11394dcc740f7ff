package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import org.jspecify.annotations.Nullable;

/**
 * References to one object taken and given back, over and over.
 *
 * <p>Where a change is a plain store that hits, the processor retires it while the interpreter goes
 * on, so that the two overlap: the profile has the time of a pair, hits included. An atomic
 * operation overlaps with nothing.
 */
final class References extends Routine {
  private static final int WORK = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int PASSED = 3;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Safepoint safepoint;
  private final ChangeCount changeCount;
  private final Work work;
  private NamedObjects.@Nullable Named named;
  private int first;
  private int second;
  private int left;
  private boolean counts;

  References(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    this.runtime = runtime;
    this.self = self;
    this.safepoint = safepoint;
    changeCount = new ChangeCount(runtime, self);
    work = new Work(runtime, self, safepoint);
  }

  /** {@code t = o}, over and over. */
  References rebind(SharedObject object, int times, boolean owned) {
    counts = runtime.counts().areOnStack(runtime.objects().get(self, object), owned);
    return of(object, times, +1, -1);
  }

  /** References taken and kept, if {@code by} is 1, or given back, if it is -1. */
  References change(SharedObject object, int times, int by) {
    counts = true;
    return of(object, times, by, 0);
  }

  private References of(SharedObject object, int times, int firstChange, int secondChange) {
    named = runtime.objects().get(self, object);
    left = times;
    first = firstChange;
    second = secondChange;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    NamedObjects.Named object = named;
    if (object == null || left <= 0) {
      return Step.DONE;
    }
    RefcountScheme count = object.object().count();
    switch (state) {
      case WORK:
        if (count == null || !counts) {
          double cycles = left * uncountedCycles();
          left = 0;
          return thread.call(work.ofStatement(cycles));
        }
        state = FIRST;
        return thread.compute(beforePs(count), Cause.USEFUL_PYTHON.id());
      case FIRST:
        state = second == 0 ? PASSED : SECOND;
        return thread.call(changeCount.of(object.object(), first));
      case SECOND:
        state = PASSED;
        return thread.call(changeCount.of(object.object(), second));
      default:
        state = WORK;
        left--;
        return self.breaker.hasAny() ? thread.call(safepoint) : Step.AGAIN;
    }
  }

  private double uncountedCycles() {
    return runtime.profile().statements().rebindCycles() / (second == 0 ? 2 : 1);
  }

  /** Work of one pass beside its accesses. */
  private double beforePs(@Nullable RefcountScheme count) {
    double ps = runtime.statementPs(uncountedCycles());
    boolean plain = count != null && count.accessOf(self.id, +1) == RefcountScheme.Access.STORE;
    if (!plain) {
      return ps;
    }
    int changes = second == 0 ? 1 : 2;
    double pairPs = runtime.statementPs(runtime.profile().statements().plainPairCycles());
    return Math.max(0, ps + changes * (pairPs / 2 - runtime.memory().timings().l1Ps()));
  }
}
