package dev.contend.scenarios.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The caches of a topology: the private ones of each kind of core, and the last level.
 *
 * <p>A cache that several cores share but that is not the last level is divided among them. Where
 * cores of a kind differ, the first one counts.
 *
 * @param kinds by kind of core; empty if some kind's first level is not known
 * @param lastLevel of each cache domain
 * @param notes what a reader of the machine file should know, a line each
 */
record ImportedCaches(List<Kind> kinds, Optional<Cache> lastLevel, List<String> notes) {
  ImportedCaches {
    kinds = List.copyOf(kinds);
    notes = List.copyOf(notes);
  }

  /** The private caches of a kind of core. */
  record Kind(Cache l1, Optional<Cache> l2) {}

  /**
   * A cache, or the part of one that a core has.
   *
   * @param source where size and ways come from
   * @param certain whether both are as the file has them
   */
  record Cache(long bytes, int ways, String source, boolean certain) {}

  /** Looks at the caches around one core after the other. */
  static final class Finder {
    private static final int GUESSED_WAYS = 8;
    private static final int MOST_WAYS = 1024;

    private final Map<Integer, Kind> kinds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<Cache> lastLevel = Optional.empty();
    private long lineBytes = 64;

    /**
     * @param shared the last level that the core shares with others; null if there is none
     */
    void add(int kind, HwlocObject core, @Nullable HwlocObject shared) {
      List<HwlocObject> around = around(core);
      HwlocObject last = shared;
      if (last == null && around.size() > 2) {
        last = around.get(around.size() - 1);
      }
      if (last != null && lastLevel.isEmpty()) {
        lastLevel = cache(last, 1);
      }
      around.remove(last);
      if (kinds.containsKey(kind) || around.isEmpty() || !around.get(0).type.equals("L1Cache")) {
        return;
      }
      Optional<Cache> l1 = part(around.get(0), core);
      Optional<Cache> l2 = around.size() < 2 ? Optional.empty() : part(around.get(1), core);
      if (l2.isPresent() && l1.isPresent() && l2.get().bytes() < l1.get().bytes()) {
        l2 = Optional.empty();
      }
      Optional<Cache> second = l2;
      l1.ifPresent(first -> kinds.put(kind, new Kind(first, second)));
    }

    /** Data caches from the core outwards; where a core has several of a level, the first. */
    private static List<HwlocObject> around(HwlocObject core) {
      List<HwlocObject> around = new ArrayList<>();
      List.of("L1Cache", "L2Cache", "L3Cache")
          .forEach(
              type ->
                  core.all(type).stream()
                      .filter(HwlocObject::isDataCache)
                      .findFirst()
                      .ifPresent(around::add));
      for (HwlocObject object = core.parent; object != null; object = object.parent) {
        if (object.isDataCache() && !around.contains(object)) {
          around.add(object);
        }
      }
      return around;
    }

    private Optional<Cache> part(HwlocObject cache, HwlocObject core) {
      int sharers = Math.max(1, cache.all("Core").size());
      return cache.cpus.size() > core.cpus.size() ? cache(cache, sharers) : cache(cache, 1);
    }

    private Optional<Cache> cache(HwlocObject cache, int sharers) {
      long bytes = cache.number("cache_size").orElse(0) / sharers;
      long line = cache.number("cache_linesize").orElse(64);
      lineBytes = line >= 16 && line <= 4096 && Long.bitCount(line) == 1 ? line : lineBytes;
      int lines = (int) Math.min(1 << 24, bytes / lineBytes);
      if (lines < 1) {
        return Optional.empty();
      }
      // hwloc writes -1 for a fully associative cache and 0 for one that it does not know.
      String text = cache.attributes.getOrDefault("cache_associativity", "0");
      boolean known = text.matches("[1-9][0-9]{0,3}") && lines % Integer.parseInt(text) == 0;
      int ways = known ? Integer.parseInt(text) : text.equals("-1") ? lines : GUESSED_WAYS;
      known |= ways == lines && lines <= MOST_WAYS;
      ways = Math.max(1, Math.min(Math.min(ways, MOST_WAYS), lines));
      String source = "hwloc: cache_size" + (known ? " and cache_associativity" : "");
      if (sharers > 1) {
        source += ", a part of what " + sharers + " cores share";
      }
      if (!known) {
        source += "; ways are a generic default";
      }
      long whole = (long) lines / ways * ways * lineBytes;
      return Optional.of(new Cache(whole, ways, source, known && sharers == 1));
    }

    /** What was found. */
    ImportedCaches machine(int count) {
      List<Kind> inOrder = new ArrayList<>();
      for (int kind = 0; kind < count; kind++) {
        Kind found = kinds.get(kind);
        if (found == null) {
          notes.add("The file does not say how large the first level of the caches is: no limit.");
          return new ImportedCaches(List.of(), Optional.empty(), notes);
        }
        inOrder.add(found);
      }
      return new ImportedCaches(inOrder, lastLevel, notes);
    }
  }
}
