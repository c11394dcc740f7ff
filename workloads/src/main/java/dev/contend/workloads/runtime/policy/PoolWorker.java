package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.runtime.process.Channel;
import dev.contend.workloads.runtime.process.Pool;
import dev.contend.workloads.runtime.process.SystemCaller;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A worker of a pool: it takes tasks until there are no more, does them, and puts their results.
 *
 * <p>Source: CPython 3.13 {@code worker} in {@code Lib/multiprocessing/pool.py}.
 */
final class PoolWorker extends Routine {
  private static final int TAKE = 0;
  private static final int TAKEN = 1;
  private static final int WORKED = 2;

  private final Channel.Get<Optional<Task>> get;
  private final Channel.Put<Optional<Task>> put;
  private final Operations operations;
  private Iterator<Op> work = List.<Op>of().iterator();

  PoolWorker(PythonRuntime runtime, PythonThread self, Pool pool) {
    SystemCaller caller = runtime.processes().callerOf(self);
    get = pool.tasksFor(caller);
    put = pool.resultsOf(caller);
    Program.Body body = () -> work.hasNext() ? work.next() : new Op.End();
    operations = new Operations(runtime, self, body);
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case TAKE:
        state = TAKEN;
        return thread.call(get);
      case TAKEN:
        if (get.taken().isEmpty()) {
          return Step.DONE;
        }
        work = get.taken().get().work().iterator();
        state = WORKED;
        return thread.call(operations);
      default:
        state = TAKE;
        return thread.call(put.of(get.taken(), get.taken().get().result()));
    }
  }
}
