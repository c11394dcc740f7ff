package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.lock.ThreadLock;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * {@code queue.Queue}: Python code over one lock and the conditions <i>not empty</i> and <i>not
 * full</i>.
 *
 * <p>A call takes the lock, tries it once more to see that it is held, wakes a waiter of the other
 * condition if there is one, and gives the lock up.
 *
 * <p>Source: CPython 3.13 {@code Lib/queue.py}, {@code put} and {@code get}. Departure: unfinished
 * tasks are not counted, so that nobody can join the queue.
 *
 * @param <T> what is passed
 */
public final class BlockingQueue<T> implements ItemQueue<T> {
  /**
   * The part of a call's Python code that runs before the lock is held: the call itself, the
   * condition's lookup and its {@code __enter__}. Assumed, from the number of bytecodes.
   */
  private static final double OUTSIDE = 0.3;

  private final Library library;
  private final int capacity;
  private final Condition notEmpty;
  private final Condition notFull;
  private final ArrayDeque<T> items = new ArrayDeque<>();

  /**
   * @param name as in the report of a deadlock
   * @param capacity most items; 0 for no limit
   */
  public BlockingQueue(Library library, String name, int capacity) {
    this.library = library;
    this.capacity = capacity;
    ThreadLock mutex = library.newLock("the mutex of " + name);
    notEmpty = new Condition(library, "an item in " + name, mutex);
    notFull = new Condition(library, "room in " + name, mutex);
  }

  @Override
  public Put<T> putBy(LibraryCaller caller) {
    return new PutItem(caller);
  }

  @Override
  public Get<T> getBy(LibraryCaller caller) {
    return new GetItem(caller);
  }

  private final class PutItem extends Put<T> {
    private final Monitor call;
    private @Nullable T item;

    PutItem(LibraryCaller caller) {
      double cycles = library.costs().queuePut();
      Monitor.Call what =
          new Monitor.Call(OUTSIDE * cycles, (1 - OUTSIDE) * cycles, this::hasRoom, this::append);
      call = new Monitor(library, caller, notFull, notEmpty, what);
      call.waits().because(Cause.QUEUE_FULL);
    }

    private boolean hasRoom() {
      return capacity == 0 || items.size() < capacity;
    }

    private int append() {
      if (item != null) {
        items.addLast(item);
      }
      return 1;
    }

    @Override
    public Put<T> of(T toPut, long limitPs) {
      item = toPut;
      call.within(limitPs);
      return this;
    }

    @Override
    public boolean hasSucceeded() {
      return !call.hasTimedOut();
    }

    @Override
    protected Step step(SimThread thread) {
      return state++ == 0 ? thread.call(call) : Step.DONE;
    }
  }

  private final class GetItem extends Get<T> {
    private final Monitor call;
    private @Nullable T item;

    GetItem(LibraryCaller caller) {
      double cycles = library.costs().queueGet();
      Monitor.Call what =
          new Monitor.Call(
              OUTSIDE * cycles, (1 - OUTSIDE) * cycles, () -> !items.isEmpty(), this::take);
      call = new Monitor(library, caller, notEmpty, notFull, what);
      call.waits().because(Cause.QUEUE_EMPTY);
    }

    private int take() {
      item = items.pollFirst();
      return 1;
    }

    @Override
    public Get<T> within(long limitPs) {
      item = null;
      call.within(limitPs);
      return this;
    }

    @Override
    public @Nullable T item() {
      return item;
    }

    @Override
    protected Step step(SimThread thread) {
      return state++ == 0 ? thread.call(call) : Step.DONE;
    }
  }
}
