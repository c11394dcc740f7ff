package dev.contend.coherence.cache;

import dev.contend.cpu.topology.Machine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last-level caches of a machine, numbered by what they belong to.
 *
 * <p>Each is a victim cache: it has what the private caches of its cores have evicted, and gives a
 * line up when a core fetches it. A line is in one of them at most; in which one is for the caller
 * to remember. Made when first used, so that idle parts cost no memory.
 */
public final class LastLevels {
  private final @Nullable CacheGeometry geometry;
  private final int[] cacheOf;
  private final @Nullable TagArray[] caches;

  public LastLevels(Machine machine, MachineCaches description) {
    geometry = description.lastLevel();
    cacheOf = description.scope().cachesOf(machine);
    caches = new @Nullable TagArray[1 + Arrays.stream(cacheOf).max().orElse(0)];
  }

  /** Whether there is a last level at all. */
  public boolean exist() {
    return geometry != null;
  }

  /** The number of a core's last-level cache. */
  public int cacheOf(int core) {
    return cacheOf[core];
  }

  /**
   * Adds a line that none has.
   *
   * @return the line that had to go, or {@link TagArray#NONE}
   */
  public long insert(int cache, long line) {
    TagArray tags = caches[cache];
    if (tags == null) {
      if (geometry == null) {
        throw new IllegalStateException("the machine has no last-level cache");
      }
      tags = new TagArray(geometry);
      caches[cache] = tags;
    }
    return tags.insert(line);
  }

  /** Makes a line that a cache has the latest of its set. */
  public void touch(int cache, long line) {
    TagArray tags = caches[cache];
    if (tags != null) {
      tags.touch(line);
    }
  }

  /** Takes a line out of a cache. */
  public void remove(int cache, long line) {
    TagArray tags = caches[cache];
    if (tags != null) {
      tags.remove(line);
    }
  }
}
