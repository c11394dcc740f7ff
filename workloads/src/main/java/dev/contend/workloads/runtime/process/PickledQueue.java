package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.runtime.Mechanism;
import java.util.function.ToLongFunction;

/**
 * {@code multiprocessing.SimpleQueue}: the sender pickles and writes, the receiver reads and
 * unpickles.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/queues.py}.
 *
 * @param <M> what a message is to the program
 */
public final class PickledQueue<M> implements Channel<M> {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "SimpleQueue",
          "The sender pickles and writes under the writers' lock; the receiver reads under"
              + " the readers' lock, which it holds while it waits, and unpickles.",
          "CPython Lib/multiprocessing/queues.py",
          "");

  private final ProcessCosts costs;
  private final MessagePipe<M> pipe;

  /**
   * @param name as in the report of a deadlock
   * @param words gives an address for a word of the queue with a name
   */
  public PickledQueue(String name, ProcessCosts costs, ToLongFunction<String> words) {
    this.costs = costs;
    pipe = new MessagePipe<>(name, costs, words);
  }

  /**
   * The same for a reader that polls more than one.
   *
   * @param readable woken when a message comes
   */
  PickledQueue(String name, ProcessCosts costs, ToLongFunction<String> words, Futex readable) {
    this.costs = costs;
    pipe = new MessagePipe<>(name, costs, words, readable);
  }

  /** Whether {@code get} would find something. */
  boolean isReadable() {
    return pipe.isReadable();
  }

  @Override
  public Put<M> putBy(SystemCaller caller) {
    return new Putting(caller);
  }

  @Override
  public Get<M> getBy(SystemCaller caller) {
    return new Getting(caller);
  }

  private final class Putting extends Put<M> {
    private final MessagePipe.Transmit<M> transmit;

    Putting(SystemCaller caller) {
      transmit = new MessagePipe.Transmit<>(pipe, caller);
    }

    @Override
    public Put<M> of(M message, Payload payload) {
      transmit.of(message, payload);
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.compute(costs.queue().simplePs(), Cause.IPC.id());
        case 1:
          return thread.call(transmit);
        default:
          return Step.DONE;
      }
    }
  }

  private final class Getting extends Get<M> {
    private final MessagePipe.Fetch<M> fetch;

    Getting(SystemCaller caller) {
      fetch = new MessagePipe.Fetch<>(pipe, caller);
    }

    @Override
    public M taken() {
      return fetch.message();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.call(fetch);
        case 1:
          return thread.compute(costs.queue().simplePs(), Cause.IPC.id());
        case 2:
          return thread.compute(costs.pickle().loadsPs(fetch.payload()), Cause.PICKLING.id());
        default:
          return Step.DONE;
      }
    }
  }
}
