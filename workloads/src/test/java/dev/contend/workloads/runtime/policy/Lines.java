package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** A worker written down line by line, for tests; each line runs at its simulated instant. */
final class Lines implements Program.Body {
  private final ArrayDeque<Supplier<Op>> lines = new ArrayDeque<>();
  private IntConsumer onReceived = item -> {};
  private Runnable onGaveUp = () -> {};

  /** Adds an operation. */
  Lines op(Op op) {
    lines.addLast(() -> op);
    return this;
  }

  /** Adds something that takes no time. */
  Lines run(Runnable action) {
    lines.addLast(
        () -> {
          action.run();
          return new Op.Compute(0);
        });
    return this;
  }

  /** Adds an operation that is done again and again as long as something holds. */
  Lines whileHolds(BooleanSupplier condition, Op op) {
    lines.addLast(() -> again(condition, op));
    return this;
  }

  private Op again(BooleanSupplier condition, Op op) {
    if (!condition.getAsBoolean()) {
      return new Op.Compute(0);
    }
    lines.addFirst(() -> again(condition, op));
    return op;
  }

  Lines onReceived(IntConsumer action) {
    onReceived = action;
    return this;
  }

  Lines onGaveUp(Runnable action) {
    onGaveUp = action;
    return this;
  }

  @Override
  public Op next() {
    Supplier<Op> line = lines.pollFirst();
    return line == null ? new Op.End() : line.get();
  }

  @Override
  public void received(int item) {
    onReceived.accept(item);
  }

  @Override
  public void gaveUp() {
    onGaveUp.run();
  }
}
