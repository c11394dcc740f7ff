package dev.contend.scenarios.experiment;

/** A fault of the tool in one run, with what it takes to run that one again. */
public final class FailedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FailedRunException(RunSpec run, RuntimeException fault) {
    super(
        "the simulation of "
            + run.point().label()
            + ", replication "
            + run.replication()
            + " with seed "
            + run.seed()
            + ", failed: "
            + fault.getMessage(),
        fault);
  }
}
