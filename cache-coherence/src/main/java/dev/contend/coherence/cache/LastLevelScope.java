package dev.contend.coherence.cache;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;

/** Which cores share a last-level cache. */
public enum LastLevelScope {
  /** Those of a cache domain. */
  CACHE_DOMAIN,
  /** Those of a NUMA node, where a cache of the mesh serves several domains. */
  NUMA_NODE,
  /** Those of a socket. */
  SOCKET;

  /** The number of a core's last-level cache. */
  int cacheOf(Core core) {
    return switch (this) {
      case CACHE_DOMAIN -> core.cacheDomain();
      case NUMA_NODE -> core.numaNode();
      case SOCKET -> core.socket();
    };
  }

  /** The numbers of all cores' last-level caches. */
  int[] cachesOf(Machine machine) {
    int[] caches = new int[machine.cores()];
    for (int core = 0; core < caches.length; core++) {
      caches[core] = cacheOf(machine.core(core));
    }
    return caches;
  }
}
