package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The ready queue of an asyncio loop. Other threads append to it and write a byte into the loop's
 * pipe; the loop's thread looks for input before each round, asleep if nothing is ready, empties
 * the pipe, and runs what was ready at that moment.
 *
 * <p>Source: CPython 3.13 {@code Lib/asyncio/base_events.py}, {@code _run_once} and {@code
 * call_soon_threadsafe}; {@code selector_events.py}, {@code _write_to_self} and {@code
 * _read_from_self}. Departures: the pipe never fills, and the loop has no timers and no other
 * input.
 *
 * @param <T> what is passed
 */
public final class LoopQueue<T> implements ItemQueue<T> {
  private final Library library;
  private final long callPs;
  private final Futex input;
  private final ArrayDeque<T> ready = new ArrayDeque<>();
  private boolean hasInput;
  private int leftInRound;

  /**
   * @param name as in the report of a deadlock
   * @param callPs a system call that reads, writes or looks for input
   */
  public LoopQueue(Library library, String name, long callPs) {
    this.library = library;
    this.callPs = callPs;
    long word = library.lot().platform().reserveLine(SubjectKind.QUEUE, name);
    input = new Futex("a callback in " + name, word);
  }

  @Override
  public Put<T> putBy(LibraryCaller caller) {
    return new PutItem(caller);
  }

  @Override
  public Get<T> getBy(LibraryCaller caller) {
    return new GetItem(caller);
  }

  /** {@code call_soon_threadsafe}. */
  private final class PutItem extends Put<T> {
    private static final int CODE = 0;
    private static final int APPEND = 1;
    private static final int WRITE = 2;
    private static final int WRITTEN = 3;
    private static final int ATTACH = 4;

    private final LibraryCaller caller;
    private @Nullable T item;

    PutItem(LibraryCaller caller) {
      this.caller = caller;
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
      switch (state++) {
        case CODE:
          return thread.call(caller.code().apply(library.costs().loopCall()));
        case APPEND:
          if (item != null) {
            ready.addLast(item);
          }
          return thread.call(caller.caller().detach());
        case WRITE:
          return thread.occupy(callPs, Cause.IPC.id());
        case WRITTEN:
          hasInput = true;
          long wakePs = library.lot().platform().wakeCallPs();
          return input.wake(1) > 0 ? thread.occupy(wakePs, Cause.IPC.id()) : Step.AGAIN;
        case ATTACH:
          return thread.call(caller.caller().attach());
        default:
          return Step.DONE;
      }
    }
  }

  /** The next callback of {@code _run_once}. */
  private final class GetItem extends Get<T> {
    private static final int NEXT = 0;
    private static final int SELECT = 1;
    private static final int SELECTED = 2;
    private static final int ATTACH = 3;
    private static final int READ = 4;
    private static final int RUN = 5;

    private final LibraryCaller caller;
    private long deadlinePs = Long.MAX_VALUE;
    private @Nullable T item;

    GetItem(LibraryCaller caller) {
      this.caller = caller;
    }

    @Override
    public Get<T> within(long limitPs) {
      deadlinePs = limitPs == Long.MAX_VALUE ? limitPs : nowPs() + limitPs;
      item = null;
      return this;
    }

    @Override
    public @Nullable T item() {
      return item;
    }

    private long nowPs() {
      return library.lot().platform().kernel().nowPs();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case NEXT:
          if (leftInRound > 0) {
            leftInRound--;
            item = ready.pollFirst();
            state = RUN;
            return thread.call(caller.code().apply(library.costs().loopCall()));
          }
          state = SELECT;
          return thread.call(caller.caller().detach());
        case SELECT:
          state = SELECTED;
          return thread.occupy(callPs, Cause.IPC.id());
        case SELECTED:
          if (ready.isEmpty() && !hasInput && nowPs() < deadlinePs) {
            return deadlinePs == Long.MAX_VALUE
                ? thread.waitOn(input, Cause.QUEUE_EMPTY.id())
                : thread.waitOn(input, deadlinePs - nowPs(), Cause.QUEUE_EMPTY.id());
          }
          state = ATTACH;
          return thread.call(caller.caller().attach());
        case ATTACH:
          state = READ;
          return hasInput ? thread.occupy(callPs, Cause.IPC.id()) : Step.AGAIN;
        case READ:
          hasInput = false;
          leftInRound = ready.size();
          state = leftInRound == 0 && nowPs() >= deadlinePs ? RUN : NEXT;
          return Step.AGAIN;
        default:
          return Step.DONE;
      }
    }
  }
}
