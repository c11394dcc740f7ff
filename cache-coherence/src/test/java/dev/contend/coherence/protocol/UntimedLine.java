package dev.contend.coherence.protocol;

import dev.contend.coherence.check.Swmr;
import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.protocol.Reaction.Action;
import java.util.Arrays;

/**
 * One line without time: each request is carried out at once, with a version number for data.
 *
 * <p>A store makes a new version. Data go where the protocol's actions send them and nowhere else,
 * so that a write-back forgotten is a version lost. The reference that it is held against is the
 * number of stores.
 */
final class UntimedLine {
  private static final int NOTHING = -1;

  private final DirectoryEntry entry;
  private final int[] copies;
  private int memory;
  private int latest;

  UntimedLine(ProtocolTable table, int caches) {
    entry = new DirectoryEntry(table, caches);
    copies = new int[caches];
    Arrays.fill(copies, NOTHING);
  }

  /** Whether a cache has a copy that it may evict. */
  boolean isResident(int cache) {
    return entry.state(cache).isReadable();
  }

  /** A load, store or eviction by one cache, to its end; throws if coherence breaks. */
  void apply(int cache, LineEvent event) {
    Action action = entry.reaction(cache, event).action();
    if (action == Action.ISSUE_GETS || action == Action.ISSUE_GETM) {
      fetch(cache, event, action);
    } else {
      send(cache, entry.apply(cache, event).action(), cache);
    }
    if (event == LineEvent.STORE) {
      require(entry.state(cache).isSupplying(), "a store ended in " + entry.state(cache));
      copies[cache] = ++latest;
    }
    if (event == LineEvent.LOAD) {
      require(entry.state(cache).isReadable(), "a load ended in " + entry.state(cache));
      require(copies[cache] == latest, "loaded " + copies[cache] + " after store " + latest);
    }
    if (event == LineEvent.EVICT) {
      require(!entry.state(cache).isReadable(), "evicted into " + entry.state(cache));
    }
    Swmr.check(entry.states());
  }

  private void fetch(int cache, LineEvent event, Action action) {
    int before = copies[cache];
    copies[cache] = memory;
    boolean write = action == Action.ISSUE_GETM;
    if (entry.state(cache).isReadable()) {
      copies[cache] = before;
    }
    if (write) {
      for (int s = entry.nextSharer(0); s >= 0; s = entry.nextSharer(s + 1)) {
        if (s != cache) {
          send(s, entry.apply(s, LineEvent.INV).action(), cache);
        }
      }
    }
    if (entry.hasOwner() && entry.owner() != cache) {
      LineEvent forwarded = write ? LineEvent.FORWARDED_GETM : LineEvent.FORWARDED_GETS;
      int owner = entry.owner();
      send(owner, entry.apply(owner, forwarded).action(), cache);
    }
    entry.grant(cache, event, false);
  }

  private void send(int from, Action action, int to) {
    switch (action) {
      case SEND_DATA -> copies[to] = copies[from];
      case SEND_DATA_AND_WRITE_BACK -> {
        copies[to] = copies[from];
        memory = copies[from];
      }
      case WRITE_BACK -> memory = copies[from];
      case HIT, DROP, ACK_INV -> {}
      default -> throw new IllegalStateException(action + " is no answer");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
