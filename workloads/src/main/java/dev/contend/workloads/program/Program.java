package dev.contend.workloads.program;

import dev.contend.engine.metrics.MetricSet;
import java.util.List;

/**
 * A program of one run: a main thread that starts the workers and waits for their results, and what
 * the workers share. It belongs to one run and is used once.
 */
public interface Program {
  /** The locks that workers share. */
  List<SharedLock> locks();

  /** The variables that workers share. */
  List<SharedVariable> variables();

  /** What a worker does, from its function's first line to its end. */
  Body worker(int index);

  /** What the program has measured of itself, when the run is over. */
  default void report(MetricSet.Builder metrics) {}

  /** The operations of one worker in the order in which they run. */
  interface Body {
    /**
     * The next operation. It is asked for when the previous one is done, at that simulated instant:
     * what the body reads and writes of its program then happens in the simulated order.
     */
    Op next();
  }
}
