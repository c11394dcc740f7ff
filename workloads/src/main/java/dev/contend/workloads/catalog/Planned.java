package dev.contend.workloads.catalog;

import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedObject;
import java.util.ArrayDeque;

/**
 * A worker that plans some words at a time, delivers a small result when no more come, and ends.
 */
abstract class Planned implements Program.Body {
  /** Bytes of a pickled small int, framing included. */
  private static final int RESULT_BYTES = 10;

  private final ArrayDeque<Op> due = new ArrayDeque<>();
  private boolean isDelivered;

  /** Adds what comes next with {@link #then}; nothing at the end. */
  abstract void plan();

  /** Plans a word behind those that are planned. */
  final void then(Op word) {
    due.add(word);
  }

  /** Plans a look at every item of a container. */
  final void thenReadAll(SharedObject container) {
    for (int item = 0; item < container.items(); item++) {
      then(new ObjectUse.ReadItem(container, item));
    }
  }

  @Override
  public final Op next() {
    if (due.isEmpty()) {
      plan();
    }
    if (!due.isEmpty()) {
      return due.removeFirst();
    }
    boolean isEnd = isDelivered;
    isDelivered = true;
    return isEnd ? new Op.End() : new Op.Deliver(RESULT_BYTES);
  }
}
