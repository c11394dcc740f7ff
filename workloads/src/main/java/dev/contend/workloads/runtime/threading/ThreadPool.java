package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.lock.RecursiveLock;
import dev.contend.workloads.runtime.lock.ThreadLock;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor} with all its threads started: a SimpleQueue of tasks, two locks that
 * each submission holds, a semaphore that counts idle threads, and a future with a condition for
 * each task, which lasts until its result is taken or, if nobody will, until the task is done.
 *
 * <p>Source: CPython 3.13 {@code Lib/concurrent/futures/thread.py} and {@code _base.py}.
 * Departures: threads are not started on demand, tasks are not cancelled, futures have no
 * callbacks.
 */
public final class ThreadPool {
  private final Library library;
  private final String name;
  private final HandoffQueue<Integer> tasks;
  private final ThreadLock shutdownLock;
  private final ThreadLock globalShutdownLock;
  private final CountingSemaphore idle;
  private final Map<Integer, Future> futures = new LinkedHashMap<>();

  /** Memory of futures whose results were taken, which is handed out again first. */
  private final ArrayDeque<Future> spare = new ArrayDeque<>();

  /**
   * @param name as in the report of a deadlock
   * @param globalShutdownLock the module's lock, which all pools share
   */
  public ThreadPool(Library library, String name, ThreadLock globalShutdownLock) {
    this.library = library;
    this.name = name;
    this.globalShutdownLock = globalShutdownLock;
    tasks = new HandoffQueue<>(library, "the tasks of " + name);
    shutdownLock = library.newLock("the shutdown lock of " + name);
    idle = new CountingSemaphore(library, "the idle threads of " + name, 0);
  }

  private Future future(int task) {
    Future future = futures.get(task);
    if (future == null) {
      throw new IllegalStateException("task " + task + " of " + name + " was never submitted");
    }
    return future;
  }

  /** A task's outcome. */
  private final class Future {
    final Condition condition;
    boolean isDone;
    boolean isKept;

    Future() {
      String what = "a result of " + name;
      String results = "results of " + name;
      String ofLock = "locks of the " + results;
      long address = library.lot().platform().reserveLine(SubjectKind.LOCK, ofLock);
      ThreadLock lock = new RecursiveLock(library.newLock(what, ofLock), address);
      condition = new Condition(library, what, results, lock);
    }
  }

  /** The routine with which one thread submits. */
  public Submit submitBy(LibraryCaller caller) {
    return new Submit(caller);
  }

  /** The routine with which a thread of the pool takes a task. */
  public TakeTask takeBy(LibraryCaller caller) {
    return new TakeTask(caller);
  }

  /** The end of a task, by the thread that did it. */
  public Routine endOf(int task, LibraryCaller caller) {
    Future future = future(task);
    Monitor.Call call =
        new Monitor.Call(
            0,
            library.costs().enter(),
            () -> true,
            () -> {
              future.isDone = true;
              if (!future.isKept) {
                drop(task, future);
              }
              return Integer.MAX_VALUE;
            });
    return monitor(caller, future, call);
  }

  /** Waits for the result of a task. */
  public Routine resultOf(int task, LibraryCaller caller) {
    Future future = future(task);
    Monitor.Call call =
        new Monitor.Call(
            library.costs().result(),
            0,
            () -> future.isDone,
            () -> {
              drop(task, future);
              return 0;
            });
    return monitor(caller, future, call);
  }

  /** How many futures there were at most at one time: their memory is handed out again. */
  public int futures() {
    return futures.size() + spare.size();
  }

  private void drop(int task, Future future) {
    futures.remove(task);
    spare.addLast(future);
  }

  private Routine monitor(LibraryCaller caller, Future future, Monitor.Call call) {
    return new Monitor(library, caller, future.condition, future.condition, call)
        .within(Long.MAX_VALUE);
  }

  /** {@code submit}. */
  public final class Submit extends Routine {
    private static final int CODE = 0;
    private static final int LOCK = 1;
    private static final int LOCK_GLOBAL = 2;
    private static final int PUT = 3;
    private static final int CLAIM_IDLE = 4;
    private static final int UNLOCK_GLOBAL = 5;
    private static final int UNLOCK = 6;

    private final LibraryCaller caller;
    private final ThreadLock.Use lock;
    private final ThreadLock.Use globalLock;
    private final ItemQueue.Put<Integer> put;
    private final Monitor claimIdle;
    private int task;
    private boolean isKept;

    private Submit(LibraryCaller caller) {
      this.caller = caller;
      lock = shutdownLock.useBy(caller.caller());
      globalLock = globalShutdownLock.useBy(caller.caller());
      put = tasks.putBy(caller);
      claimIdle = idle.acquireBy(caller);
    }

    /**
     * The same routine for a task.
     *
     * @param isWanted whether somebody will take its result
     */
    public Submit of(int submitted, boolean isWanted) {
      task = submitted;
      isKept = isWanted;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case CODE:
          return thread.call(caller.code().apply(library.costs().submit()));
        case LOCK:
          return thread.call(lock.acquire());
        case LOCK_GLOBAL:
          return thread.call(globalLock.acquire());
        case PUT:
          Future future = spare.isEmpty() ? new Future() : spare.removeLast();
          future.isDone = false;
          future.isKept = isKept;
          futures.put(task, future);
          return thread.call(put.of(task, Long.MAX_VALUE));
        case CLAIM_IDLE:
          return thread.call(claimIdle.within(0));
        case UNLOCK_GLOBAL:
          return thread.call(globalLock.release());
        case UNLOCK:
          return thread.call(lock.release());
        default:
          return Step.DONE;
      }
    }
  }

  /**
   * {@code shutdown(wait=False)}: a mark behind all tasks, which each thread that finds it puts
   * back for the next one and ends.
   */
  public Routine shutdownBy(LibraryCaller caller) {
    return new Shutdown(caller);
  }

  private final class Shutdown extends Routine {
    private static final int CODE = 0;
    private static final int LOCK = 1;
    private static final int PUT = 2;
    private static final int UNLOCK = 3;

    private final LibraryCaller caller;
    private final ThreadLock.Use lock;
    private final ItemQueue.Put<Integer> put;

    private Shutdown(LibraryCaller caller) {
      this.caller = caller;
      lock = shutdownLock.useBy(caller.caller());
      put = tasks.putBy(caller);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case CODE:
          return thread.call(caller.code().apply(library.costs().enter()));
        case LOCK:
          return thread.call(lock.acquire());
        case PUT:
          return thread.call(put.of(Coordination.NO_TASK, Long.MAX_VALUE));
        case UNLOCK:
          return thread.call(lock.release());
        default:
          return Step.DONE;
      }
    }
  }

  /** The loop of a pool's thread up to the task: {@code _worker} and {@code _WorkItem.run}. */
  public final class TakeTask extends Routine {
    private static final int TRY = 0;
    private static final int TRIED = 1;
    private static final int GET = 2;
    private static final int GOT = 3;
    private static final int RUNNING = 4;

    private final LibraryCaller caller;
    private final ItemQueue.Get<Integer> get;
    private final ItemQueue.Put<Integer> putBack;
    private final Monitor becomeIdle;
    private @Nullable Integer task;

    private TakeTask(LibraryCaller caller) {
      this.caller = caller;
      get = tasks.getBy(caller);
      putBack = tasks.putBy(caller);
      becomeIdle = idle.releaseBy(caller);
    }

    /** What the last call has taken; {@link Coordination#NO_TASK} after a shutdown. */
    public int task() {
      if (task == null) {
        throw new IllegalStateException("no task of " + name + " was taken");
      }
      return task;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case TRY:
          state = TRIED;
          return thread.call(get.within(0));
        case TRIED:
          state = get.item() == null ? GET : GOT;
          return get.item() == null ? thread.call(becomeIdle) : Step.AGAIN;
        case GET:
          state = GOT;
          return thread.call(get.within(Long.MAX_VALUE));
        case GOT:
          task = get.item();
          if (task() == Coordination.NO_TASK) {
            state = RUNNING + 1;
            return thread.call(putBack.of(Coordination.NO_TASK, Long.MAX_VALUE));
          }
          state = RUNNING;
          return thread.call(caller.code().apply(library.costs().task()));
        case RUNNING:
          state = RUNNING + 1;
          // set_running_or_notify_cancel, under the future's condition.
          Monitor.Call call = new Monitor.Call(0, 0, () -> true, () -> 0);
          return thread.call(monitor(caller, future(task()), call));
        default:
          return Step.DONE;
      }
    }
  }
}
