package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What both queues of {@code multiprocessing} have: a pipe with a lock for its writers and one for
 * its readers. A reader holds its lock while it waits for a message and while it reads it.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/queues.py}.
 *
 * @param <M> what a message is to the program
 */
final class MessagePipe<M> {
  private final PickleCosts pickle;
  private final Connection<M> connection;
  private final SemLock readLock;
  private final SemLock writeLock;

  /**
   * @param name as in the report of a deadlock
   * @param words gives an address for a word of the queue with a name
   * @param readable woken when a message comes
   */
  MessagePipe(String name, ProcessCosts costs, ToLongFunction<String> words, Futex readable) {
    this(name, costs, words.applyAsLong(name), words.applyAsLong(name), readable);
  }

  /** The same with a reader of its own. */
  MessagePipe(String name, ProcessCosts costs, ToLongFunction<String> words) {
    this(name, costs, words.applyAsLong(name), words);
  }

  private MessagePipe(
      String name, ProcessCosts costs, long readWord, ToLongFunction<String> words) {
    this(
        name,
        costs,
        readWord,
        words.applyAsLong(name),
        new Futex("a message in " + name, readWord));
  }

  private MessagePipe(
      String name, ProcessCosts costs, long readWord, long writeWord, Futex readable) {
    pickle = costs.pickle();
    connection = new Connection<>(name, costs.pipe(), readable);
    readLock = new SemLock("the readers' lock of " + name, readWord, 1);
    writeLock = new SemLock("the writers' lock of " + name, writeWord, 1);
  }

  /** Whether a read would find something. */
  boolean isReadable() {
    return connection.isReadable();
  }

  /** Pickles a message, then writes it under the writers' lock. */
  static final class Transmit<M> extends Routine {
    private final MessagePipe<M> pipe;
    private final SemLock.Acquire acquire;
    private final Connection.Send<M> send;
    private final SemLock.Release release;
    private @Nullable M message;
    private Payload payload = Payload.SMALL_INT;

    Transmit(MessagePipe<M> pipe, SystemCaller caller) {
      this.pipe = pipe;
      acquire = new SemLock.Acquire(pipe.writeLock, caller, Cause.IPC);
      send = new Connection.Send<>(pipe.connection, caller);
      release = new SemLock.Release(pipe.writeLock, caller);
    }

    /** This routine for a message. */
    Transmit<M> of(M next, Payload carrying) {
      message = next;
      payload = carrying;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.compute(pipe.pickle.dumpsPs(payload), Cause.PICKLING.id());
        case 1:
          return thread.call(acquire);
        case 2:
          return thread.call(send.of(Objects.requireNonNull(message), payload));
        case 3:
          return thread.call(release);
        default:
          return Step.DONE;
      }
    }
  }

  /** Reads a message under the readers' lock. */
  static final class Fetch<M> extends Routine {
    private final SemLock.Acquire acquire;
    private final Connection.Receive<M> receive;
    private final SemLock.Release release;
    private Connection.@Nullable Envelope<M> envelope;

    Fetch(MessagePipe<M> pipe, SystemCaller caller) {
      acquire = new SemLock.Acquire(pipe.readLock, caller, Cause.QUEUE_EMPTY);
      receive = new Connection.Receive<>(pipe.connection, caller);
      release = new SemLock.Release(pipe.readLock, caller);
    }

    /** The message that was read. */
    M message() {
      return Objects.requireNonNull(envelope).message();
    }

    /** What it carries. */
    Payload payload() {
      return Objects.requireNonNull(envelope).payload();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.call(acquire);
        case 1:
          return thread.call(receive);
        case 2:
          envelope = receive.take();
          return thread.call(release);
        default:
          return Step.DONE;
      }
    }
  }
}
