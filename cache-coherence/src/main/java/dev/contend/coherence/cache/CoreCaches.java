package dev.contend.coherence.cache;

import org.jspecify.annotations.Nullable;

/**
 * The private caches of a kind of core.
 *
 * @param l1 its data cache of the first level
 * @param l2 its second level; null if it has none of its own
 * @param l2Ps from a load until its data are there, if the second level has them
 */
public record CoreCaches(CacheGeometry l1, @Nullable CacheGeometry l2, long l2Ps) {
  public CoreCaches {
    if (l2Ps < 0) {
      throw new IllegalArgumentException("l2Ps is " + l2Ps + "; must not be negative");
    }
    if (l2 != null && l2.bytes() < l1.bytes()) {
      throw new IllegalArgumentException(
          "the second level has "
              + l2.bytes()
              + " bytes, less than the first, which it holds: "
              + l1.bytes());
    }
  }
}
