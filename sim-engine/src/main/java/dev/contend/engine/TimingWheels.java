package dev.contend.engine;

import java.util.Arrays;

/**
 * The far part of an event list: chains of entries by key, coarse where they are far away and finer
 * the nearer they come.
 *
 * <p>A key is cut into digits of {@value #DIGIT_BITS} bits. With {@link #base}, a key that no entry
 * lies below, an entry is kept at the level of the highest digit in which the two differ, in the
 * chain of the value that its key has there. So the first entries are in the first chain of the
 * lowest level that has any, and a chain of level 0 holds equal keys only. Opening a chain moves
 * the base to where the chain begins and its entries to finer levels: an entry moves at most once
 * for each level, whatever the keys are.
 *
 * <p>All entries of one key are always in one chain, in the order in which they came: which chain
 * it is depends on the key and the base alone. Chains are linked both ways, so that an entry can be
 * taken out at once.
 *
 * <p>Source: Varghese and Lauck, "Hashed and hierarchical timing wheels", SOSP 1987; Ahuja,
 * Mehlhorn, Orlin and Tarjan, "Faster algorithms for the shortest path problem", Journal of the ACM
 * 37(2), 1990 (radix heaps). Departures: wheels do not turn; a base that moves takes the place of
 * hands, and empty chains are skipped by bit maps.
 */
final class TimingWheels {
  /** No entry. Entries are numbered from 1. */
  static final int NONE = 0;

  private static final int DIGIT_BITS = 6;
  private static final int CHAINS = 1 << DIGIT_BITS;
  private static final int DIGIT_MASK = CHAINS - 1;

  /** Enough for keys of 60 bits. */
  private static final int LEVELS = 10;

  private static final long LOW = 0xffff_ffffL;

  /** For each entry its key, and then its neighbours: the next one below, the one before above. */
  private long[] nodes;

  /** For each chain its first and its last entry and how many there are. */
  private final int[] chains = new int[LEVELS * CHAINS * 4];

  private final long[] occupied = new long[LEVELS];
  private int occupiedLevels;
  private long base;
  private int size;

  /** Empty wheels for entries with numbers below {@code capacity}. */
  TimingWheels(int capacity) {
    nodes = new long[2 * capacity];
  }

  /** Allows for entries with numbers below {@code capacity}. */
  void grow(int capacity) {
    nodes = Arrays.copyOf(nodes, 2 * capacity);
  }

  /** Number of entries. */
  int size() {
    return size;
  }

  /** A key that no entry lies below. */
  long base() {
    return base;
  }

  /**
   * Moves the base forward without moving an entry.
   *
   * @param key below the first chain, or of that chain if it has one key
   */
  void raiseBase(long key) {
    base = Math.max(base, key);
  }

  /** The key of an entry, in the wheels or not. */
  long key(int entry) {
    return nodes[2 * entry];
  }

  /** Gives an entry that is not in the wheels its key. */
  void setKey(int entry, long key) {
    nodes[2 * entry] = key;
  }

  /** The chain that entries of a key are in. */
  private int chainOf(long key) {
    // The bit's number over six, without a division.
    int level = ((63 - Long.numberOfLeadingZeros((key ^ base) | 1)) * 43) >> 8;
    return (level << DIGIT_BITS) | ((int) (key >>> (level * DIGIT_BITS)) & DIGIT_MASK);
  }

  /** Puts an entry, whose key is not below the base, behind all others of its key. */
  void append(int entry) {
    int chain = chainOf(nodes[2 * entry]);
    int at = chain << 2;
    int last = chains[at + 1];
    nodes[2 * entry + 1] = (long) last << 32;
    if (last == NONE) {
      chains[at] = entry;
      mark(chain);
    } else {
      nodes[2 * last + 1] |= entry;
    }
    chains[at + 1] = entry;
    chains[at + 2]++;
    size++;
  }

  /** Puts an entry, whose key is not below the base, before all others of its key. */
  void prepend(int entry) {
    int chain = chainOf(nodes[2 * entry]);
    int at = chain << 2;
    int first = chains[at];
    nodes[2 * entry + 1] = first;
    if (first == NONE) {
      chains[at + 1] = entry;
      mark(chain);
    } else {
      nodes[2 * first + 1] |= (long) entry << 32;
    }
    chains[at] = entry;
    chains[at + 2]++;
    size++;
  }

  private void mark(int chain) {
    int level = chain >> DIGIT_BITS;
    occupied[level] |= 1L << chain;
    occupiedLevels |= 1 << level;
  }

  private void unmark(int chain) {
    int level = chain >> DIGIT_BITS;
    occupied[level] &= ~(1L << chain);
    if (occupied[level] == 0) {
      occupiedLevels &= ~(1 << level);
    }
  }

  /** Takes an entry out of the chain that it is in. */
  void remove(int entry) {
    int chain = chainOf(nodes[2 * entry]);
    int at = chain << 2;
    long links = nodes[2 * entry + 1];
    int next = (int) links;
    int before = (int) (links >>> 32);
    if (before == NONE) {
      chains[at] = next;
    } else {
      nodes[2 * before + 1] = (nodes[2 * before + 1] & ~LOW) | next;
    }
    if (next == NONE) {
      chains[at + 1] = before;
    } else {
      nodes[2 * next + 1] = (nodes[2 * next + 1] & LOW) | ((long) before << 32);
    }
    if (--chains[at + 2] == 0) {
      unmark(chain);
    }
    size--;
  }

  /** The chain whose entries come first; there must be one. */
  int firstChain() {
    int level = Integer.numberOfTrailingZeros(occupiedLevels);
    return (level << DIGIT_BITS) | Long.numberOfTrailingZeros(occupied[level]);
  }

  /** Whether the entries of a chain all have one key. */
  boolean isOfOneKey(int chain) {
    return chain < CHAINS;
  }

  /** How many entries a chain has. */
  int length(int chain) {
    return chains[(chain << 2) + 2];
  }

  /** The least key that could be in a chain. */
  long start(int chain) {
    int shift = (chain >> DIGIT_BITS) * DIGIT_BITS;
    return ((base >>> shift >>> DIGIT_BITS << DIGIT_BITS) | (chain & DIGIT_MASK)) << shift;
  }

  /** The least key beyond a chain. */
  long end(int chain) {
    return start(chain) + (1L << ((chain >> DIGIT_BITS) * DIGIT_BITS));
  }

  /** Takes a whole chain out; its first entry, which leads to the others by {@link #next}. */
  int take(int chain) {
    int at = chain << 2;
    int first = chains[at];
    size -= chains[at + 2];
    chains[at] = NONE;
    chains[at + 1] = NONE;
    chains[at + 2] = 0;
    unmark(chain);
    return first;
  }

  /** The first entry of a chain. */
  int first(int chain) {
    return chains[chain << 2];
  }

  /** The entry behind another, or {@link #NONE}. */
  int next(int entry) {
    return (int) nodes[2 * entry + 1];
  }

  /** Moves the base to where a chain begins, and its entries to finer levels. */
  void open(int chain) {
    long start = start(chain);
    int entry = take(chain);
    base = start;
    while (entry != NONE) {
      int next = next(entry);
      append(entry);
      entry = next;
    }
  }

  /**
   * Moves the base back, to a key not above it. Linear in the number of entries.
   *
   * <p>All entries go through it in the order of their chains, so those of one key keep theirs.
   */
  void lowerBase(long key) {
    int[] entries = entries();
    clear();
    base = key;
    for (int entry : entries) {
      append(entry);
    }
  }

  /** All entries; those of one key in the order in which they came. */
  int[] entries() {
    int[] entries = new int[size];
    int count = 0;
    for (int chain = 0; chain < LEVELS * CHAINS; chain++) {
      for (int entry = first(chain); entry != NONE; entry = next(entry)) {
        entries[count++] = entry;
      }
    }
    return entries;
  }

  /** Takes all entries out. */
  void clear() {
    Arrays.fill(chains, 0);
    Arrays.fill(occupied, 0);
    occupiedLevels = 0;
    size = 0;
  }
}
