package dev.contend.workloads.runtime.process;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A queue inside one process, as the pools of threads have it: messages go by reference.
 *
 * <p>Where each thread has an interpreter of its own nothing may be shared: a message is then
 * pickled and unpickled, and its bytes are copied from the one to the other, without a pipe.
 *
 * <p>Source: CPython 3.13 {@code Modules/_queuemodule.c}; {@code Python/crossinterp.c} for the
 * copies. Departure: the queue's own lock is one atomic access to its line, and never waited for.
 *
 * @param <M> what a message is to the program
 */
public final class HeapQueue<M> implements Channel<M> {
  private final long address;
  private final Futex notEmpty;
  private final ArrayDeque<Connection.Envelope<M>> messages = new ArrayDeque<>();
  private final @Nullable ProcessCosts copying;

  /**
   * @param name as in the report of a deadlock
   * @param address of its header
   * @param copying what messages cost between interpreters; null to pass them by reference
   */
  public HeapQueue(String name, long address, @Nullable ProcessCosts copying) {
    this.address = address;
    this.copying = copying;
    notEmpty = new Futex("a message in " + name, address);
  }

  @Override
  public Put<M> putBy(SystemCaller caller) {
    return new Putting(caller);
  }

  @Override
  public Get<M> getBy(SystemCaller caller) {
    return new Getting(caller);
  }

  /** What a message costs both ends because it may not be shared. */
  double crossingPs(Payload payload) {
    return sendPs(payload) + receivePs(payload);
  }

  private double sendPs(Payload payload) {
    return copying == null ? 0 : copying.pickle().dumpsPs(payload) - copying.pickle().reducerPs();
  }

  private double receivePs(Payload payload) {
    return copying == null
        ? 0
        : copying.pickle().loadsPs(payload) + payload.bytes() * copying.pipe().bytePs();
  }

  private final class Putting extends Put<M> {
    private final SystemCaller caller;
    private Connection.@Nullable Envelope<M> envelope;

    Putting(SystemCaller caller) {
      this.caller = caller;
    }

    @Override
    public Put<M> of(M message, Payload payload) {
      envelope = new Connection.Envelope<>(message, payload);
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      Connection.Envelope<M> next = Objects.requireNonNull(envelope);
      switch (state++) {
        case 0:
          return thread.compute(sendPs(next.payload()), Cause.PICKLING.id());
        case 1:
          return line(thread);
        case 2:
          messages.addLast(next);
          return notEmpty.wake(1) > 0
              ? thread.still().occupy(caller.wakeCallPs(), Cause.QUEUE_EMPTY.id())
              : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  private final class Getting extends Get<M> {
    private static final int LOOK = 0;
    private static final int TAKE = 1;
    private static final int WAIT = 2;
    private static final int ATTACHED = 3;
    private static final int TAKEN = 4;

    private final SystemCaller caller;
    private Connection.@Nullable Envelope<M> envelope;

    Getting(SystemCaller caller) {
      this.caller = caller;
    }

    @Override
    public M taken() {
      return Objects.requireNonNull(envelope).message();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case LOOK:
          state = TAKE;
          return line(thread);
        case TAKE:
          Connection.Envelope<M> first = messages.pollFirst();
          if (first == null) {
            state = WAIT;
            return thread.call(caller.detach());
          }
          envelope = first;
          state = TAKEN;
          return thread.compute(receivePs(first.payload()), Cause.PICKLING.id());
        case WAIT:
          if (messages.isEmpty()) {
            return thread.waitOn(notEmpty, Cause.QUEUE_EMPTY.id());
          }
          state = ATTACHED;
          return thread.call(caller.attach());
        case ATTACHED:
          state = LOOK;
          return Step.AGAIN;
        default:
          return Step.DONE;
      }
    }
  }

  private Routine.Step line(SimThread thread) {
    return thread.access(
        address, AccessKind.ATOMIC, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }
}
