package dev.contend.coherence.replay;

import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Distance;

/** What a replay has counted. An access to several lines counts once for each. */
public final class ReplayCounts {
  private final long[] accesses = new long[AccessKind.values().length];
  private final long[] byDistance = new long[Distance.values().length];
  private final long[][] transitions =
      new long[LineState.values().length][LineEvent.values().length];
  long l1Hits;
  long l2Hits;
  long lastLevelFills;
  long memoryFills;
  long requestsForOwnership;
  long upgrades;
  long invalidations;
  long evictions;
  long writeBacks;
  long splits;

  ReplayCounts() {}

  void access(AccessKind kind) {
    accesses[kind.ordinal()]++;
  }

  void transfer(Distance distance) {
    byDistance[distance.ordinal()]++;
  }

  void transition(LineState state, LineEvent event) {
    transitions[state.ordinal()][event.ordinal()]++;
  }

  /** Accesses of a kind. */
  public long accesses(AccessKind kind) {
    return accesses[kind.ordinal()];
  }

  /** Accesses of all kinds. */
  public long accesses() {
    long sum = 0;
    for (long count : accesses) {
      sum += count;
    }
    return sum;
  }

  /** How often an event has met a line in a state. */
  public long transitions(LineState state, LineEvent event) {
    return transitions[state.ordinal()][event.ordinal()];
  }

  /** Lines that another core's cache supplied at a distance. */
  public long transfers(Distance distance) {
    return byDistance[distance.ordinal()];
  }

  /** Accesses that the first level answered. */
  public long l1Hits() {
    return l1Hits;
  }

  /** Accesses that the second level answered. */
  public long l2Hits() {
    return l2Hits;
  }

  /** Lines that came from a last-level cache. */
  public long lastLevelFills() {
    return lastLevelFills;
  }

  /** Lines that came from memory. */
  public long memoryFills() {
    return memoryFills;
  }

  /** Writes that a core could not answer by itself. */
  public long requestsForOwnership() {
    return requestsForOwnership;
  }

  /** Those of them by a core that had a copy. */
  public long upgrades() {
    return upgrades;
  }

  /** Copies that sharers had to drop. */
  public long invalidations() {
    return invalidations;
  }

  /** Lines that a core dropped to make room. */
  public long evictions() {
    return evictions;
  }

  /** Dirty data returned to memory, by evictions and by snoops. */
  public long writeBacks() {
    return writeBacks;
  }

  /** Accesses of the trace that touched more than one line. */
  public long splits() {
    return splits;
  }
}
