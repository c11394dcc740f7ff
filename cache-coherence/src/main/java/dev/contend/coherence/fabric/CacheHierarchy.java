package dev.contend.coherence.fabric;

import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevels;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.cache.PrivateCache;
import dev.contend.coherence.cache.TagArray;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.topology.Machine;
import org.jspecify.annotations.Nullable;

/**
 * The limited caches of a machine beside its directory: which lines a core may keep.
 *
 * <p>A line is in a core's private caches if and only if the directory says so. A fill that needs
 * room evicts the line used longest ago; if an operation of the core is under way on that, the one
 * after it; if that holds for all, the fill takes no room until it is used again. What is evicted
 * goes into the core's last-level cache, and dirty data to memory as well, so that memory has every
 * line that no private cache has. A last-level cache answers its own cores; a core elsewhere is
 * answered by memory.
 *
 * <p>Departures: evictions and write-backs take no time and no bandwidth; a last-level cache holds
 * no copy of what its cores have in their private caches (Intel's inclusive ones up to client parts
 * do), and gives no data to other cores.
 */
final class CacheHierarchy {
  private static final int NOWHERE = -1;

  private final CoherentMemory memory;
  private final Machine machine;
  private final MachineCaches caches;
  private final long l1Ps;
  private final @Nullable PrivateCache[] cores;
  private final LastLevels lastLevels;
  private final CacheCounters counters = new CacheCounters();

  CacheHierarchy(CoherentMemory memory, Machine machine, MachineCaches caches, long l1Ps) {
    this.memory = memory;
    this.machine = machine;
    this.caches = caches;
    this.l1Ps = l1Ps;
    cores = new @Nullable PrivateCache[machine.cores()];
    lastLevels = new LastLevels(machine, caches);
  }

  CacheCounters counters() {
    return counters;
  }

  /** A hit of the core's caches; what its level takes beyond the first. */
  long hitPs(int core, CacheLine line) {
    int level = cacheOf(core).access(line.number);
    if (level == PrivateCache.FIRST) {
      return 0;
    }
    if (level == PrivateCache.ABSENT) {
      fill(core, line);
      return 0;
    }
    counters.l2Hit();
    return Math.max(0, kindOf(core).l2Ps() - l1Ps);
  }

  /** The core has been granted the line. */
  void granted(int core, CacheLine line) {
    if (line.lastLevel != NOWHERE) {
      lastLevels.remove(line.lastLevel, line.number);
      line.lastLevel = NOWHERE;
    }
    if (cacheOf(core).access(line.number) == PrivateCache.ABSENT) {
      fill(core, line);
    }
  }

  private void fill(int core, CacheLine line) {
    PrivateCache cache = cacheOf(core);
    int rank = 0;
    long victim = cache.victim(line.number, rank);
    while (victim != TagArray.NONE) {
      if (evict(core, victim)) {
        cache.fill(line.number);
        return;
      }
      victim = cache.victim(line.number, ++rank);
    }
    if (rank == 0) {
      cache.fill(line.number);
    }
  }

  private boolean evict(int core, long number) {
    CacheLine line = memory.lineNumbered(number, core);
    if (!line.entry.state(core).isReadable()) {
      cacheOf(core).remove(number);
      return true;
    }
    boolean dirty = line.entry.reaction(core, LineEvent.EVICT).action() == Action.WRITE_BACK;
    if (!memory.evict(core, line)) {
      return false;
    }
    counters.evicted(dirty);
    return true;
  }

  /** The core has evicted the line: its last-level cache keeps it. */
  void evicted(int core, CacheLine line) {
    cacheOf(core).remove(line.number);
    if (!lastLevels.exist()) {
      return;
    }
    int cache = lastLevels.cacheOf(core);
    if (line.lastLevel == cache) {
      lastLevels.touch(cache, line.number);
      return;
    }
    if (line.lastLevel != NOWHERE) {
      lastLevels.remove(line.lastLevel, line.number);
    }
    long gone = lastLevels.insert(cache, line.number);
    line.lastLevel = cache;
    if (gone != TagArray.NONE) {
      memory.lineNumbered(gone, core).lastLevel = NOWHERE;
    }
  }

  /** Another core's request has taken the line away. */
  void dropped(int core, CacheLine line) {
    cacheOf(core).remove(line.number);
  }

  /** Whether the last-level cache of the core has the line. */
  boolean isInLastLevel(int core, CacheLine line) {
    return line.lastLevel == lastLevels.cacheOf(core);
  }

  /** Whether a core's tags have the line, for checks. */
  boolean has(int core, CacheLine line) {
    return cacheOf(core).contains(line.number);
  }

  private CoreCaches kindOf(int core) {
    return caches.kinds().get(machine.core(core).kind());
  }

  private PrivateCache cacheOf(int core) {
    PrivateCache cache = cores[core];
    if (cache == null) {
      cache = new PrivateCache(kindOf(core));
      cores[core] = cache;
    }
    return cache;
  }
}
