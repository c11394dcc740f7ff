package dev.contend.coherence.replay;

import dev.contend.coherence.cache.LastLevels;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.cache.PrivateCache;
import dev.contend.coherence.cache.TagArray;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Machine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The caches and the directory of a machine, one access after the other.
 *
 * <p>Every change of a line's state goes through the protocol's table, as in the simulation with
 * time, and the caches follow the same rules: what follows here in sequence follows there if each
 * access begins when the one before is done. It has memory for what the caches can hold and for
 * nothing more, however long the sequence is.
 *
 * <p>Threads of the sequence are numbered from 0. Each has a core of its own while there are any,
 * in the machine's order; the threads after that are the siblings of the first.
 */
public final class ReplayedMemory {
  private static final int NOWHERE = -1;

  private final Machine machine;
  private final ProtocolTable protocol;
  private final MachineCaches caches;
  private final int lineShift;
  private final int lineMask;
  private final int[] coreOf;
  private final LineTable table;
  private final LastLevels lastLevels;
  private final @Nullable PrivateCache[] cores;
  private final StateMemo[] memos;
  private final ReplayCounts counts = new ReplayCounts();
  private final SharingTable sharing;

  public ReplayedMemory(Machine machine, ProtocolTable protocol, MachineCaches caches) {
    this.machine = machine;
    this.protocol = protocol;
    this.caches = caches;
    lineShift = Integer.numberOfTrailingZeros(machine.cacheLineBytes());
    lineMask = machine.cacheLineBytes() - 1;
    coreOf = coresFirst(machine);
    table = new LineTable(machine.cores());
    lastLevels = new LastLevels(machine, caches);
    cores = new @Nullable PrivateCache[machine.cores()];
    memos = new StateMemo[machine.cores()];
    Arrays.setAll(memos, core -> new StateMemo());
    sharing = new SharingTable(machine.cacheLineBytes());
  }

  private static int[] coresFirst(Machine machine) {
    int[] coreOf = new int[machine.hardwareThreads()];
    int next = 0;
    for (int sibling = 0; next < coreOf.length; sibling++) {
      for (int core = 0; core < machine.cores(); core++) {
        if (sibling < machine.threadsOf(core)) {
          coreOf[next++] = core;
        }
      }
    }
    return coreOf;
  }

  /** How many threads a sequence may have. */
  public int threads() {
    return coreOf.length;
  }

  /** What has happened so far. */
  public ReplayCounts counts() {
    return counts;
  }

  /** The lines that moved most between cores, and who used which bytes of them. */
  public SharingTable sharing() {
    return sharing;
  }

  /** Lines that some cache has. */
  public int linesCached() {
    return table.lines();
  }

  /** The state of the line at an address in a core's caches. */
  public LineState state(long address, int core) {
    int place = table.find(address >>> lineShift);
    return place < 0 ? LineState.INVALID : table.state(place, core);
  }

  /**
   * Performs an access, line by line.
   *
   * @param thread who, below {@link #threads}
   * @param address its first byte, as an unsigned number
   * @param bytes 1 or more
   */
  public void access(int thread, long address, int bytes, AccessKind kind) {
    int offset = (int) address & lineMask;
    long line = address >>> lineShift;
    if (offset + bytes <= lineMask + 1) {
      access(thread, line, kind, offset, bytes);
      return;
    }
    counts.splits++;
    int left = bytes;
    for (long each = line; left > 0; each++) {
      int here = Math.min(left, lineMask + 1 - offset);
      access(thread, each, kind, offset, here);
      left -= here;
      offset = 0;
    }
  }

  private void access(int thread, long line, AccessKind kind, int offset, int bytes) {
    counts.access(kind);
    int core = coreOf[thread];
    PrivateCache cache = cacheOf(core);
    int level = cache.access(line);
    LineEvent request = kind == AccessKind.LOAD ? LineEvent.LOAD : LineEvent.STORE;
    StateMemo memo = memos[core];
    LineState state = memo.state(line);
    int place = -1;
    if (!state.isReadable()) {
      place = table.find(line);
      state = place < 0 ? LineState.INVALID : table.state(place, core);
    }
    Reaction reaction = protocol.on(state, request);
    counts.transition(state, request);
    if (reaction.action() == Action.HIT) {
      if (level == PrivateCache.FIRST) {
        counts.l1Hits++;
      } else {
        counts.l2Hits++;
      }
      if (reaction.next() != state) {
        table.set(place < 0 ? table.find(line) : place, core, reaction.next());
      }
      if (place >= 0 || reaction.next() != state) {
        memo.remember(line, reaction.next());
      }
      return;
    }
    place = place < 0 ? table.find(line) : place;
    if (place < 0) {
      place = table.add(line);
    }
    if (fetch(place, line, core, state, request)) {
      sharing.moved(line, thread, request == LineEvent.STORE, offset, bytes);
    }
    boolean alone = table.owner(place) < 0 && isAlone(place, core);
    LineState granted = alone ? reaction.alone() : reaction.next();
    table.set(place, core, granted);
    memo.remember(line, granted);
    if (level == PrivateCache.ABSENT) {
      fill(cache, core, line);
    }
  }

  /** Settles with the others who have the line; returns whether a copy of theirs was concerned. */
  private boolean fetch(int place, long line, int core, LineState state, LineEvent request) {
    boolean write = request == LineEvent.STORE;
    int owner = table.owner(place);
    boolean supplied = owner >= 0 && owner != core;
    boolean shared = table.nextSharer(place, 0) >= 0;
    if (supplied) {
      counts.transfer(machine.distance(owner, core));
      apply(place, line, owner, write ? LineEvent.FORWARDED_GETM : LineEvent.FORWARDED_GETS);
    }
    int dropped = 0;
    for (int s = table.nextSharer(place, 0); write && s >= 0; s = table.nextSharer(place, s + 1)) {
      // The owner before may have become a sharer only by a read, so that all of these shared.
      if (s != core) {
        apply(place, line, s, LineEvent.INV);
        dropped++;
      }
    }
    boolean upgrade = state.isReadable();
    if (write) {
      counts.requestsForOwnership++;
      counts.invalidations += dropped;
      counts.upgrades += upgrade ? 1 : 0;
    }
    int lastLevel = table.lastLevel(place);
    if (!upgrade && !supplied) {
      if (shared || (lastLevel != NOWHERE && lastLevel == lastLevels.cacheOf(core))) {
        counts.lastLevelFills++;
      } else {
        counts.memoryFills++;
      }
    }
    if (lastLevel != NOWHERE) {
      lastLevels.remove(lastLevel, line);
      table.setLastLevel(place, NOWHERE);
    }
    return supplied || dropped > 0;
  }

  private boolean isAlone(int place, int core) {
    int first = table.nextSharer(place, 0);
    return first < 0 || (first == core && table.nextSharer(place, core + 1) < 0);
  }

  private void apply(int place, long line, int core, LineEvent event) {
    LineState state = table.state(place, core);
    Reaction reaction = protocol.on(state, event);
    counts.transition(state, event);
    if (reaction.action() == Action.WRITE_BACK
        || reaction.action() == Action.SEND_DATA_AND_WRITE_BACK) {
      counts.writeBacks++;
    }
    table.set(place, core, reaction.next());
    memos[core].forget(line);
    if (!reaction.next().isReadable()) {
      cacheOf(core).remove(line);
    }
  }

  private void fill(PrivateCache cache, int core, long line) {
    long victim = cache.victim(line, 0);
    if (victim != TagArray.NONE) {
      evict(core, victim);
    }
    cache.fill(line);
  }

  private void evict(int core, long line) {
    int place = table.find(line);
    counts.evictions++;
    apply(place, line, core, LineEvent.EVICT);
    if (!lastLevels.exist()) {
      table.removeIfNowhere(place);
      return;
    }
    int cache = lastLevels.cacheOf(core);
    int before = table.lastLevel(place);
    if (before == cache) {
      lastLevels.touch(cache, line);
      return;
    }
    if (before != NOWHERE) {
      lastLevels.remove(before, line);
    }
    long gone = lastLevels.insert(cache, line);
    table.setLastLevel(place, cache);
    if (gone != TagArray.NONE) {
      int other = table.find(gone);
      table.setLastLevel(other, NOWHERE);
      table.removeIfNowhere(other);
    }
  }

  private PrivateCache cacheOf(int core) {
    PrivateCache cache = cores[core];
    if (cache == null) {
      cache = new PrivateCache(caches.kinds().get(machine.core(core).kind()));
      cores[core] = cache;
    }
    return cache;
  }
}
