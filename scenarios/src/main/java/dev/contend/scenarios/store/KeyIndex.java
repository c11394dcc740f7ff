package dev.contend.scenarios.store;

import java.util.Arrays;

/**
 * Where the result of each key is: a hash table with open addressing, 24 bytes a slot, so that
 * millions of results need no object each.
 */
final class KeyIndex {
  /** The answer for a key that is not there. */
  static final long NOWHERE = -1;

  private long[] high = new long[1 << 10];
  private long[] low = new long[1 << 10];
  private long[] places = filled(1 << 10);
  private int size;

  private static long[] filled(int slots) {
    long[] places = new long[slots];
    Arrays.fill(places, NOWHERE);
    return places;
  }

  /** Where the result of a key is, or {@link #NOWHERE}. */
  long find(RunKey key) {
    return places[slot(key)];
  }

  /** Says where the result of a key is, 0 or more; the last word holds. */
  void put(RunKey key, long place) {
    if (size * 2 >= places.length) {
      grow();
    }
    int slot = slot(key);
    if (places[slot] == NOWHERE) {
      high[slot] = key.high();
      low[slot] = key.low();
      size++;
    }
    places[slot] = place;
  }

  /** Keys are digests, so their bits are as good as a hash. */
  private int slot(RunKey key) {
    int mask = places.length - 1;
    int slot = (int) key.low() & mask;
    while (places[slot] != NOWHERE && (high[slot] != key.high() || low[slot] != key.low())) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    long[] oldPlaces = places;
    high = new long[oldPlaces.length * 2];
    low = new long[oldPlaces.length * 2];
    places = filled(oldPlaces.length * 2);
    size = 0;
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] != NOWHERE) {
        put(new RunKey(oldHigh[i], oldLow[i]), oldPlaces[i]);
      }
    }
  }
}
