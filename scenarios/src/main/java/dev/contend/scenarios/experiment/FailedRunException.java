package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;

/** A fault of the tool in one run, with what it takes to run that one again. */
public final class FailedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FailedRunException(PointSpec point, int replication, long seed, RuntimeException fault) {
    super(
        "the simulation of "
            + point.label()
            + ", replication "
            + replication
            + " with seed "
            + seed
            + ", failed: "
            + fault.getMessage(),
        fault);
  }
}
