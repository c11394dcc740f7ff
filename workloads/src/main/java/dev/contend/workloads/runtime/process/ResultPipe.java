package dev.contend.workloads.runtime.process;

import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;

/**
 * A pipe into which worker processes put pickled results and from which the parent reads them.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/queues.py}, {@code SimpleQueue}: pickled and
 * written by the sender, read and unpickled one after the other by the receiver. Departure:
 * messages are smaller than the pipe's buffer of 64 KiB, so a writer never waits for the reader.
 */
public final class ResultPipe {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "results through a pipe",
          "A worker process pickles its result and writes it; the parent reads and unpickles one"
              + " result after the other.",
          "CPython Lib/multiprocessing/queues.py, SimpleQueue",
          "");

  private final ArrayDeque<Integer> messages = new ArrayDeque<>();
  private final Futex readable = new Futex("a result in the pipe");

  /** Pickles a result and writes it. */
  public static final class Send extends Routine {
    private final ResultPipe pipe;
    private final ProcessCosts costs;
    private final long wakeCallPs;
    private int bytes;

    /**
     * @param wakeCallPs what waking another thread costs
     */
    public Send(ResultPipe pipe, ProcessCosts costs, long wakeCallPs) {
      this.pipe = pipe;
      this.costs = costs;
      this.wakeCallPs = wakeCallPs;
    }

    /** The same routine for a message of a size. */
    public Send of(int messageBytes) {
      bytes = messageBytes;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.compute(costs.picklePs(bytes), Cause.PICKLING.id(), WorkKind.NATIVE);
        case 1:
          return thread.occupy(costs.pipeCallPs(), Cause.IPC.id());
        case 2:
          pipe.messages.addLast(bytes);
          return pipe.readable.wake(1) > 0 ? thread.occupy(wakeCallPs, Cause.IPC.id()) : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  /** Waits for a result, reads it and unpickles it. */
  public static final class Receive extends Routine {
    private static final int WAIT = 0;
    private static final int UNPICKLE = 1;
    private static final int END = 2;

    private final ResultPipe pipe;
    private final ProcessCosts costs;
    private int bytes;

    public Receive(ResultPipe pipe, ProcessCosts costs) {
      this.pipe = pipe;
      this.costs = costs;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case WAIT:
          Integer message = pipe.messages.pollFirst();
          if (message == null) {
            return thread.waitOn(pipe.readable, Cause.IPC.id());
          }
          bytes = message;
          state = UNPICKLE;
          return thread.occupy(costs.pipeCallPs(), Cause.IPC.id());
        case UNPICKLE:
          state = END;
          return thread.compute(costs.unpicklePs(bytes), Cause.PICKLING.id(), WorkKind.NATIVE);
        default:
          return Step.DONE;
      }
    }
  }
}
