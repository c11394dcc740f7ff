package dev.contend.coherence.fabric;

import dev.contend.cpu.topology.Machine;

/** How many lines each core has got from each other one. */
public final class PairCounts {
  private final int cores;
  private final long[] counts;

  PairCounts(Machine machine) {
    cores = machine.cores();
    counts = new long[Math.multiplyExact(cores, cores)];
  }

  void count(int from, int to) {
    counts[from * cores + to]++;
  }

  /** Lines that a core has got from another. */
  public long lines(int from, int to) {
    return counts[from * cores + to];
  }
}
