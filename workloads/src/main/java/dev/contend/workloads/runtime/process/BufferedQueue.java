package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code multiprocessing.Queue}: {@code put} takes a permit, leaves the object in a buffer of its
 * process, and wakes the feeder thread there, which pickles and writes; {@code get} reads, gives
 * the permit back, and unpickles.
 *
 * <p>The feeder competes with the threads of its process for the interpreter, and empties the
 * buffer before it looks whether it has to wait again.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/queues.py}. Departure: the lock of the
 * condition that the feeder waits at is never waited for.
 *
 * @param <M> what a message is to the program
 */
public final class BufferedQueue<M> {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "Queue with a feeder thread",
          "put takes a permit, leaves the object in a buffer of its process and wakes the"
              + " feeder thread, which pickles and writes; the feeder competes with the other"
              + " threads of its process for the interpreter.",
          "CPython Lib/multiprocessing/queues.py",
          "the lock of the condition that the feeder waits at is never waited for");

  private static final long NO_LIMIT = Integer.MAX_VALUE;

  private final String name;
  private final ProcessCosts costs;
  private final MessagePipe<M> pipe;
  private final SemLock slots;

  /**
   * @param name as in the report of a deadlock
   * @param capacity messages that may be in it; 0 for no limit
   * @param words gives an address for a word of the queue with a name
   */
  public BufferedQueue(
      String name, ProcessCosts costs, int capacity, ToLongFunction<String> words) {
    this.name = name;
    this.costs = costs;
    pipe = new MessagePipe<>(name, costs, words);
    slots =
        new SemLock(
            "room in " + name, words.applyAsLong(name), capacity == 0 ? NO_LIMIT : capacity);
  }

  /**
   * The queue as one process has it.
   *
   * @param helpers starts the feeder in that process
   */
  public End endIn(Helpers helpers) {
    return new End(helpers);
  }

  /** Whether there is no room for another message. */
  boolean isFull() {
    return !slots.hasPermit();
  }

  /** Takes messages out; a routine for one thread of any process. */
  Channel.Get<M> getBy(SystemCaller caller) {
    return new Getting<>(this, caller);
  }

  /** One process's side: the buffer, and the feeder once something has been put. */
  public final class End implements Channel<M> {
    private final Helpers helpers;
    private final ArrayDeque<Connection.Envelope<M>> buffer = new ArrayDeque<>();
    private final Futex notEmpty = new Futex("an object for the feeder of " + name);
    private @Nullable SimThread feeder;
    private boolean isClosed;

    private End(Helpers helpers) {
      this.helpers = helpers;
    }

    @Override
    public Put<M> putBy(SystemCaller caller) {
      return new Putting<>(BufferedQueue.this, this, caller);
    }

    @Override
    public Get<M> getBy(SystemCaller caller) {
      return new Getting<>(BufferedQueue.this, caller);
    }

    /** Lets the feeder write what is left and end; what the end of a process waits for. */
    public Routine closeBy(SystemCaller caller) {
      return new Close(caller);
    }

    private void startFeeder(SimThread near) {
      feeder = helpers.start("the feeder of " + name, near, Feeder::new);
    }

    private final class Close extends Routine {
      private final SystemCaller caller;

      Close(SystemCaller caller) {
        this.caller = caller;
      }

      @Override
      protected Step step(SimThread thread) {
        SimThread started = feeder;
        if (started == null) {
          return Step.DONE;
        }
        switch (state) {
          case 0:
            state = 1;
            isClosed = true;
            return notEmpty.wake(1) > 0
                ? thread.occupy(caller.wakeCallPs(), Cause.IPC.id())
                : Step.AGAIN;
          case 1:
            state = 2;
            return thread.call(caller.detach());
          case 2:
            if (!started.hasEnded()) {
              return thread.waitOn(started.ended(), Cause.IPC.id());
            }
            state = 3;
            return thread.call(caller.attach());
          default:
            return Step.DONE;
        }
      }
    }

    /** {@code Queue._feed}. */
    private final class Feeder extends Routine {
      private static final int LOOK = 0;
      private static final int TRANSMIT = 1;
      private static final int SLEEP = 2;
      private static final int WOKEN = 3;

      private final SystemCaller caller;
      private final MessagePipe.Transmit<M> transmit;

      Feeder(SystemCaller caller) {
        this.caller = caller;
        transmit = new MessagePipe.Transmit<>(pipe, caller);
      }

      @Override
      protected Step step(SimThread thread) {
        switch (state) {
          case LOOK:
            if (!buffer.isEmpty()) {
              state = TRANSMIT;
              return thread.compute(costs.queue().feedPs(), Cause.IPC.id());
            }
            if (isClosed) {
              return Step.DONE;
            }
            state = SLEEP;
            return thread.call(caller.detach());
          case TRANSMIT:
            Connection.Envelope<M> next = buffer.removeFirst();
            state = LOOK;
            return thread.call(transmit.of(next.message(), next.payload()));
          case SLEEP:
            if (buffer.isEmpty() && !isClosed) {
              return thread.waitOn(notEmpty, Cause.QUEUE_EMPTY.id());
            }
            state = WOKEN;
            return thread.call(caller.attach());
          default:
            state = LOOK;
            return Step.AGAIN;
        }
      }
    }
  }

  private static final class Putting<M> extends Channel.Put<M> {
    private static final int BEGIN = 0;
    private static final int ACQUIRE = 1;
    private static final int APPEND = 2;

    private final BufferedQueue<M> queue;
    private final BufferedQueue<M>.End end;
    private final SystemCaller caller;
    private final SemLock.Acquire acquire;
    private Connection.@Nullable Envelope<M> envelope;

    Putting(BufferedQueue<M> queue, BufferedQueue<M>.End end, SystemCaller caller) {
      this.queue = queue;
      this.end = end;
      this.caller = caller;
      acquire = new SemLock.Acquire(queue.slots, caller, Cause.QUEUE_FULL);
    }

    @Override
    public Channel.Put<M> of(M message, Payload payload) {
      envelope = new Connection.Envelope<>(message, payload);
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case BEGIN:
          return thread.compute(queue.costs.queue().putPs(), Cause.IPC.id());
        case ACQUIRE:
          return thread.call(acquire);
        case APPEND:
          end.buffer.addLast(Objects.requireNonNull(envelope));
          if (end.feeder == null) {
            end.startFeeder(thread);
          }
          return end.notEmpty.wake(1) > 0
              ? thread.occupy(caller.wakeCallPs(), Cause.IPC.id())
              : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  private static final class Getting<M> extends Channel.Get<M> {
    private final BufferedQueue<M> queue;
    private final MessagePipe.Fetch<M> fetch;
    private final SemLock.Release release;

    Getting(BufferedQueue<M> queue, SystemCaller caller) {
      this.queue = queue;
      fetch = new MessagePipe.Fetch<>(queue.pipe, caller);
      release = new SemLock.Release(queue.slots, caller);
    }

    @Override
    public M taken() {
      return fetch.message();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.compute(queue.costs.queue().getPs(), Cause.IPC.id());
        case 1:
          return thread.call(fetch);
        case 2:
          return thread.call(release);
        case 3:
          return thread.compute(queue.costs.pickle().loadsPs(fetch.payload()), Cause.PICKLING.id());
        default:
          return Step.DONE;
      }
    }
  }
}
