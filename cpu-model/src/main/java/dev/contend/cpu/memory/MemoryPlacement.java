package dev.contend.cpu.memory;

/** Which NUMA node a page of memory comes from. */
public enum MemoryPlacement {
  /** The node of the hardware thread that touches the page first (Linux's default). */
  LOCAL,
  /** Pages go round the nodes in turn ({@code numactl --interleave=all}). */
  INTERLEAVED
}
