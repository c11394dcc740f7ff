package dev.contend.workloads.catalog;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.List;

/** A worker that does the same words over and over, delivers a small result, and ends. */
final class Sequence implements Program.Body {
  /** Bytes of a pickled small int, framing included. */
  private static final int RESULT_BYTES = 10;

  private final List<Op> words;
  private long left;
  private int next;
  private boolean delivered;

  /**
   * @param times how often all words are done
   */
  Sequence(List<Op> words, long times) {
    this.words = words;
    left = words.isEmpty() ? 0 : times;
  }

  @Override
  public Op next() {
    if (left == 0) {
      boolean first = !delivered;
      delivered = true;
      return first ? new Op.Deliver(RESULT_BYTES) : new Op.End();
    }
    Op word = words.get(next);
    next++;
    if (next == words.size()) {
      next = 0;
      left--;
    }
    return word;
  }
}
