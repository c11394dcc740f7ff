package dev.contend.workloads.script;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.SharedPool;
import java.util.Optional;

/**
 * A thread pool of one run: the numbers of its tasks, and its end. The last thread that can submit
 * to it shuts it down at its own end, as {@code with ThreadPoolExecutor()} does.
 */
final class Executor {
  private final SharedPool pool;
  private final boolean isIdle;
  private int submitters;
  private int submitted;

  /**
   * @param submitters threads that may submit to it
   */
  Executor(SharedPool pool, int submitters) {
    this.pool = pool;
    this.submitters = submitters;
    isIdle = submitters == 0;
  }

  SharedPool pool() {
    return pool;
  }

  /** Whether nobody can ever submit, so that its threads end at once. */
  boolean isIdle() {
    return isIdle;
  }

  /** The number of the next task, which is given once. */
  int number() {
    return submitted++;
  }

  /** A thread that may submit has done so for the last time; what it still has to do. */
  Optional<Op> leave() {
    submitters--;
    return submitters > 0 ? Optional.empty() : Optional.of(new Coordination.Shutdown(pool).op());
  }
}
