package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.Payload;

/**
 * What messages go through from thread to thread, first in, first out.
 *
 * @param <M> what a message is to the program
 */
public interface Channel<M> {
  /** Puts messages in; a routine for one thread. */
  Put<M> putBy(SystemCaller caller);

  /** Takes messages out; a routine for one thread. */
  Get<M> getBy(SystemCaller caller);

  /** Puts one message in. */
  abstract class Put<M> extends Routine {
    /** This routine for a message; to be called before each use. */
    public abstract Put<M> of(M message, Payload payload);
  }

  /** Waits for a message and takes it. */
  abstract class Get<M> extends Routine {
    /** The message that was taken, when the routine is done. */
    public abstract M taken();
  }
}
