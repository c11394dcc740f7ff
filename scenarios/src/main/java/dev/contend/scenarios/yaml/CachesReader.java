package dev.contend.scenarios.yaml;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Cache;
import dev.contend.scenarios.yaml.MachineMemoryKeys.Caches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sizes of a machine's caches: {@code kinds}, the private ones of each kind of core, and
 * {@code last-level}, the one that each cache domain has, or each {@code last-level-of}.
 */
final class CachesReader {
  private final SourcedReader sourced;
  private final List<String> kinds;
  private final int lineBytes;

  /**
   * @param kinds names of the kinds of core
   */
  CachesReader(SourcedReader sourced, List<String> kinds, int lineBytes) {
    this.sourced = sourced;
    this.kinds = kinds;
    this.lineBytes = lineBytes;
  }

  /** The caches; empty, with problems reported, if they are not right. */
  Optional<MachineCaches> read(YamlMap map) {
    LastLevelScope scope = map.value(Caches.LAST_LEVEL_OF);
    Optional<YamlMap> byKind = map.read(Caches.KINDS);
    byKind.ifPresent(found -> found.onlyKeys(kinds));
    List<CoreCaches> caches = new ArrayList<>();
    for (String kind : kinds) {
      byKind
          .flatMap(found -> found.required(kind, MachineMemoryKeys.CoreCaches.SECTION.kind()))
          .flatMap(this::core)
          .ifPresent(caches::add);
    }
    Optional<CacheGeometry> lastLevel = cache(map, Caches.LAST_LEVEL);
    return caches.size() < kinds.size()
        ? Optional.empty()
        : Optional.of(new MachineCaches(caches, lastLevel.orElse(null), scope));
  }

  private Optional<CoreCaches> core(YamlMap map) {
    Optional<CacheGeometry> l1 = cache(map, MachineMemoryKeys.CoreCaches.L1);
    Optional<CacheGeometry> l2 = cache(map, MachineMemoryKeys.CoreCaches.L2);
    boolean second =
        map.has(MachineMemoryKeys.CoreCaches.L2)
            || map.has(MachineMemoryKeys.CoreCaches.L2_LATENCY);
    long l2Ps = second ? sourced.read(map, MachineMemoryKeys.CoreCaches.L2_LATENCY, 0L) : 0;
    if (l1.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CoreCaches(l1.get(), l2.orElse(null), l2Ps));
    } catch (IllegalArgumentException wrong) {
      map.report(
          MachineMemoryKeys.CoreCaches.L2,
          String.valueOf(wrong.getMessage()),
          "write the size of the larger one");
      return Optional.empty();
    }
  }

  private Optional<CacheGeometry> cache(YamlMap parent, Key<YamlMap> key) {
    return parent.read(key).flatMap(map -> geometry(parent, key, map));
  }

  private Optional<CacheGeometry> geometry(YamlMap parent, Key<YamlMap> key, YamlMap map) {
    Optional<Long> bytes = sourced.value(map, Cache.SIZE);
    Optional<Long> ways = map.read(Cache.WAYS);
    if (bytes.isEmpty() || ways.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CacheGeometry(bytes.get(), ways.get().intValue(), lineBytes));
    } catch (IllegalArgumentException wrong) {
      parent.report(
          key,
          String.valueOf(wrong.getMessage()),
          "write a size that is a multiple of ways times cache-line");
      return Optional.empty();
    }
  }
}
