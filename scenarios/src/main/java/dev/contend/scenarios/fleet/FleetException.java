package dev.contend.scenarios.fleet;

/** A fleet that cannot be simulated as it is stated: why, and what to write instead. */
public final class FleetException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FleetException(String wrong, String advice) {
    super(wrong + "\n    " + advice);
  }
}
