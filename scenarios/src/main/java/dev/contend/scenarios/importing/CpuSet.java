package dev.contend.scenarios.importing;

import java.util.BitSet;

/**
 * A set of processing units or of NUMA nodes, as hwloc writes it: 32-bit hexadecimal words, the
 * most significant first, separated by commas; an empty word is 0; {@code 0xf...f} in front means
 * that everything above is in the set as well.
 */
final class CpuSet {
  private static final int MOST_WORDS = 2048;
  private static final String WITHOUT_END = "0xf...f";

  private final BitSet bits;

  private CpuSet(BitSet bits) {
    this.bits = bits;
  }

  /** The set that the text states; words above an infinite one are left out. */
  static CpuSet of(String text) {
    String[] words = text.split(",", -1);
    if (words.length > MOST_WORDS) {
      throw new IllegalArgumentException(
          "a set of " + words.length + " words; at most " + MOST_WORDS + " are read");
    }
    BitSet bits = new BitSet();
    for (int i = 0; i < words.length; i++) {
      String word = words[i].strip();
      if (word.isEmpty() || (i == 0 && word.equals(WITHOUT_END))) {
        continue;
      }
      long value = word(word, text);
      int base = 32 * (words.length - 1 - i);
      for (int bit = 0; bit < 32; bit++) {
        if ((value >> bit & 1) != 0) {
          bits.set(base + bit);
        }
      }
    }
    return new CpuSet(bits);
  }

  private static long word(String word, String text) {
    String digits = word.startsWith("0x") ? word.substring(2) : word;
    if (!digits.matches("[0-9a-fA-F]{1,8}")) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw new IllegalArgumentException("'" + shown + "' is not a set as hwloc writes it");
    }
    return Long.parseLong(digits, 16);
  }

  boolean contains(int index) {
    return bits.get(index);
  }

  boolean contains(CpuSet other) {
    BitSet rest = (BitSet) other.bits.clone();
    rest.andNot(bits);
    return rest.isEmpty();
  }

  /** How many elements both have. */
  int common(CpuSet other) {
    BitSet both = (BitSet) other.bits.clone();
    both.and(bits);
    return both.cardinality();
  }

  int size() {
    return bits.cardinality();
  }

  /** The lowest element, or -1. */
  int first() {
    return bits.nextSetBit(0);
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
