package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import java.util.function.Function;

/** Starts threads that a library makes for itself, such as a queue's feeder. */
@FunctionalInterface
public interface Helpers {
  /**
   * Starts a thread of the process that a thread belongs to.
   *
   * @param name as in messages
   * @param near the thread that starts it
   * @param code makes what it runs, attached
   */
  SimThread start(String name, SimThread near, Function<SystemCaller, Routine> code);
}
