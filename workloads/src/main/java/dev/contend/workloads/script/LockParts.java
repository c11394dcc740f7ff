package dev.contend.workloads.script;

import dev.contend.workloads.program.SharedLock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of locks one thread holds: of a lock in shards each take gets a part drawn anew,
 * every one equally likely, as if what is looked up were spread by its hash. Who takes a lock again
 * that it holds gets the same part.
 */
final class LockParts {
  private final PlaceDraws draws;

  /** By name of the lock. */
  private final Map<String, Hold> holds = new LinkedHashMap<>();

  /**
   * @param draws what is drawn at the places of the thread's program
   */
  LockParts(PlaceDraws draws) {
    this.draws = draws;
  }

  private static final class Hold {
    private final SharedLock part;
    private int depth;

    Hold(SharedLock part) {
      this.part = part;
    }
  }

  /**
   * The part to take.
   *
   * @param place of the statement, which names its random stream
   */
  SharedLock take(String lock, List<SharedLock> parts, String place) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Hold hold =
        holds.computeIfAbsent(lock, one -> new Hold(parts.get(draws.part(parts.size(), place))));
    hold.depth++;
    return hold.part;
  }

  /** The part to give up: that which was taken. */
  SharedLock giveUp(String lock, List<SharedLock> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Hold hold = holds.get(lock);
    if (hold == null) {
      throw new IllegalArgumentException("'" + lock + "' is given up and was not taken");
    }
    hold.depth--;
    if (hold.depth == 0) {
      holds.remove(lock);
    }
    return hold.part;
  }
}
