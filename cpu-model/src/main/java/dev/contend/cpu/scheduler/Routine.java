package dev.contend.cpu.scheduler;

/**
 * A piece of a thread's code as a state machine: each call goes on where the last one left off.
 *
 * <p>A routine is made once for its thread and called many times. Its {@link #step} makes at most
 * one request of the thread (compute, access, block, call another routine) and returns what the
 * request returned. The present instant is the instant at which the previous request was done.
 *
 * <p>Why not threads or coroutines: a run must be reproducible and fast, and Java 17 has no
 * continuations.
 */
public abstract class Routine {
  /** Where the routine stands; 0 when it is called. */
  protected int state;

  /** Goes on. */
  protected abstract Step step(SimThread thread);

  final void begin() {
    state = 0;
  }

  /** What a routine tells its thread. */
  public enum Step {
    /** Call the topmost routine at once: nothing has to be waited for. */
    AGAIN,
    /** The thread waits; it will call when the request is done. */
    WAIT,
    /** This routine has ended; the one that called it goes on. */
    DONE
  }
}
