package dev.contend.workloads.script;

import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.SharedPool;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * A thread pool of one run: the numbers of its tasks, and its end. The last thread that can submit
 * to it shuts it down at its own end, as {@code with ThreadPoolExecutor()} does: a last task for
 * each thread of the pool ends it.
 */
final class Executor {
  private final SharedPool pool;
  private final int threads;
  private int submitters;
  private int submitted;
  private int firstEnd = Integer.MAX_VALUE;

  /**
   * @param threads of the pool
   * @param submitters threads that may submit to it
   */
  Executor(SharedPool pool, int threads, int submitters) {
    this.pool = pool;
    this.threads = threads;
    this.submitters = submitters;
  }

  SharedPool pool() {
    return pool;
  }

  /** Whether nobody can ever submit, so that its threads end at once. */
  boolean isIdle() {
    return submitters == 0 && submitted == 0;
  }

  /** Whether a task is none, but tells the thread that took it to end. */
  boolean isEnd(int task) {
    return task >= firstEnd;
  }

  /** The number of the next task, which is given once. */
  int number() {
    return submitted++;
  }

  Op submit(int task) {
    return new Coordination.Submit(pool, task).op();
  }

  /** A thread that may submit has done so for the last time; what it still has to do. */
  Iterator<Op> leave() {
    submitters--;
    if (submitters > 0) {
      return Collections.emptyIterator();
    }
    firstEnd = submitted;
    return IntStream.range(0, threads).mapToObj(i -> submit(number())).iterator();
  }
}
