package dev.contend.workloads.program;

/**
 * A queue of the module {@code multiprocessing}: messages are pickled, go through a pipe, and are
 * unpickled, even where both ends are threads of one process.
 *
 * @param id number among the program's queues, from 0
 * @param name as in messages
 * @param kind which of the two
 * @param capacity messages that may be in it, the limit of {@code maxsize}; 0 for no limit
 */
public record ProcessQueue(int id, String name, Kind kind, int capacity) {
  public ProcessQueue {
    if (capacity < 0 || (capacity > 0 && kind == Kind.SIMPLE)) {
      throw new IllegalArgumentException(
          "capacity is " + capacity + "; only a buffered queue has one, and it is not negative");
    }
  }

  /** How a message gets into the pipe. */
  public enum Kind {
    /** {@code Queue}: a feeder thread of the sending process pickles and writes. */
    BUFFERED,
    /** {@code SimpleQueue}: the sender pickles and writes by itself. */
    SIMPLE
  }
}
