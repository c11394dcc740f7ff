package dev.contend.workloads.runtime.policy;

/**
 * What counting references takes beyond the accesses to the counts.
 *
 * @param referencesPerWith counted references that {@code with lock:} takes and gives back on the
 *     lock object
 * @param mergePs merging and freeing one object whose count was queued, in picoseconds
 */
public record CountCosts(int referencesPerWith, long mergePs) {
  public CountCosts {
    if (referencesPerWith < 0) {
      throw new IllegalArgumentException(
          "referencesPerWith is " + referencesPerWith + "; must not be negative");
    }
  }
}
