package dev.contend.workloads.runtime.memory;

import dev.contend.workloads.runtime.Mechanism;

/**
 * A heap that is collected by tracing: objects are made one behind the other in young regions, and
 * when these are full, what is alive is copied out of them and the rest is gone.
 *
 * <p>What has been copied is old. Garbage among the old is taken out by the collections of the
 * young once it is half as much as what is alive there, at the price of copying as much again.
 *
 * <p>Source: Detlefs, Flood, Heller and Printezis, "Garbage-First Garbage Collection", ISMM 2004;
 * OpenJDK's G1 (a thread's allocation buffers, young regions by NUMA node: JEP 345). Departures:
 * marking the old takes place beside the program and takes nothing of it; the young have a fixed
 * size; copied objects are old at once; remembered sets and write barriers are not modelled.
 */
public final class RegionHeap {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "regions that are collected by tracing",
          "Objects are made in young regions, each thread from a buffer of its own. When the young"
              + " are full the world is stopped, what is alive is copied, and the rest is gone.",
          "Detlefs et al., Garbage-First Garbage Collection, ISMM 2004; JEP 345",
          "marking beside the program is free; no remembered sets, no write barriers");

  private final RegionCosts costs;
  private final ResidentMemory resident;
  private long edenUsedBytes;
  private long edenTouchedBytes;
  private long youngAliveBytes;
  private long oldAliveBytes;
  private long oldGarbageBytes;

  public RegionHeap(RegionCosts costs, ResidentMemory resident) {
    this.costs = costs;
    this.resident = resident;
  }

  /** What it costs. */
  public RegionCosts costs() {
    return costs;
  }

  /** Objects that the program starts with. */
  public void startWith(long bytes) {
    oldAliveBytes += bytes;
    resident.change(Part.OBJECTS, bytes);
    resident.settle();
  }

  /** Takes room for a thread's buffer; returns its bytes, 0 if the young regions are full. */
  public long takeBuffer(long atLeastBytes) {
    long room = Math.max(0, costs.youngBytes() - edenUsedBytes);
    if (room == 0 || (room < atLeastBytes && edenUsedBytes > 0)) {
      return 0;
    }
    long taken = Math.max(atLeastBytes, Math.min(costs.bufferBytes(), room));
    edenUsedBytes += taken;
    long fresh = Math.max(0, edenUsedBytes - edenTouchedBytes);
    edenTouchedBytes += fresh;
    resident.change(Part.OVERHEAD, fresh);
    resident.settle();
    return taken;
  }

  /** Objects have been made in a buffer. */
  public void made(long bytes) {
    youngAliveBytes += bytes;
    resident.move(Part.OVERHEAD, Part.OBJECTS, bytes);
    resident.settle();
  }

  /** Objects are dead; nobody is told. */
  public void died(long bytes) {
    // The old die first: a program drops what it has kept for long.
    long old = Math.min(bytes, oldAliveBytes);
    oldAliveBytes -= old;
    oldGarbageBytes += old;
    youngAliveBytes -= bytes - old;
    resident.move(Part.OBJECTS, Part.GARBAGE, old);
    resident.move(Part.OBJECTS, Part.OVERHEAD, bytes - old);
    resident.settle();
  }

  /** Whether a thread has asked for room that there is not. */
  public boolean isFull() {
    return edenUsedBytes >= costs.youngBytes();
  }

  /** The rest of the young regions is too small for what a thread wants. */
  public void fill() {
    edenUsedBytes = Math.max(edenUsedBytes, costs.youngBytes());
  }

  /**
   * Collects; returns the bytes that are copied.
   *
   * @param all whether all garbage is to go, however little it is
   */
  public long collect(boolean all) {
    long copied = youngAliveBytes;
    oldAliveBytes += youngAliveBytes;
    // What is alive leaves the young regions, whose pages stay.
    resident.change(Part.OVERHEAD, youngAliveBytes);
    youngAliveBytes = 0;
    edenUsedBytes = 0;
    if (all || oldGarbageBytes > oldAliveBytes / 2) {
      copied += all ? oldAliveBytes : oldGarbageBytes;
      resident.change(Part.GARBAGE, -oldGarbageBytes);
      oldGarbageBytes = 0;
    }
    resident.settle();
    return copied;
  }

  /** Bytes of an object. */
  public long objectBytes(long payloadBytes) {
    return costs.objectBytes(payloadBytes);
  }
}
