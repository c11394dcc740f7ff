package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.CollectorKind;
import dev.contend.workloads.runtime.memory.Generations;
import dev.contend.workloads.runtime.memory.StartWorld;
import dev.contend.workloads.runtime.memory.StopWorld;
import dev.contend.workloads.runtime.memory.World;

/**
 * A cycle collection, by the thread that came to it.
 *
 * <p>Under an interpreter lock the thread holds it all along. Without one it stops the world,
 * settles what is queued for other threads, looks at all objects, lets the world go on, frees the
 * garbage, and stops the world once more to clear the free lists.
 *
 * <p>Source: CPython 3.13 {@code Python/gc.c}; {@code gc_collect_internal} in {@code
 * Python/gc_free_threading.c}.
 */
final class Collection extends Routine {
  private static final int BEGIN = 0;
  private static final int ASKED = 1;
  private static final int STOPPED = 2;
  private static final int COPIED = 3;
  private static final int LOOKED = 4;
  private static final int STARTED = 5;
  private static final int SWEPT = 6;
  private static final int STOPPED_AGAIN = 7;
  private static final int STARTED_AGAIN = 8;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final CollectorCosts costs;
  private final StopWorld stop;
  private final StartWorld start;
  private boolean isAskedFor;
  private long stoppedAtPs;
  private long pausedPs;
  private double workPs;

  Collection(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
    costs = runtime.profile().collector();
    World world = self.process.world();
    stop = new StopWorld(world, self.member);
    start = new StartWorld(world);
  }

  /**
   * This routine for a collection that is due, or that the program asks for.
   *
   * @param asksProgram whether it is to be done in any case, and of all objects
   */
  Collection of(boolean asksProgram) {
    isAskedFor = asksProgram;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        if (self.process.isCollecting()) {
          return Step.DONE;
        }
        self.process.setCollecting(true);
        state = ASKED;
        return isAskedFor || costs.memoryCheckPs() == 0
            ? Step.AGAIN
            : thread.occupy(costs.memoryCheckPs(), Cause.COLLECTOR.id());
      case ASKED:
        if (!isAskedFor && !generations().isDueFor(runtime.runMemory().resident().bytes())) {
          self.process.setCollecting(false);
          return Step.DONE;
        }
        self.process.world().collections().begins(thread.name());
        state = STOPPED;
        return stop(thread);
      case STOPPED:
        return look(thread);
      case COPIED:
        state = LOOKED;
        return thread.compute(workPs, Cause.COLLECTOR.id());
      case LOOKED:
        pausedPs = runtime.runMemory().nowPs() - stoppedAtPs;
        state = STARTED;
        return start(thread);
      case STARTED:
        state = SWEPT;
        long freed = self.process.sweep();
        return thread.compute(
            freed * (double) runtime.profile().memory().freePs(), Cause.COLLECTOR.id());
      case SWEPT:
        state = STOPPED_AGAIN;
        return costs.kind() == CollectorKind.WHOLE_HEAP ? stop(thread) : Step.AGAIN;
      case STOPPED_AGAIN:
        state = STARTED_AGAIN;
        return costs.kind() == CollectorKind.WHOLE_HEAP ? start(thread) : Step.AGAIN;
      default:
        runtime.runMemory().countCollection(pausedPs);
        self.process.setCollecting(false);
        self.process.world().collections().ends();
        return Step.DONE;
    }
  }

  private Step look(SimThread thread) {
    state = COPIED;
    stoppedAtPs = runtime.runMemory().nowPs();
    long merged = costs.kind() == CollectorKind.WHOLE_HEAP ? runtime.mergeAll(self.process) : 0;
    long bytes = runtime.runMemory().resident().bytes();
    workPs =
        generations().collect(isAskedFor, bytes)
            + merged * (double) runtime.profile().counts().mergePs();
    long pages = self.process.writeTracked();
    self.process.copied(pages);
    runtime.runMemory().countFaults(pages);
    return pages == 0
        ? Step.AGAIN
        : thread.occupy(pages * runtime.profile().memory().kernel().copyPs(), Cause.COLLECTOR.id());
  }

  private Generations generations() {
    return self.process.generations();
  }

  private Step stop(SimThread thread) {
    return self.isOneOfAWorld() ? thread.call(stop) : Step.AGAIN;
  }

  private Step start(SimThread thread) {
    return self.isOneOfAWorld() ? thread.call(start) : Step.AGAIN;
  }
}
