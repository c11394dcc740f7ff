package dev.contend.cpu.clock;

/**
 * A kind of core: how fast it runs alone, among others, and beside its SMT sibling.
 *
 * @param name as in the machine file, for instance {@code P} and {@code E}
 * @param clock clock by number of active cores of this kind in a socket
 * @param workPerCycle work done in one cycle relative to the machine's first kind (1 for it)
 * @param smtYield throughput of a core with both hardware threads busy over one busy, 1 to 2; each
 *     of the two then runs at half of it
 */
public record CoreKind(String name, ClockTable clock, double workPerCycle, double smtYield) {
  public CoreKind {
    if (!(workPerCycle > 0)) {
      throw new IllegalArgumentException(
          "core kind '" + name + "': workPerCycle is " + workPerCycle + "; must be positive");
    }
    if (!(smtYield >= 1 && smtYield <= 2)) {
      throw new IllegalArgumentException(
          "core kind '" + name + "': smtYield is " + smtYield + "; must lie between 1 and 2");
    }
  }

  /** Work per second of a core of this kind that runs alone, in cycles of the first kind. */
  public double peakRate() {
    return clock.peakHz() * workPerCycle;
  }
}
