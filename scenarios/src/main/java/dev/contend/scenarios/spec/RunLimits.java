package dev.contend.scenarios.spec;

/**
 * What a run may cost: beyond it the run is given up, with a verdict on its point, and the others
 * go on.
 *
 * @param simulatedPs picoseconds of simulated time
 * @param events of the simulation
 * @param wallMs milliseconds that it takes
 * @param memoryBytes of the JVM's heap in use while it is simulated alone
 */
public record RunLimits(long simulatedPs, long events, long wallMs, long memoryBytes) {
  /** The value of a limit that is not set. */
  public static final long NONE = Long.MAX_VALUE;

  /** No limit beyond those that every run has. */
  public static final RunLimits UNLIMITED = new RunLimits(NONE, NONE, NONE, NONE);

  public RunLimits {
    if (simulatedPs < 1 || events < 1 || wallMs < 1 || memoryBytes < 1) {
      throw new IllegalArgumentException("a limit must be positive");
    }
  }

  /** The same with another limit of simulated time. */
  public RunLimits withSimulatedPs(long other) {
    return new RunLimits(other, events, wallMs, memoryBytes);
  }

  /** The same with another limit of events. */
  public RunLimits withEvents(long other) {
    return new RunLimits(simulatedPs, other, wallMs, memoryBytes);
  }

  /** The same with another limit of wall-clock time. */
  public RunLimits withWallMs(long other) {
    return new RunLimits(simulatedPs, events, other, memoryBytes);
  }

  /** The same with another limit of memory. */
  public RunLimits withMemoryBytes(long other) {
    return new RunLimits(simulatedPs, events, wallMs, other);
  }

  /** What of it a result depends on, whichever machine simulates; empty if nothing. */
  public String deterministic() {
    return simulatedPs == NONE && events == NONE ? "" : " " + simulatedPs + " ps " + events;
  }
}
