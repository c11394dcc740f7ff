package dev.contend.coherence.fabric;

import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction.Action;
import java.util.Arrays;

/**
 * The data of one line as version numbers: in memory, in each cache, and on their way.
 *
 * <p>A store makes a new version. Versions go where the protocol's actions send them and nowhere
 * else, so that a copy that should have been dropped, or data that should have been sent, shows as
 * a number that is not the latest. Data that are sent in vain show too: a write-back of what memory
 * has already, or of what the requester is about to overwrite.
 */
final class LineVersions {
  private final ProtocolTable protocol;
  private final DirectoryEntry entry;
  private final long[] copies;
  private final long[] visits;
  private long memory;
  private long latest;

  /**
   * @param visits how often each cell of the table was used, at {@link #cell}; added to
   */
  LineVersions(ProtocolTable protocol, DirectoryEntry entry, int cores, long[] visits) {
    this.protocol = protocol;
    this.entry = entry;
    this.visits = visits;
    copies = new long[cores];
    Arrays.fill(copies, -1);
  }

  /** Where a cell's visits are counted. */
  static int cell(LineState state, LineEvent event) {
    return state.ordinal() * LineEvent.values().length + event.ordinal();
  }

  /** A core's own cache has answered; {@code before} is the state that it was in. */
  void hit(int core, LineState before, LineEvent event) {
    visits[cell(before, event)]++;
    require(before.isReadable(), "hit without a copy", core);
    require(copies[core] == latest, "hit an old version", core);
    if (event == LineEvent.STORE) {
      write(core);
    } else {
      require(entry.state(core) == before, "a load that hit changed the state", core);
    }
  }

  /** A core has evicted the line. */
  void evicted(int core, LineState before) {
    visits[cell(before, LineEvent.EVICT)]++;
    Action action = protocol.on(before, LineEvent.EVICT).action();
    require(action == Action.WRITE_BACK || action == Action.DROP, "evicted by " + action, core);
    if (action == Action.WRITE_BACK) {
      writeBack(core);
    }
    require(!entry.state(core).isReadable(), "kept what it evicted", core);
  }

  /** A snoop is about to reach the owner; returns the version that it sends. */
  long asked(int owner, boolean write) {
    LineEvent event = write ? LineEvent.FORWARDED_GETM : LineEvent.FORWARDED_GETS;
    visits[cell(entry.state(owner), event)]++;
    Action action = protocol.on(entry.state(owner), event).action();
    LineState next = protocol.on(entry.state(owner), event).next();
    require(!write || !next.isReadable(), "an owner keeps its copy from a writer", owner);
    boolean writesBack = action == Action.SEND_DATA_AND_WRITE_BACK;
    require(writesBack || action == Action.SEND_DATA, "an owner sent no data", owner);
    if (writesBack) {
      require(!write, "wrote back what is about to be overwritten", owner);
      writeBack(owner);
    }
    return copies[owner];
  }

  /** Word to drop its copy is about to reach a sharer. */
  void told(int sharer) {
    visits[cell(entry.state(sharer), LineEvent.INV)]++;
    Action action = protocol.on(entry.state(sharer), LineEvent.INV).action();
    require(action == Action.ACK_INV, "answered an invalidation by " + action, sharer);
  }

  /** The home's grant has reached a core that had no copy, with data from an owner. */
  void received(int core, long version) {
    copies[core] = version;
  }

  /** Likewise with data from the home. */
  void filled(int core) {
    copies[core] = memory;
  }

  /** A core has been granted its request. */
  void granted(int core, LineState before, LineEvent event, boolean alone) {
    visits[cell(before, event)]++;
    Action action = protocol.on(before, event).action();
    boolean allowed = event == LineEvent.STORE ? before.isWritable() : before.isReadable();
    Action asked = event == LineEvent.STORE ? Action.ISSUE_GETM : Action.ISSUE_GETS;
    require(action == (allowed ? Action.HIT : asked), "asked by " + action, core);
    LineState after = entry.state(core);
    require(after.isReadable(), "was granted nothing", core);
    require(copies[core] == latest, "got an old version", core);
    if (event == LineEvent.STORE) {
      write(core);
    } else if (before.isReadable()) {
      require(after == before, "a load that hit changed the state", core);
    } else if (alone && protocol.states().contains(LineState.EXCLUSIVE)) {
      require(after == LineState.EXCLUSIVE, "a lone reader has the line " + after, core);
    } else if (!alone && protocol.states().contains(LineState.FORWARD)) {
      require(after == LineState.FORWARD, "the latest reader has the line " + after, core);
    }
  }

  private void write(int core) {
    require(entry.state(core).isWritable(), "wrote in " + entry.state(core), core);
    copies[core] = ++latest;
  }

  private void writeBack(int core) {
    require(memory != copies[core], "wrote back what memory has already", core);
    memory = copies[core];
  }

  /** Whether no core but this has a copy. */
  boolean isAlone(int core) {
    for (int other = 0; other < copies.length; other++) {
      if (other != core && entry.state(other).isReadable()) {
        return false;
      }
    }
    return true;
  }

  void require(boolean holds, String otherwise, int core) {
    if (!holds) {
      throw new IllegalStateException("core " + core + ": " + otherwise + ": " + entry.states());
    }
  }
}
