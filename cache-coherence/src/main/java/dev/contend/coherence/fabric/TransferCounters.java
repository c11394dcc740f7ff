package dev.contend.coherence.fabric;

import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;

/** Counts of what the memory system did. */
public final class TransferCounters {
  private final Machine machine;
  private final long[] byDistance = new long[Distance.values().length];
  private long hits;
  private long requestsForOwnership;
  private long invalidations;
  private long upgrades;
  private long farOperations;
  private long lastLevelFills;
  private long memoryFills;

  TransferCounters(Machine machine) {
    this.machine = machine;
  }

  void hit() {
    hits++;
  }

  void transfer(int from, int to) {
    byDistance[machine.distance(from, to).ordinal()]++;
  }

  void requestForOwnership(int dropped, boolean upgrade) {
    requestsForOwnership++;
    invalidations += dropped;
    if (upgrade) {
      upgrades++;
    }
  }

  void farOperation(int dropped) {
    farOperations++;
    invalidations += dropped;
  }

  void fill(boolean fromLastLevel) {
    if (fromLastLevel) {
      lastLevelFills++;
    } else {
      memoryFills++;
    }
  }

  /** Accesses that a core's own cache answered. */
  public long hits() {
    return hits;
  }

  /** Lines handed from an owning cache to another, over all distances. */
  public long transfers() {
    long sum = 0;
    for (long count : byDistance) {
      sum += count;
    }
    return sum;
  }

  /** Lines handed over at one distance. */
  public long transfers(Distance distance) {
    return byDistance[distance.ordinal()];
  }

  /** Requests to write (RFO) that a core could not answer from its own cache. */
  public long requestsForOwnership() {
    return requestsForOwnership;
  }

  /** Copies that sharers had to drop. */
  public long invalidations() {
    return invalidations;
  }

  /** Requests to write by a sharer. */
  public long upgrades() {
    return upgrades;
  }

  /** Atomic operations performed at a line's home. */
  public long farOperations() {
    return farOperations;
  }

  /** Lines that came from a last-level cache. */
  public long lastLevelFills() {
    return lastLevelFills;
  }

  /** Lines that came from memory. */
  public long memoryFills() {
    return memoryFills;
  }
}
