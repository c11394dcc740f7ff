package dev.contend.cpu.clock;

import dev.contend.cpu.topology.Machine;
import java.util.List;

/**
 * The speeds of a machine's cores.
 *
 * <p>Speeds are relative to the <i>peak</i>: the fastest kind of core, alone in its socket and on
 * its core. Private work is given in picoseconds at peak speed; a slower core stretches it.
 *
 * @param machine what the cores belong to
 * @param kinds what {@link dev.contend.cpu.topology.Core#kind} counts
 * @param governorIntervalPs time between two decisions of the power control unit: a change in the
 *     number of active cores reaches the clock no sooner; 0 for at once
 */
public record Processor(Machine machine, List<CoreKind> kinds, long governorIntervalPs) {
  public Processor {
    kinds = List.copyOf(kinds);
    if (governorIntervalPs < 0) {
      throw new IllegalArgumentException(
          "governorIntervalPs is " + governorIntervalPs + "; must not be negative");
    }
    for (int core = 0; core < machine.cores(); core++) {
      int kind = machine.core(core).kind();
      if (kind >= kinds.size()) {
        throw new IllegalArgumentException(
            "core " + core + " is of kind " + kind + "; the machine has " + kinds.size());
      }
    }
  }

  /** The same cores without any loss: each always at the peak, whatever runs on its sibling. */
  public Processor atPeak() {
    ClockTable peak = ClockTable.fixed(peakRate());
    List<CoreKind> same =
        kinds.stream()
            .map(kind -> new CoreKind(kind.name(), peak, 1, SmtYield.FULL, kind.missesInFlight()))
            .toList();
    return new Processor(machine, same, governorIntervalPs);
  }

  /** The highest work rate of any kind, in cycles of the first kind per second. */
  public double peakRate() {
    double peak = 0;
    // By index: this is asked for with each piece of work, and an iterator took a tenth of a run.
    for (int kind = 0; kind < kinds.size(); kind++) {
      peak = Math.max(peak, kinds.get(kind).peakRate());
    }
    return peak;
  }

  /** Relative speed of a core of a kind with so many active cores beside it, SMT sibling idle. */
  public double relativeSpeed(int kind, int activeCores) {
    CoreKind coreKind = kinds.get(kind);
    return coreKind.clock().hzAt(activeCores) * coreKind.workPerCycle() / peakRate();
  }

  /** The share of a core's speed that each of its busy hardware threads gets, by its yield. */
  public static double siblingShare(double yield, int busyThreads) {
    return busyThreads < 2 ? 1 : yield / busyThreads;
  }

  /** Converts cycles of the first kind of core into picoseconds at peak speed. */
  public double peakPs(double cycles) {
    return cycles * 1e12 / peakRate();
  }
}
