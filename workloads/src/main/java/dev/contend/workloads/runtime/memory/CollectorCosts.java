package dev.contend.workloads.runtime.memory;

/**
 * Which cycle collector a version and build has, and what it costs.
 *
 * @param kind which it is
 * @param threshold objects made and not freed since the last collection that ask for another
 * @param objectPs looking at an object, in picoseconds
 * @param referencePs following a reference
 * @param memoryCheckPs asking the kernel for the process's memory before a collection; 0 if it does
 *     not ask
 */
public record CollectorCosts(
    CollectorKind kind, int threshold, double objectPs, double referencePs, long memoryCheckPs) {
  /** The same collector after {@code gc.disable()}: it only collects when asked to. */
  public CollectorCosts disabled() {
    return new CollectorCosts(kind, Integer.MAX_VALUE - 1, objectPs, referencePs, memoryCheckPs);
  }

  /** The time to look at objects and to follow references. */
  double visitPs(double objects, double references) {
    return objects * objectPs + references * referencePs;
  }
}
