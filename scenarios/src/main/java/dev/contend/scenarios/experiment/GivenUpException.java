package dev.contend.scenarios.experiment;

/** A simulation was given up by whoever watched over it. */
final class GivenUpException extends RuntimeException {
  private static final long serialVersionUID = 1;

  GivenUpException() {
    super("given up");
  }
}
