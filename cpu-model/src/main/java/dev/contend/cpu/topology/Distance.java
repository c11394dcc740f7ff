package dev.contend.cpu.topology;

/** How far apart two hardware threads are, nearest first. */
public enum Distance {
  /** The same physical core: SMT siblings, or one hardware thread and itself. */
  SAME_CORE,
  /** Different cores that share a last-level cache. */
  CACHE_DOMAIN,
  /** The same NUMA node without a shared last-level cache, as between two core complexes. */
  NUMA_NODE,
  /** The same socket, but neither a last-level cache nor a NUMA node in common. */
  SOCKET,
  /** Different sockets. */
  REMOTE
}
