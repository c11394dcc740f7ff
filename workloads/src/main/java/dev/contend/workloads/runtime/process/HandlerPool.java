package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code multiprocessing.Pool}: a thread of the parent pickles tasks into one queue that all
 * workers read, another takes results out of one queue that all workers write. All unpickling of
 * results is so done by one thread.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/pool.py}. Departures: the thread that replaces
 * dead workers does nothing; the end is that of {@code close} and {@code join}.
 */
public final class HandlerPool implements Pool {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "multiprocessing.Pool",
          "One thread of the parent pickles all tasks into one queue, one takes all results"
              + " out of another and unpickles them.",
          "CPython Lib/multiprocessing/pool.py",
          "the thread that replaces dead workers does nothing; the end is that of close and"
              + " join");

  private final QueueCosts costs;
  private final Channel<Optional<Task>> tasks;
  private final Channel<Optional<Task>> results;
  private final int workers;
  private final TaskBoard board = new TaskBoard();
  private final ArrayDeque<Task> submitted = new ArrayDeque<>();
  private final Futex taskThere = new Futex("a task for the task handler");
  private final List<SimThread> threads = new ArrayList<>();
  private boolean isClosed;

  /**
   * @param tasks from the task handler to the workers
   * @param results from the workers to the result handler
   */
  public HandlerPool(
      QueueCosts costs,
      Channel<Optional<Task>> tasks,
      Channel<Optional<Task>> results,
      int workers) {
    this.costs = costs;
    this.tasks = tasks;
    this.results = results;
    this.workers = workers;
  }

  @Override
  public void start(Helpers helpers, SimThread near) {
    threads.add(helpers.start("the task handler", near, TaskHandler::new));
    threads.add(helpers.start("the result handler", near, ResultHandler::new));
  }

  @Override
  public Channel.Get<Optional<Task>> tasksFor(SystemCaller worker) {
    return tasks.getBy(worker);
  }

  @Override
  public Channel.Put<Optional<Task>> resultsOf(SystemCaller worker) {
    return results.putBy(worker);
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

  private final class Submit extends Submission {
    private final SystemCaller caller;
    private List<Task> given = List.of();

    Submit(SystemCaller caller) {
      this.caller = caller;
    }

    @Override
    public Submission of(List<Task> some) {
      given = some;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.compute(costs.taskPs(), Cause.IPC.id());
        case 1:
          board.submitted(given.size());
          submitted.addAll(given);
          return taskThere.wake(1) > 0
              ? thread.occupy(caller.wakeCallPs(), Cause.IPC.id())
              : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  private final class Close extends Routine {
    private final SystemCaller caller;
    private int joined;

    Close(SystemCaller caller) {
      this.caller = caller;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case 0:
          state = 1;
          isClosed = true;
          return taskThere.wake(1) > 0
              ? thread.occupy(caller.wakeCallPs(), Cause.IPC.id())
              : Step.AGAIN;
        case 1:
          state = 2;
          return thread.call(caller.detach());
        case 2:
          if (joined < threads.size()) {
            SimThread next = threads.get(joined);
            if (!next.hasEnded()) {
              return thread.waitOn(next.ended(), Cause.IPC.id());
            }
            joined++;
            return Step.AGAIN;
          }
          state = 3;
          return thread.call(caller.attach());
        default:
          return Step.DONE;
      }
    }
  }

  /** {@code Pool._handle_tasks}. */
  private final class TaskHandler extends Routine {
    private static final int LOOK = 0;
    private static final int PUT = 1;
    private static final int SLEEP = 2;
    private static final int WOKEN = 3;
    private static final int TELL = 4;
    private static final int TOLD = 5;

    private final SystemCaller caller;
    private final Channel.Put<Optional<Task>> put;
    private final Channel.Put<Optional<Task>> putResult;
    private int told;

    TaskHandler(SystemCaller caller) {
      this.caller = caller;
      put = tasks.putBy(caller);
      putResult = results.putBy(caller);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case LOOK:
          if (!submitted.isEmpty()) {
            state = PUT;
            return thread.compute(costs.taskPs(), Cause.IPC.id());
          }
          state = isClosed ? TELL : SLEEP;
          return isClosed ? Step.AGAIN : thread.call(caller.detach());
        case PUT:
          Task next = submitted.removeFirst();
          state = LOOK;
          return thread.call(put.of(Optional.of(next), next.argument()));
        case SLEEP:
          if (submitted.isEmpty() && !isClosed) {
            return thread.waitOn(taskThere, Cause.QUEUE_EMPTY.id());
          }
          state = WOKEN;
          return thread.call(caller.attach());
        case WOKEN:
          state = LOOK;
          return Step.AGAIN;
        case TELL:
          if (told++ < workers) {
            return thread.call(put.of(Optional.empty(), Payload.SMALL_INT));
          }
          state = TOLD;
          return thread.call(putResult.of(Optional.empty(), Payload.SMALL_INT));
        default:
          return Step.DONE;
      }
    }
  }

  /** {@code Pool._handle_results}. */
  private final class ResultHandler extends Routine {
    private static final int GET = 0;
    private static final int GOT = 1;
    private static final int IN = 2;

    private final SystemCaller caller;
    private final Channel.Get<Optional<Task>> get;
    private boolean isLast;

    ResultHandler(SystemCaller caller) {
      this.caller = caller;
      get = results.getBy(caller);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case GET:
          if (isLast && board.isComplete()) {
            return Step.DONE;
          }
          state = GOT;
          return thread.call(get);
        case GOT:
          if (get.taken().isEmpty()) {
            isLast = true;
            state = GET;
            return Step.AGAIN;
          }
          state = IN;
          return thread.compute(costs.taskPs(), Cause.IPC.id());
        default:
          state = GET;
          return board.resultIn(thread, caller);
      }
    }
  }
}
