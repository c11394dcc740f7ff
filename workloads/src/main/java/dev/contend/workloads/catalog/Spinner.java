package dev.contend.workloads.catalog;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.function.BooleanSupplier;

/** A worker that computes until it is told to stop: {@code while not stop: ...}. */
final class Spinner implements Program.Body {
  /** Cycles between two looks at the flag. */
  private static final double CYCLES = 300_000;

  private final BooleanSupplier isStopped;
  private final Op work = new Op.Compute(CYCLES);

  Spinner(BooleanSupplier isStopped) {
    this.isStopped = isStopped;
  }

  @Override
  public Op next() {
    return isStopped.getAsBoolean() ? new Op.End() : work;
  }
}
