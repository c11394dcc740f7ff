package dev.contend.coherence.fabric;

import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line: its directory entry, its home's queue, and the transaction in progress. */
final class CacheLine {
  /** The address divided by the bytes of a line. */
  final long number;

  /** Of its first byte. */
  final long address;

  final DirectoryEntry entry;
  final int home;
  final ArrayDeque<Transaction> queue = new ArrayDeque<>();
  final ModelEvent homeFree;

  @Nullable Transaction inProgress;

  /** Reads under way that need no snoop and so overlap. */
  int readsInFlight;

  /** Who wrote it last, until an SMT sibling has seen that. */
  private @Nullable Transaction freshFrom;

  /** The core that last asked for an addition that may be far; -1 before the first. */
  int lastFarCore = -1;

  /** Hardware threads that spin on their core's copy. */
  final List<Transaction> watchers = new ArrayList<>(0);

  /** When the home may serve the next request. */
  long homeFreeAtPs;

  /** Until when the owner's atomic operation holds the line against a snoop. */
  long heldUntilPs;

  /** Who wrote it last in a cache, and when that is done: until then its value is not there. */
  private @Nullable Transaction writer;

  private long writtenAtPs;

  /** Whether a snoop has reached the owner and waits for its operation in progress. */
  boolean snoopWaits;

  /** The last-level cache that has the line; -1 if none has. */
  int lastLevel = -1;

  /** Times it has gone from core to core, if a trace is told of it. */
  int transfers;

  /** Where a trace is told of it; below 0 if nowhere. */
  int lane = -1;

  CacheLine(
      SimKernel kernel,
      long number,
      long address,
      DirectoryEntry entry,
      int home,
      HomeAgent homes) {
    this.number = number;
    this.address = address;
    this.entry = entry;
    this.home = home;
    homeFree =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            homes.homeFree(CacheLine.this);
          }

          @Override
          public String toString() {
            return "the next turn of line " + CacheLine.this.number;
          }
        };
  }

  /**
   * From an instant until an operation of a core that may use the line is done.
   *
   * @param beforePs until it can begin
   */
  long operationPs(long nowPs, AccessKind kind, MemoryTimings timings, long beforePs) {
    if (!kind.isAtomic()) {
      return beforePs + timings.l1Ps();
    }
    // A sibling on the same core may be in the middle of an atomic operation of its own.
    long beginsPs = Math.max(nowPs + beforePs, heldUntilPs);
    heldUntilPs = beginsPs + timings.atomicPs(kind);
    return heldUntilPs - nowPs;
  }

  /** Notes an access that hits; returns whether an SMT sibling has written the line just before. */
  boolean isFreshFromSibling(Transaction user, boolean writes) {
    Transaction writer = freshFrom;
    boolean fresh = writer != null && writer != user && writer.core == user.core;
    if (writes) {
      freshFrom = user;
    } else if (fresh) {
      freshFrom = null;
    }
    return fresh;
  }

  /**
   * Whether a request is a read that needs no snoop and no order among others: there are sharers,
   * no owner, and the reader will not be one.
   */
  boolean overlaps(Transaction request) {
    if (request.kind != AccessKind.LOAD || entry.hasOwner() || entry.nextSharer(0) < 0) {
      return false;
    }
    Reaction reaction = entry.reaction(request.core, LineEvent.LOAD);
    return reaction.action() == Action.ISSUE_GETS && !reaction.next().isSupplying();
  }

  /** Whether reads under way, if there are any, let a request be served. */
  boolean admits(Transaction request) {
    return readsInFlight == 0 || overlaps(request);
  }

  /** The request that is served next; it stays in the queue. */
  Transaction next(Interconnect interconnect, RandomSource random) {
    Transaction next = queue.getFirst();
    switch (interconnect.home().arbitration()) {
      case FIFO -> {}
      case RANDOM -> {
        int skipped = random.below(queue.size());
        Iterator<Transaction> waiting = queue.iterator();
        for (int i = 0; i <= skipped; i++) {
          next = waiting.next();
        }
      }
      case NEAREST -> {
        for (Transaction waiting : queue) {
          if (distancePs(interconnect, waiting.core) < distancePs(interconnect, next.core)) {
            next = waiting;
          }
        }
      }
    }
    return next;
  }

  private long distancePs(Interconnect interconnect, int core) {
    return entry.hasOwner() && entry.owner() != core
        ? interconnect.dataPs(entry.owner(), core)
        : interconnect.requestPs(core, home);
  }

  /** Tells those whose core has no readable copy any more. */
  void tellWhoLostIt() {
    for (int i = watchers.size() - 1; i >= 0; i--) {
      Transaction watcher = watchers.get(i);
      if (!entry.state(watcher.core).isReadable()) {
        watcher.watchedChanges(0);
      }
    }
  }

  /**
   * A hardware thread begins to write the line, which is done at an instant. Its siblings keep the
   * line; those that watch it are told when they can see the value.
   */
  void isWritten(Transaction user, long nowPs, long doneAtPs) {
    writer = user;
    writtenAtPs = doneAtPs;
    for (int i = watchers.size() - 1; i >= 0; i--) {
      tellIfSiblingWrites(watchers.get(i), nowPs);
    }
  }

  /**
   * Tells a watcher when it can see what a sibling is writing, or wrote at this very instant; for
   * it may have looked just before. A picosecond later the value is there.
   */
  void tellIfSiblingWrites(Transaction watcher, long nowPs) {
    if (writer != null
        && writer != watcher
        && writer.core == watcher.core
        && writtenAtPs >= nowPs) {
      watcher.watchedChanges(writtenAtPs + 1 - nowPs);
    }
  }

  /** Wakes the home when it may serve the next request in its queue. */
  void serveWhenFree(long nowPs) {
    if (!homeFree.isPending()) {
      homeFree.scheduleInPs(Math.max(0, homeFreeAtPs - nowPs));
    }
  }
}
