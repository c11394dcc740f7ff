package dev.contend.coherence.replay;

import dev.contend.coherence.protocol.LineState;
import java.util.Arrays;

/**
 * The directory of a replay: owner, sharers and last-level cache of every line that some cache has.
 *
 * <p>Open addressing with linear probing in primitive arrays, which double when they are half full;
 * a line that no cache has is taken out and its place closed, so that the table is never larger
 * than what the caches together can hold asks for. A place is valid until the next line is added or
 * taken out.
 */
final class LineTable {
  private static final LineState[] STATES = LineState.values();
  private static final int NONE = -1;

  private final int words;
  private int mask;
  private int lines;

  /** Line numbers plus one; 0 is a free place. */
  private long[] keys;

  private long[] sharers;
  private short[] owners;
  private short[] lastLevels;
  private byte[] ownerStates;

  LineTable(int cores) {
    if (cores > Short.MAX_VALUE) {
      throw new IllegalArgumentException(cores + " cores; must be at most " + Short.MAX_VALUE);
    }
    words = (cores + Long.SIZE - 1) / Long.SIZE;
    int capacity = 1 << 12;
    mask = capacity - 1;
    keys = new long[capacity];
    sharers = new long[capacity * words];
    owners = empty(capacity);
    lastLevels = empty(capacity);
    ownerStates = new byte[capacity];
  }

  private static short[] empty(int capacity) {
    short[] values = new short[capacity];
    Arrays.fill(values, (short) NONE);
    return values;
  }

  /** Number of lines. */
  int lines() {
    return lines;
  }

  private int start(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & mask;
  }

  /** The place of a line that is there; -1 for another. */
  int find(long line) {
    long key = line + 1;
    for (int at = start(key); keys[at] != 0; at = (at + 1) & mask) {
      if (keys[at] == key) {
        return at;
      }
    }
    return NONE;
  }

  /** The place of a line, which is added if it is not there. */
  int add(long line) {
    if (lines > mask / 2) {
      grow();
    }
    long key = line + 1;
    int at = start(key);
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (keys[at] == 0) {
      keys[at] = key;
      lines++;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSharers = sharers;
    short[] oldOwners = owners;
    short[] oldLastLevels = lastLevels;
    byte[] oldStates = ownerStates;
    int capacity = 2 * keys.length;
    mask = capacity - 1;
    lines = 0;
    keys = new long[capacity];
    sharers = new long[capacity * words];
    owners = empty(capacity);
    lastLevels = empty(capacity);
    ownerStates = new byte[capacity];
    for (int from = 0; from < oldKeys.length; from++) {
      if (oldKeys[from] != 0) {
        int at = add(oldKeys[from] - 1);
        System.arraycopy(oldSharers, from * words, sharers, at * words, words);
        owners[at] = oldOwners[from];
        lastLevels[at] = oldLastLevels[from];
        ownerStates[at] = oldStates[from];
      }
    }
  }

  /** Takes the line at a place out, if no cache has it any more. */
  void removeIfNowhere(int place) {
    if (owners[place] != NONE || lastLevels[place] != NONE || nextSharer(place, 0) != NONE) {
      return;
    }
    lines--;
    int free = place;
    for (int at = (free + 1) & mask; keys[at] != 0; at = (at + 1) & mask) {
      // What stands between its start and here may move to the free place, if that is between, too.
      if (((at - start(keys[at])) & mask) >= ((at - free) & mask)) {
        move(at, free);
        free = at;
      }
    }
    clear(free);
  }

  private void move(int from, int to) {
    keys[to] = keys[from];
    System.arraycopy(sharers, from * words, sharers, to * words, words);
    owners[to] = owners[from];
    lastLevels[to] = lastLevels[from];
    ownerStates[to] = ownerStates[from];
  }

  private void clear(int place) {
    keys[place] = 0;
    Arrays.fill(sharers, place * words, place * words + words, 0);
    owners[place] = NONE;
    lastLevels[place] = NONE;
    ownerStates[place] = 0;
  }

  /** The state of the line at a place in a core's caches. */
  LineState state(int place, int core) {
    if (owners[place] == core) {
      return STATES[ownerStates[place]];
    }
    boolean shares = (sharers[place * words + (core >> 6)] >>> core & 1) != 0;
    return shares ? LineState.SHARED : LineState.INVALID;
  }

  /** Puts the line at a place into a state in a core's caches. */
  void set(int place, int core, LineState state) {
    int word = place * words + (core >> 6);
    if (state.isReadable() && !state.isSupplying()) {
      sharers[word] |= 1L << core;
    } else {
      sharers[word] &= ~(1L << core);
    }
    if (state.isSupplying()) {
      owners[place] = (short) core;
      ownerStates[place] = (byte) state.ordinal();
    } else if (owners[place] == core) {
      owners[place] = NONE;
    }
  }

  /** The core that must supply the data; -1 if none must. */
  int owner(int place) {
    return owners[place];
  }

  /** The next core from {@code from} on that shares the line at a place; -1 if there is none. */
  int nextSharer(int place, int from) {
    int word = from >> 6;
    if (word >= words) {
      return NONE;
    }
    long bits = sharers[place * words + word] & -1L << from;
    while (bits == 0) {
      if (++word >= words) {
        return NONE;
      }
      bits = sharers[place * words + word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  /** The last-level cache that has the line; -1 if none has. */
  int lastLevel(int place) {
    return lastLevels[place];
  }

  void setLastLevel(int place, int cache) {
    lastLevels[place] = (short) cache;
  }
}
