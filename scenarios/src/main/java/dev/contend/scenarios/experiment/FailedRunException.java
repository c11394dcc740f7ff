package dev.contend.scenarios.experiment;

/** A fault of the tool in a run that is needed, with what it takes to run that one again. */
public final class FailedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FailedRunException(FailedPoint point) {
    super(point.message(), point.fault());
  }
}
