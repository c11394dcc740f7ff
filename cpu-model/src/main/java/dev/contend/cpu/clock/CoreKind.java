package dev.contend.cpu.clock;

/**
 * A kind of core: how fast it runs alone, among others, and beside its SMT sibling.
 *
 * @param name as in the machine file, for instance {@code P} and {@code E}
 * @param clock clock by number of active cores of this kind in a socket
 * @param workPerCycle work done in one cycle relative to the machine's first kind (1 for it)
 * @param smtYield throughput of a core with several hardware threads busy over one busy
 * @param missesInFlight lines that a core can wait for from memory at a time
 */
public record CoreKind(
    String name, ClockTable clock, double workPerCycle, SmtYield smtYield, int missesInFlight) {
  /** A kind that waits for one line at a time, whose yield depends on nothing. */
  public CoreKind(String name, ClockTable clock, double workPerCycle, double smtYield) {
    this(name, clock, workPerCycle, SmtYield.of(smtYield), 1);
  }

  /** A kind that waits for one line at a time. */
  public CoreKind(String name, ClockTable clock, double workPerCycle, SmtYield smtYield) {
    this(name, clock, workPerCycle, smtYield, 1);
  }

  public CoreKind {
    if (!(workPerCycle > 0)) {
      throw new IllegalArgumentException(
          "core kind '" + name + "': workPerCycle is " + workPerCycle + "; must be positive");
    }
    if (missesInFlight < 1) {
      throw new IllegalArgumentException(
          "core kind '" + name + "': missesInFlight is " + missesInFlight + "; must be 1 or more");
    }
  }

  /** Work per second of a core of this kind that runs alone, in cycles of the first kind. */
  public double peakRate() {
    return clock.peakHz() * workPerCycle;
  }
}
