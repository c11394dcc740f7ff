package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.lock.ParkingLot;
import dev.contend.workloads.runtime.lock.PyMutex;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * {@code queue.SimpleQueue}: C code under one critical section. A put hands its item to a thread
 * that waits, through the parking lot, if there is one.
 *
 * <p>Source: CPython 3.13 {@code Modules/_queuemodule.c}. Departure: before 3.13 it was a lock
 * beside a list, without direct hand-over.
 *
 * @param <T> what is passed
 */
public final class HandoffQueue<T> implements ItemQueue<T> {
  /**
   * Of the lock byte in an object's header; threads wait at it and at the queue's own byte apart.
   */
  private static final int MUTEX_OFFSET = 10;

  private final Library library;
  private final String name;
  private final long address;
  private final PyMutex mutex;
  private final ArrayDeque<T> items = new ArrayDeque<>();
  private boolean hasWaiting;

  /**
   * @param name as in the report of a deadlock
   */
  public HandoffQueue(Library library, String name) {
    this.library = library;
    this.name = name;
    address = library.lot().platform().reserveLine(SubjectKind.QUEUE, name);
    mutex = new PyMutex("the lock of " + name, address + MUTEX_OFFSET);
  }

  @Override
  public Put<T> putBy(LibraryCaller caller) {
    return new PutItem(caller);
  }

  @Override
  public Get<T> getBy(LibraryCaller caller) {
    return new GetItem(caller);
  }

  private Routine.Step access(SimThread thread, AccessKind kind) {
    return thread.access(address, kind, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }

  private final class PutItem extends Put<T> {
    private static final int CODE = 0;
    private static final int BEGIN = 1;
    private static final int LOOK = 2;
    private static final int LOOKED = 3;
    private static final int OFFERED = 4;
    private static final int STORED = 5;

    private final LibraryCaller caller;
    private final Routine begin;
    private final Routine end;
    private final ParkingLot.Unpark unpark = new ParkingLot.Unpark(library.lot());
    private @Nullable T item;
    private boolean handedOff;

    PutItem(LibraryCaller caller) {
      this.caller = caller;
      begin = caller.begin(mutex);
      end = caller.end();
    }

    @Override
    public Put<T> of(T toPut, long limitPs) {
      item = toPut;
      return this;
    }

    @Override
    public boolean hasSucceeded() {
      return true;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case CODE:
          state = BEGIN;
          return thread.call(caller.code().apply(library.costs().simpleQueue()));
        case BEGIN:
          state = LOOK;
          return thread.call(begin);
        case LOOK:
          state = LOOKED;
          handedOff = false;
          return access(thread, AccessKind.LOAD);
        case LOOKED:
          state = OFFERED;
          return hasWaiting ? thread.call(unpark.at(address, this::offer)) : Step.AGAIN;
        case OFFERED:
          state = STORED;
          return handedOff ? Step.AGAIN : access(thread, AccessKind.STORE);
        case STORED:
          state = STORED + 1;
          if (!handedOff && item != null) {
            items.addLast(item);
          }
          item = null;
          return thread.call(end);
        default:
          return Step.DONE;
      }
    }

    private void offer(@Nullable Object entry, boolean moreWait) {
      if (entry instanceof HandoffQueue<?>.GetItem waiting) {
        waiting.accept(item);
        handedOff = true;
      } else if (entry != null) {
        throw new IllegalStateException("something else waits at the address of " + name);
      }
      hasWaiting = moreWait;
    }
  }

  private final class GetItem extends Get<T> {
    private static final int CODE = 0;
    private static final int BEGIN = 1;
    private static final int LOOK = 2;
    private static final int LOOKED = 3;
    private static final int TAKEN = 4;
    private static final int MARKED = 5;
    private static final int PARKED = 6;
    private static final int END = 7;

    private final LibraryCaller caller;
    private final Routine begin;
    private final Routine end;
    private final ParkingLot.Park park;
    private long deadlinePs = Long.MAX_VALUE;
    private @Nullable Object item;

    GetItem(LibraryCaller caller) {
      this.caller = caller;
      begin = caller.begin(mutex);
      end = caller.end();
      park = new ParkingLot.Park(library.lot(), caller.caller());
    }

    void accept(@Nullable Object handed) {
      item = handed;
    }

    @Override
    public Get<T> within(long limitPs) {
      long nowPs = library.lot().platform().kernel().nowPs();
      deadlinePs = limitPs == Long.MAX_VALUE ? limitPs : nowPs + limitPs;
      item = null;
      return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T item() {
      return (T) item;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case CODE:
          state = BEGIN;
          return thread.call(caller.code().apply(library.costs().simpleQueue()));
        case BEGIN:
          state = LOOK;
          return thread.call(begin);
        case LOOK:
          state = LOOKED;
          return access(thread, AccessKind.LOAD);
        case LOOKED:
          if (!items.isEmpty()) {
            state = TAKEN;
            return access(thread, AccessKind.STORE);
          }
          if (leftPs() == 0) {
            return end(thread);
          }
          state = MARKED;
          return access(thread, AccessKind.STORE);
        case TAKEN:
          item = items.pollFirst();
          return end(thread);
        case MARKED:
          hasWaiting = true;
          state = PARKED;
          return thread.call(
              park.at(address, "an item in " + name, () -> hasWaiting, this, leftPs())
                  .because(Cause.QUEUE_EMPTY.id()));
        case PARKED:
          if (park.outcome() == ParkingLot.Outcome.CHANGED) {
            state = LOOK;
            return Step.AGAIN;
          }
          return end(thread);
        default:
          return Step.DONE;
      }
    }

    private Step end(SimThread thread) {
      state = END;
      return thread.call(end);
    }

    private long leftPs() {
      if (deadlinePs == Long.MAX_VALUE) {
        return deadlinePs;
      }
      return Math.max(0, deadlinePs - library.lot().platform().kernel().nowPs());
    }
  }
}
