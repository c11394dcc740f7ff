package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;

/** A lock that threads take and give up; at most one holds it. */
public interface Lock {
  /** The routines of one more thread; each thread needs its own. */
  Use use();

  /**
   * What a thread does with a lock.
   *
   * @param acquire ends when the thread holds the lock
   * @param release gives it up; only for the thread that holds it
   */
  record Use(Routine acquire, Routine release) {}
}
