package dev.contend.workloads.catalog;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;

/** A worker that first waits for all others. */
final class AfterStart implements Program.Body {
  private final Program.Body then;
  private boolean started;

  AfterStart(Program.Body then) {
    this.then = then;
  }

  @Override
  public Op next() {
    if (started) {
      return then.next();
    }
    started = true;
    return new Op.Ready();
  }
}
