package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Task;
import java.util.List;
import java.util.Optional;

/**
 * {@code ThreadPoolExecutor}, and {@code InterpreterPoolExecutor}, which is one with an interpreter
 * for each thread: workers take tasks from one queue and set the results themselves.
 *
 * <p>Source: CPython 3.14 {@code Lib/concurrent/futures/thread.py} and {@code interpreter.py}.
 */
public final class ThreadExecutor implements Pool {
  private final QueueCosts costs;
  private final HeapQueue<Optional<Task>> tasks;
  private final int workers;
  private final TaskBoard board = new TaskBoard();

  public ThreadExecutor(QueueCosts costs, HeapQueue<Optional<Task>> tasks, int workers) {
    this.costs = costs;
    this.tasks = tasks;
    this.workers = workers;
  }

  @Override
  public void start(Helpers helpers, SimThread near) {
    // It has no threads but its workers.
  }

  @Override
  public Channel.Get<Optional<Task>> tasksFor(SystemCaller worker) {
    return tasks.getBy(worker);
  }

  @Override
  public Channel.Put<Optional<Task>> resultsOf(SystemCaller worker) {
    return new SetResult(worker);
  }

  @Override
  public Submission submitBy(SystemCaller main) {
    return new Submit(main);
  }

  @Override
  public Routine awaitBy(SystemCaller main) {
    return board.awaitBy(main);
  }

  @Override
  public Routine closeBy(SystemCaller main) {
    return new Close(main);
  }

  @Override
  public long done() {
    return board.done();
  }

  /** {@code Future.set_result}. */
  private final class SetResult extends Channel.Put<Optional<Task>> {
    private final SystemCaller caller;
    private Payload result = Payload.SMALL_INT;

    SetResult(SystemCaller caller) {
      this.caller = caller;
    }

    @Override
    public Channel.Put<Optional<Task>> of(Optional<Task> message, Payload payload) {
      result = payload;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.compute(costs.taskPs() + tasks.crossingPs(result), Cause.IPC.id());
        case 1:
          return board.resultIn(thread, caller);
        default:
          return Step.DONE;
      }
    }
  }

  private final class Submit extends Submission {
    private final Channel.Put<Optional<Task>> put;
    private List<Task> given = List.of();
    private int next;

    Submit(SystemCaller caller) {
      put = tasks.putBy(caller);
    }

    @Override
    public Submission of(List<Task> some) {
      given = some;
      next = 0;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      if (next == given.size()) {
        return Step.DONE;
      }
      if (state == 0) {
        state = 1;
        return thread.compute(costs.taskPs(), Cause.IPC.id());
      }
      state = 0;
      board.submitted(1);
      Task task = given.get(next++);
      return thread.call(put.of(Optional.of(task), task.argument()));
    }
  }

  private final class Close extends Routine {
    private final Channel.Put<Optional<Task>> put;

    Close(SystemCaller caller) {
      put = tasks.putBy(caller);
    }

    @Override
    protected Step step(SimThread thread) {
      return state++ < workers
          ? thread.call(put.of(Optional.empty(), Payload.SMALL_INT))
          : Step.DONE;
    }
  }
}
