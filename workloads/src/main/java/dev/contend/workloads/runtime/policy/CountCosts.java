package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.EnumMap;
import java.util.Map;

/**
 * What counting references takes beyond the accesses to the counts, and which references are not
 * counted.
 *
 * @param referencesPerWith counted references that {@code with lock:} takes and gives back on the
 *     lock object
 * @param mergePs merging and freeing one object whose count was queued, in picoseconds
 * @param queuePs putting an object into its owner's queue, in picoseconds
 * @param changesPerCycle references to private objects taken or given back in a cycle of work of
 *     the reference interpreter; what a plain or a local change takes is part of that work
 * @param borrowsLoads whether the compiler borrows references that a local variable holds longer
 *     than they are used
 * @param exemptions of kinds of objects; those that are not in it have none
 */
public record CountCosts(
    int referencesPerWith,
    long mergePs,
    long queuePs,
    double changesPerCycle,
    boolean borrowsLoads,
    Map<SharedObject.Kind, Exemption> exemptions) {
  public CountCosts {
    if (referencesPerWith < 0) {
      throw new IllegalArgumentException(
          "referencesPerWith is " + referencesPerWith + "; must not be negative");
    }
    if (!(changesPerCycle >= 0)) {
      throw new IllegalArgumentException(
          "changesPerCycle is " + changesPerCycle + "; must not be negative");
    }
  }

  /** Every reference is counted. */
  public CountCosts(int referencesPerWith, long mergePs) {
    this(referencesPerWith, mergePs, 0, 0, false, new EnumMap<>(SharedObject.Kind.class));
  }

  /** How references to a kind of object are counted. */
  Exemption exemption(SharedObject.Kind kind) {
    return exemptions.getOrDefault(kind, Exemption.NONE);
  }
}
