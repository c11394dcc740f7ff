package dev.contend.workloads.runtime.memory;

/**
 * What a collector that traces and copies takes.
 *
 * @param headerBytes of every object
 * @param youngBytes that are allocated between two collections of the young
 * @param bufferBytes that a thread takes at once to allocate from
 * @param allocatePs moving a thread's pointer, in picoseconds
 * @param pausePs a collection that finds nothing alive
 * @param copyBytePs copying a byte that is alive, by one thread
 * @param mostThreads threads that copy at the same time, at most
 */
public record RegionCosts(
    int headerBytes,
    long youngBytes,
    long bufferBytes,
    long allocatePs,
    long pausePs,
    double copyBytePs,
    int mostThreads) {
  /**
   * Like a Java virtual machine with G1. The header is that of OpenJDK without compact headers, 12
   * bytes rounded up. The other numbers are assumed, in round figures: 64 MiB for the young, a
   * thread's buffers of 256 KiB, some ten instructions for an allocation, pauses of 0.2 ms upwards,
   * 1 GB/s for each of at most 8 threads that copy.
   */
  public static final RegionCosts G1 =
      new RegionCosts(16, 64L << 20, 256L << 10, 2_500, 200_000_000L, 1_000, 8);

  private static final int ALIGNMENT = 8;

  /** Bytes of an object. */
  long objectBytes(long payloadBytes) {
    return Allocator.roundUp(payloadBytes + headerBytes, ALIGNMENT);
  }

  /** How long the threads stand still while so much that is alive is copied. */
  public long pausePs(long aliveBytes, int cores) {
    int threads = Math.max(1, Math.min(cores, mostThreads));
    return pausePs + (long) (aliveBytes * copyBytePs / threads);
  }
}
