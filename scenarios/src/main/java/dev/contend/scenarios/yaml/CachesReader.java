package dev.contend.scenarios.yaml;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sizes of a machine's caches: {@code kinds}, the private ones of each kind of core, and
 * {@code last-level}, the one that each cache domain has, or each {@code last-level-of}.
 */
final class CachesReader {
  private static final ValueKind<Long> SIZE = ValueKinds.bytes(64, 1L << 30);
  private static final ValueKind<Long> LATENCY = ValueKinds.durationPs(0, 1_000_000_000L);
  private static final String CACHE = "{value: 48 KiB, ways: 12, source: data sheet}";

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
    map.onlyKeys(List.of("kinds", "last-level", "last-level-of"));
    LastLevelScope scope =
        map.enumeration("last-level-of", LastLevelScope.class, LastLevelScope.CACHE_DOMAIN);
    Optional<YamlMap> byKind = map.map("kinds");
    byKind.ifPresent(found -> found.onlyKeys(kinds));
    List<CoreCaches> caches = new ArrayList<>();
    for (String kind : kinds) {
      ValueKind<YamlMap> core =
          new ValueKind<>("the caches of a core", "{l1: " + CACHE + "}", YamlValue::map);
      byKind
          .flatMap(found -> found.required(kind, core))
          .flatMap(this::core)
          .ifPresent(caches::add);
    }
    Optional<CacheGeometry> lastLevel = cache(map, "last-level");
    return caches.size() < kinds.size()
        ? Optional.empty()
        : Optional.of(new MachineCaches(caches, lastLevel.orElse(null), scope));
  }

  private Optional<CoreCaches> core(YamlMap map) {
    map.onlyKeys(List.of("l1", "l2", "l2-latency"));
    map.required("l1", new ValueKind<>("a cache", CACHE, YamlValue::map));
    Optional<CacheGeometry> l1 = cache(map, "l1");
    Optional<CacheGeometry> l2 = cache(map, "l2");
    boolean second = map.find("l2").isPresent() || map.find("l2-latency").isPresent();
    long l2Ps = second ? sourced.read(map, "l2-latency", LATENCY, 0L) : 0;
    if (l1.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CoreCaches(l1.get(), l2.orElse(null), l2Ps));
    } catch (IllegalArgumentException wrong) {
      map.reportKey("l2", String.valueOf(wrong.getMessage()), "write the size of the larger one");
      return Optional.empty();
    }
  }

  /** A cache that may be absent. */
  private Optional<CacheGeometry> cache(YamlMap parent, String key) {
    ValueKind<YamlMap> cache = new ValueKind<>("a cache", CACHE, YamlValue::map);
    return parent.optional(key, cache).flatMap(map -> geometry(parent, key, map));
  }

  private Optional<CacheGeometry> geometry(YamlMap parent, String key, YamlMap map) {
    Optional<Long> bytes = sourced.value(map, SIZE, List.of("ways"));
    Optional<Long> ways = map.wholeNumber("ways", 1, 1024);
    if (bytes.isEmpty() || ways.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CacheGeometry(bytes.get(), ways.get().intValue(), lineBytes));
    } catch (IllegalArgumentException wrong) {
      parent.reportKey(
          key,
          String.valueOf(wrong.getMessage()),
          "write a size that is a multiple of ways times cache-line");
      return Optional.empty();
    }
  }
}
