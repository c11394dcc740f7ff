package dev.contend.workloads.script;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One thread of a written program that does the block of its role. */
final class ScriptBody implements Program.Body {
  /** Bytes of a pickled small int, framing included, as the other programs deliver. */
  static final int RESULT_BYTES = 10;

  private final Walk walk;

  /** The pools that it may submit to and has not left. */
  private final Deque<Executor> executors;

  private boolean isDelivered;

  /**
   * @param executors the pools that the thread may submit to
   */
  ScriptBody(List<Statement> block, Walk walk, List<Executor> executors) {
    this.walk = walk;
    this.executors = new ArrayDeque<>(executors);
    walk.begin(block);
  }

  @Override
  public Op next() {
    Optional<Op> op = walk.next();
    if (op.isPresent()) {
      return op.get();
    }
    while (!executors.isEmpty()) {
      Optional<Op> shutdown = executors.removeFirst().leave();
      if (shutdown.isPresent()) {
        return shutdown.get();
      }
    }
    if (!isDelivered) {
      isDelivered = true;
      return new Op.Deliver(RESULT_BYTES);
    }
    return new Op.End();
  }

  @Override
  public void received(int item) {
    walk.received(item);
  }
}
