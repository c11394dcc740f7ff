package dev.contend.coherence.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caches of a machine.
 *
 * @param kinds private caches by kind of core
 * @param lastLevel the geometry of each last-level cache; null if there is none
 * @param scope which cores share one
 */
public record MachineCaches(
    List<CoreCaches> kinds, @Nullable CacheGeometry lastLevel, LastLevelScope scope) {
  public MachineCaches {
    kinds = List.copyOf(kinds);
  }
}
