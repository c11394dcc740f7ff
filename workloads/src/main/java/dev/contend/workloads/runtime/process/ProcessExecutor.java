package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code ProcessPoolExecutor}: {@code submit} notes a task and wakes the manager thread through a
 * pipe; the manager moves tasks to a call queue of one more than there are workers, whose feeder
 * pickles them; it waits for results and wake-ups at once, and takes one result at a time.
 *
 * <p>Source: CPython 3.13 {@code Lib/concurrent/futures/process.py}. Departure: all workers are
 * started before the first task.
 */
public final class ProcessExecutor implements Pool {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "ProcessPoolExecutor",
          "submit wakes the manager thread through a pipe; the manager moves tasks to a"
              + " call queue of one more than there are workers, waits for results and wake-ups"
              + " at once, and takes one result at a time.",
          "CPython Lib/concurrent/futures/process.py",
          "all workers are started before the first task");

  /** {@code EXTRA_QUEUED_CALLS}. */
  private static final int EXTRA_QUEUED_CALLS = 1;

  private static final Payload NOTHING = new Payload(0, 1);

  private final QueueCosts costs;
  private final int workers;
  private final TaskBoard board = new TaskBoard();
  private final ArrayDeque<Task> pending = new ArrayDeque<>();
  private final Futex readable = new Futex("a result or a wake-up for the manager thread");
  private final BufferedQueue<Optional<Task>> calls;
  private final PickledQueue<Optional<Task>> results;
  private final Connection<Boolean> wakeUps;
  private @Nullable SimThread manager;
  private boolean isClosed;

  /**
   * @param words gives an address for a word of the queue with a name
   */
  public ProcessExecutor(ProcessCosts costs, int workers, ToLongFunction<String> words) {
    this.costs = costs.queue();
    this.workers = workers;
    calls = new BufferedQueue<>("the call queue", costs, workers + EXTRA_QUEUED_CALLS, words);
    results = new PickledQueue<>("the result queue", costs, words, readable);
    wakeUps = new Connection<>("wake-ups", costs.pipe(), readable);
  }

  @Override
  public void start(Helpers helpers, SimThread near) {
    manager =
        helpers.start("the manager thread", near, caller -> new Manager(caller, helpers, calls));
  }

  @Override
  public Channel.Get<Optional<Task>> tasksFor(SystemCaller worker) {
    return calls.getBy(worker);
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
    private final Connection.Send<Boolean> wakeUp;
    private List<Task> given = List.of();
    private int next;

    Submit(SystemCaller caller) {
      wakeUp = new Connection.Send<>(wakeUps, caller);
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
        return thread.compute(costs.submitPs(), Cause.IPC.id());
      }
      state = 0;
      board.submitted(1);
      pending.addLast(given.get(next++));
      return thread.call(wakeUp.of(true, NOTHING));
    }
  }

  private final class Close extends Routine {
    private final SystemCaller caller;
    private final Connection.Send<Boolean> wakeUp;

    Close(SystemCaller caller) {
      this.caller = caller;
      wakeUp = new Connection.Send<>(wakeUps, caller);
    }

    @Override
    protected Step step(SimThread thread) {
      SimThread waitedFor = Objects.requireNonNull(manager);
      switch (state) {
        case 0:
          state = 1;
          isClosed = true;
          return thread.call(wakeUp.of(true, NOTHING));
        case 1:
          state = 2;
          return thread.call(caller.detach());
        case 2:
          if (!waitedFor.hasEnded()) {
            return thread.waitOn(waitedFor.ended(), Cause.IPC.id());
          }
          state = 3;
          return thread.call(caller.attach());
        default:
          return Step.DONE;
      }
    }
  }

  /** {@code _ExecutorManagerThread.run}. */
  private final class Manager extends Routine {
    private static final int ADD = 0;
    private static final int SELECT = 1;
    private static final int WAIT = 2;
    private static final int READY = 3;
    private static final int CLEAR = 4;
    private static final int CLEARED = 5;
    private static final int RESULT = 6;
    private static final int LOOK_FOR_THE_END = 7;
    private static final int TELL = 8;
    private static final int TOLD = 9;

    private final SystemCaller caller;
    private final BufferedQueue<Optional<Task>>.End end;
    private final Channel.Put<Optional<Task>> put;
    private final Channel.Get<Optional<Task>> get;
    private final Connection.Receive<Boolean> clear;
    private final Routine close;
    private boolean hasResult;
    private int told;

    Manager(SystemCaller caller, Helpers helpers, BufferedQueue<Optional<Task>> calls) {
      this.caller = caller;
      end = calls.endIn(helpers);
      put = end.putBy(caller);
      get = results.getBy(caller);
      clear = new Connection.Receive<>(wakeUps, caller);
      close = end.closeBy(caller);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case ADD:
          if (!pending.isEmpty() && !calls.isFull()) {
            Task next = pending.removeFirst();
            return thread.call(put.of(Optional.of(next), next.argument()));
          }
          state = SELECT;
          return thread.compute(costs.managerPs(), Cause.IPC.id());
        case SELECT:
          state = WAIT;
          return thread.call(caller.detach());
        case WAIT:
          if (!results.isReadable() && !wakeUps.isReadable()) {
            return thread.waitOn(readable, Cause.QUEUE_EMPTY.id());
          }
          state = READY;
          return thread.call(caller.attach());
        case READY:
          hasResult = results.isReadable();
          state = CLEAR;
          return hasResult ? thread.call(get) : Step.AGAIN;
        case CLEAR:
          state = wakeUps.isReadable() ? CLEARED : RESULT;
          return wakeUps.isReadable() ? thread.call(clear) : Step.AGAIN;
        case CLEARED:
          clear.take();
          state = CLEAR;
          return Step.AGAIN;
        case RESULT:
          state = LOOK_FOR_THE_END;
          return hasResult ? board.resultIn(thread, caller) : Step.AGAIN;
        case LOOK_FOR_THE_END:
          state = isClosed && board.isComplete() ? TELL : ADD;
          return Step.AGAIN;
        case TELL:
          if (told++ < workers) {
            return thread.call(put.of(Optional.empty(), Payload.SMALL_INT));
          }
          state = TOLD;
          return thread.call(close);
        default:
          return Step.DONE;
      }
    }
  }
}
