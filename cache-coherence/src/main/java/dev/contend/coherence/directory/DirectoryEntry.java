package dev.contend.coherence.directory;

import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The state of one line in every core's cache, with its owner and sharers at hand.
 *
 * <p>The entry is exact: it changes when a message reaches the cache concerned, which is what the
 * protocol's rules are about. Every change goes through the protocol's table.
 */
public final class DirectoryEntry {
  private static final int NO_OWNER = -1;
  private static final LineState[] STATES = LineState.values();

  private final ProtocolTable protocol;
  private final byte[] states;
  private final BitSet sharers;
  private int owner = NO_OWNER;

  /** A line that no cache has. */
  public DirectoryEntry(ProtocolTable protocol, int cores) {
    this.protocol = protocol;
    states = new byte[cores];
    sharers = new BitSet(cores);
  }

  /** The state in a core's cache. */
  public LineState state(int core) {
    return STATES[states[core]];
  }

  /** What the core's cache would do about an event. */
  public Reaction reaction(int core, LineEvent event) {
    return protocol.on(state(core), event);
  }

  /** Applies an event that ends in the reaction's state at once; returns the reaction. */
  public Reaction apply(int core, LineEvent event) {
    Reaction reaction = reaction(core, event);
    set(core, reaction.next());
    return reaction;
  }

  /**
   * Ends a core's GetS or GetM: it now has the line.
   *
   * @param othersToCome whether other cores' reads are under way, so that it is not alone
   */
  public void grant(int core, LineEvent request, boolean othersToCome) {
    Reaction reaction = reaction(core, request);
    boolean alone = owner == NO_OWNER && !othersToCome && !hasSharersBeside(core);
    set(core, alone ? reaction.alone() : reaction.next());
  }

  /** Whether a cache owns the line. */
  public boolean hasOwner() {
    return owner != NO_OWNER;
  }

  /** The core whose cache must supply the data; only if {@link #hasOwner}. */
  public int owner() {
    return owner;
  }

  /** Whether a core other than this has a copy that it does not own. */
  public boolean hasSharersBeside(int core) {
    int first = sharers.nextSetBit(0);
    return first >= 0 && (first != core || sharers.nextSetBit(core + 1) >= 0);
  }

  /** The next core from {@code from} on with a copy that it does not own; -1 if there is none. */
  public int nextSharer(int from) {
    return sharers.nextSetBit(from);
  }

  /** The states in all caches, for checks. */
  public List<LineState> states() {
    List<LineState> all = new ArrayList<>();
    for (int core = 0; core < states.length; core++) {
      all.add(state(core));
    }
    return all;
  }

  private void set(int core, LineState next) {
    states[core] = (byte) next.ordinal();
    sharers.set(core, next.isReadable() && !next.isSupplying());
    if (next.isSupplying()) {
      owner = core;
    } else if (owner == core) {
      owner = NO_OWNER;
    }
  }
}
