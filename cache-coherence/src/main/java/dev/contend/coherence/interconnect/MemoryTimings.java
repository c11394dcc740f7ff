package dev.contend.coherence.interconnect;

import dev.contend.cpu.memory.AccessKind;

/**
 * Latencies of the memory system, in picoseconds.
 *
 * @param l1Ps load or store that hits the core's own cache
 * @param atomicPs atomic read-modify-write on a line that the core owns
 * @param compareAndSwapPs compare-and-swap on a line that the core owns
 * @param lastLevelPs load that the socket's last-level cache answers
 * @param localMemoryPs load from the memory of the core's own NUMA node
 * @param remoteMemoryPs load from the memory of another node
 * @param perSharerPs added to an invalidation for each sharer
 * @param pausePs the hint of a spinning loop, which keeps the core from the memory for so long:
 *     {@code pause} of x86, {@code yield} of Arm; at peak speed
 */
public record MemoryTimings(
    long l1Ps,
    long atomicPs,
    long compareAndSwapPs,
    long lastLevelPs,
    long localMemoryPs,
    long remoteMemoryPs,
    long perSharerPs,
    long pausePs) {

  public MemoryTimings {
    requireNotNegative("l1Ps", l1Ps);
    requireNotNegative("atomicPs", atomicPs);
    requireNotNegative("compareAndSwapPs", compareAndSwapPs);
    requireNotNegative("lastLevelPs", lastLevelPs);
    requireNotNegative("localMemoryPs", localMemoryPs);
    requireNotNegative("remoteMemoryPs", remoteMemoryPs);
    requireNotNegative("perSharerPs", perSharerPs);
    requireNotNegative("pausePs", pausePs);
  }

  /** What an atomic operation of a kind takes. */
  public long atomicPs(AccessKind kind) {
    return kind == AccessKind.COMPARE_AND_SWAP ? compareAndSwapPs : atomicPs;
  }

  /** What an access takes on a line that the core may use for it. */
  public long hitPs(AccessKind kind) {
    return kind.isAtomic() ? atomicPs(kind) : l1Ps;
  }

  /**
   * Timings of a machine on which a compare-and-swap takes as long as any atomic operation, and a
   * pause no time.
   */
  public MemoryTimings(
      long l1Ps,
      long atomicPs,
      long lastLevelPs,
      long localMemoryPs,
      long remoteMemoryPs,
      long perSharerPs) {
    this(l1Ps, atomicPs, atomicPs, lastLevelPs, localMemoryPs, remoteMemoryPs, perSharerPs, 0);
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + "; must not be negative");
    }
  }
}
