package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Task;
import java.util.List;
import java.util.Optional;

/** How tasks come from the main thread to the workers of a pool, and results back. */
public interface Pool {
  /** Starts the pool's own threads in the main thread's process. */
  void start(Helpers helpers, SimThread near);

  /** Where a worker gets its tasks from; empty when there will be no more. */
  Channel.Get<Optional<Task>> tasksFor(SystemCaller worker);

  /** Where a worker puts the task whose result it has. */
  Channel.Put<Optional<Task>> resultsOf(SystemCaller worker);

  /** What the main thread submits tasks with. */
  Submission submitBy(SystemCaller main);

  /** Waits until all results are in hand. */
  Routine awaitBy(SystemCaller main);

  /** Tells workers and threads that there will be no more tasks, and waits for the threads. */
  Routine closeBy(SystemCaller main);

  /** Tasks whose results are in hand. */
  long done();

  /** A call that submits tasks. */
  abstract class Submission extends Routine {
    /** This routine for some tasks. */
    public abstract Submission of(List<Task> tasks);
  }
}
