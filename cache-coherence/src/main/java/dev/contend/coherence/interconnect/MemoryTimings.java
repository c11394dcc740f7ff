package dev.contend.coherence.interconnect;

/**
 * Latencies of the memory system, in picoseconds.
 *
 * @param l1Ps load or store that hits the core's own cache
 * @param atomicPs atomic read-modify-write on a line that the core owns
 * @param lastLevelPs load that the socket's last-level cache answers
 * @param localMemoryPs load from the memory of the core's own NUMA node
 * @param remoteMemoryPs load from the memory of another node
 * @param perSharerPs added to an invalidation for each sharer
 */
public record MemoryTimings(
    long l1Ps,
    long atomicPs,
    long lastLevelPs,
    long localMemoryPs,
    long remoteMemoryPs,
    long perSharerPs) {

  public MemoryTimings {
    requireNotNegative("l1Ps", l1Ps);
    requireNotNegative("atomicPs", atomicPs);
    requireNotNegative("lastLevelPs", lastLevelPs);
    requireNotNegative("localMemoryPs", localMemoryPs);
    requireNotNegative("remoteMemoryPs", remoteMemoryPs);
    requireNotNegative("perSharerPs", perSharerPs);
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + "; must not be negative");
    }
  }
}
