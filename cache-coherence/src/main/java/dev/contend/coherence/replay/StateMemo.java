package dev.contend.coherence.replay;

import dev.contend.coherence.protocol.LineState;

/**
 * The states of the lines that a core used last, so that a hit need not ask the directory.
 *
 * <p>Direct-mapped; whoever changes a state in the directory says so here as well.
 */
final class StateMemo {
  private static final int ENTRIES = 1 << 11;
  private static final int STATE_BITS = 3;
  private static final LineState[] STATES = LineState.values();

  /** Line number plus one, and below it the state; 0 is a free entry. */
  private final long[] entries = new long[ENTRIES];

  private static int index(long line) {
    return (int) line & (ENTRIES - 1);
  }

  /** The state of a line; Invalid if it is not known here. */
  LineState state(long line) {
    long entry = entries[index(line)];
    return entry >>> STATE_BITS == line + 1
        ? STATES[(int) entry & ((1 << STATE_BITS) - 1)]
        : LineState.INVALID;
  }

  /** The core uses the line, which is in a state. */
  void remember(long line, LineState state) {
    entries[index(line)] = ((line + 1) << STATE_BITS) | state.ordinal();
  }

  /** The line's state has changed; forgets what it was. */
  void forget(long line) {
    if (entries[index(line)] >>> STATE_BITS == line + 1) {
      entries[index(line)] = 0;
    }
  }
}
