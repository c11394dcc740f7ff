package dev.contend.workloads.catalog;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.List;

/** A worker that does the same words round after round, delivers a small result, and ends. */
final class Steps implements Program.Body {
  /** Bytes of a pickled small int, framing included. */
  private static final int RESULT_BYTES = 10;

  private final Rounds rounds;
  private final List<Op> words;
  private int next;
  private boolean delivered;

  /**
   * @param words of a round, one or more
   */
  Steps(Rounds rounds, List<Op> words) {
    this.rounds = rounds;
    this.words = List.copyOf(words);
  }

  @Override
  public Op next() {
    if (next > 0 || rounds.take()) {
      Op word = words.get(next);
      next = (next + 1) % words.size();
      return word;
    }
    if (!delivered) {
      delivered = true;
      return new Op.Deliver(RESULT_BYTES);
    }
    return new Op.End();
  }

  /** Rounds that are left, for one worker or for all of them together. */
  static final class Rounds {
    private long left;

    Rounds(long left) {
      this.left = left;
    }

    private boolean take() {
      return left-- > 0;
    }
  }
}
