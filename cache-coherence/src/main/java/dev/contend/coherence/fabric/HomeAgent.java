package dev.contend.coherence.fabric;

import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.fabric.Transaction.Leg;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * What the homes of lines do with requests: queue, snoop or compute, grant.
 *
 * <p>One transaction at a time for each line, but for reads that need no snoop: those overlap, and
 * a write waits for them. An addition whose result nobody awaits may be performed here, with the
 * line in no cache.
 */
final class HomeAgent {
  /** No leg follows for now. */
  private static final long NONE = -1;

  private final SimKernel kernel;
  private final Interconnect interconnect;
  private final TransferCounters counters;
  private final Contention contention;
  private final @Nullable CacheHierarchy caches;
  private final MemoryTraffic traffic;
  private final RandomSource arbitration;
  private final boolean isFar;
  private final @Nullable LineTrace trace;

  HomeAgent(
      SimKernel kernel,
      Interconnect interconnect,
      TransferCounters counters,
      Contention contention,
      @Nullable CacheHierarchy caches,
      MemoryTraffic traffic,
      RandomSource arbitration,
      @Nullable LineTrace trace) {
    this.kernel = kernel;
    this.interconnect = interconnect;
    this.counters = counters;
    this.contention = contention;
    this.caches = caches;
    this.traffic = traffic;
    this.arbitration = arbitration;
    this.trace = trace;
    isFar = interconnect.home().atomics() == Atomics.FAR;
  }

  /** The event of the protocol that an access is. */
  static LineEvent request(AccessKind kind) {
    return kind == AccessKind.LOAD ? LineEvent.LOAD : LineEvent.STORE;
  }

  /** Sends a request to the line's home. */
  void request(Transaction transaction, CacheLine line, AccessKind kind, MemoryPort.Client client) {
    transaction.begin(line, kind, client);
    transaction.arriveAtHome.scheduleInPs(interconnect.requestPs(transaction.core, line.home));
  }

  /**
   * A leg of a transaction has come to its end. The legs that follow cost no event as far as
   * nothing else happens on the way, so this is the last thing that an event does.
   */
  void ended(Transaction transaction, Leg leg) {
    transaction.leg = leg;
    long nextPs = end(transaction);
    while (nextPs != NONE
        && transaction.mayGoOn()
        && kernel.tryAdvanceToPs(kernel.nowPs() + nextPs)) {
      nextPs = end(transaction);
    }
    if (nextPs != NONE) {
      transaction.endOfLeg().scheduleInPs(nextPs);
    }
  }

  /** Ends the leg that a transaction is in; returns how long the next one takes. */
  private long end(Transaction transaction) {
    return switch (transaction.leg) {
      case REQUEST -> arriveAtHome(transaction);
      case QUEUE -> serve(transaction.line(), transaction);
      case SNOOP -> snoopArrives(transaction);
      case DATA -> granted(transaction);
      case OPERATION -> finish(transaction);
    };
  }

  private static long finish(Transaction transaction) {
    transaction.finish();
    return NONE;
  }

  private long arriveAtHome(Transaction transaction) {
    CacheLine line = transaction.line();
    boolean free = line.inProgress == null && line.homeFreeAtPs <= kernel.nowPs();
    if (free && line.queue.isEmpty() && line.admits(transaction)) {
      return serve(line, transaction);
    }
    line.queue.addLast(transaction);
    if (line.inProgress == null) {
      line.serveWhenFree(kernel.nowPs());
    }
    return NONE;
  }

  /** Serves the next request, unless it must wait for reads under way. */
  void homeFree(CacheLine line) {
    if (line.inProgress == null && !line.queue.isEmpty()) {
      Transaction next = line.next(interconnect, arbitration);
      if (line.admits(next)) {
        line.queue.remove(next);
        ended(next, Leg.QUEUE);
      }
    }
  }

  private long serve(CacheLine line, Transaction transaction) {
    int core = transaction.core;
    if (line.overlaps(transaction)) {
      transaction.overlapping = true;
      line.readsInFlight++;
      transaction.granted.scheduleInPs(fillPs(line, core));
      homeFreeAfter(line, core);
      return NONE;
    }
    line.inProgress = transaction;
    LineEvent request = request(transaction.kind);
    DirectoryEntry entry = line.entry;
    if (entry.reaction(core, request).action() == Action.HIT) {
      // A sibling has fetched the line in the meantime.
      return transaction.next(Leg.DATA, 0);
    }
    if (isFar && transaction.kind == AccessKind.POSTED_ADD && isWantedByOthers(line, core)) {
      return serveFar(line, transaction);
    }
    return snoop(line, transaction, request == LineEvent.STORE);
  }

  /** A core that comes twice in a row gets the line, and goes on in its own cache. */
  private static boolean isWantedByOthers(CacheLine line, int core) {
    boolean wanted = !line.queue.isEmpty() || line.lastFarCore != core;
    line.lastFarCore = core;
    return wanted;
  }

  /** Gathers the line at its home, and performs the operation there. */
  private long serveFar(CacheLine line, Transaction transaction) {
    DirectoryEntry entry = line.entry;
    transaction.far = true;
    transaction.supplied = entry.hasOwner();
    long operationPs =
        interconnect.home().inflatedPs(interconnect.home().farOperationPs(), line.queue.size());
    long toldPs = entry.hasOwner() ? interconnect.snoopPs(line.home, entry.owner()) : 0;
    long backPs = entry.hasOwner() ? interconnect.requestPs(entry.owner(), line.home) : 0;
    int dropped = 0;
    for (int s = entry.nextSharer(0); s >= 0; s = entry.nextSharer(s + 1)) {
      toldPs = Math.max(toldPs, interconnect.snoopPs(line.home, s));
      backPs = Math.max(backPs, interconnect.requestPs(s, line.home));
      dropped++;
    }
    counters.farOperation(dropped);
    if (entry.hasOwner() || dropped > 0) {
      transaction.afterSnoopPs = backPs + operationPs;
      return transaction.next(Leg.SNOOP, toldPs);
    }
    return transaction.next(Leg.DATA, operationPs);
  }

  /** Tells the owner to send its data and, for a write, the sharers to drop their copies. */
  private long snoop(CacheLine line, Transaction transaction, boolean write) {
    DirectoryEntry entry = line.entry;
    int core = transaction.core;
    boolean supplied = entry.hasOwner() && entry.owner() != core;
    transaction.supplied = supplied;
    long toldPs = 0;
    long settledPs = 0;
    if (supplied) {
      counters.transfer(entry.owner(), core);
      contention.transfer(transaction.subject);
      if (trace != null) {
        trace.asked(transaction, entry.owner());
      }
      toldPs = interconnect.snoopPs(line.home, entry.owner());
      long dataPs = interconnect.dataPs(entry.owner(), core);
      settledPs = toldPs + interconnect.home().inflatedPs(dataPs, line.queue.size());
    }
    int dropped = 0;
    for (int s = entry.nextSharer(0); write && s >= 0; s = entry.nextSharer(s + 1)) {
      if (s != core) {
        long told = interconnect.snoopPs(line.home, s);
        toldPs = Math.max(toldPs, told);
        settledPs = Math.max(settledPs, told + interconnect.acknowledgementPs(s, core));
        dropped++;
      }
    }
    if (dropped > 0) {
      settledPs = Math.max(settledPs, interconnect.broadcastPs(line.home, core));
    }
    boolean upgrade = entry.state(core).isReadable();
    if (upgrade) {
      // A sharer needs no data, but the home's word that the others are gone.
      settledPs = Math.max(settledPs, interconnect.snoopPs(line.home, core));
    } else if (!supplied) {
      settledPs = Math.max(settledPs, fillPs(line, core));
    }
    settledPs += dropped * interconnect.timings().perSharerPs();
    if (write) {
      counters.requestForOwnership(dropped, upgrade);
    }
    if (supplied || dropped > 0) {
      transaction.afterSnoopPs = settledPs - toldPs;
      return transaction.next(Leg.SNOOP, toldPs);
    }
    return transaction.next(Leg.DATA, settledPs);
  }

  private long fillPs(CacheLine line, int core) {
    if (line.entry.nextSharer(0) >= 0) {
      counters.fill(true);
      return interconnect.lastLevelPs(core, line.home);
    }
    if (caches != null && caches.isInLastLevel(core, line)) {
      counters.fill(true);
      return interconnect.lastLevelPs(core, line.home);
    }
    counters.fill(false);
    return interconnect.memoryPs(core, line.home)
        + traffic.readWaitPs(core, line.home, line.address, kernel.nowPs());
  }

  private long snoopArrives(Transaction transaction) {
    CacheLine line = transaction.line();
    DirectoryEntry entry = line.entry;
    boolean supplied = entry.hasOwner() && entry.owner() != transaction.core;
    if (supplied && line.heldUntilPs > kernel.nowPs()) {
      line.snoopWaits = true;
      return transaction.next(Leg.SNOOP, line.heldUntilPs - kernel.nowPs());
    }
    line.snoopWaits = false;
    boolean write = transaction.kind != AccessKind.LOAD;
    if (transaction.supplied && !supplied) {
      // The owner has evicted the line in the meantime; its home has the data.
      transaction.afterSnoopPs = Math.max(transaction.afterSnoopPs, fillPs(line, transaction.core));
    }
    if (transaction.far) {
      loseAll(line);
    } else if (supplied) {
      int owner = entry.owner();
      entry.apply(owner, write ? LineEvent.FORWARDED_GETM : LineEvent.FORWARDED_GETS);
      dropUnlessReadable(owner, line);
    }
    for (int s = entry.nextSharer(0); write && s >= 0; s = entry.nextSharer(s + 1)) {
      if (s != transaction.core) {
        entry.apply(s, LineEvent.INV);
        dropUnlessReadable(s, line);
      }
    }
    line.tellWhoLostIt();
    return transaction.next(Leg.DATA, transaction.afterSnoopPs);
  }

  private void dropUnlessReadable(int core, CacheLine line) {
    if (caches != null && !line.entry.state(core).isReadable()) {
      caches.dropped(core, line);
    }
  }

  private void homeFreeAfter(CacheLine line, int core) {
    line.homeFreeAtPs = kernel.nowPs() + interconnect.completionPs(core, line.home);
    if (!line.queue.isEmpty()) {
      line.serveWhenFree(kernel.nowPs());
    }
  }

  private void loseAll(CacheLine line) {
    DirectoryEntry entry = line.entry;
    if (entry.hasOwner()) {
      int owner = entry.owner();
      entry.apply(owner, LineEvent.FORWARDED_GETM);
      dropUnlessReadable(owner, line);
    }
    for (int s = entry.nextSharer(0); s >= 0; s = entry.nextSharer(s + 1)) {
      entry.apply(s, LineEvent.INV);
      dropUnlessReadable(s, line);
    }
  }

  private long farDone(CacheLine line, Transaction transaction) {
    line.inProgress = null;
    line.homeFreeAtPs = kernel.nowPs();
    if (!line.queue.isEmpty()) {
      line.serveWhenFree(kernel.nowPs());
    }
    return transaction.next(Leg.OPERATION, interconnect.resultPs(line.home, transaction.core));
  }

  private long granted(Transaction transaction) {
    CacheLine line = transaction.line();
    if (transaction.far) {
      return farDone(line, transaction);
    }
    if (transaction.overlapping) {
      line.readsInFlight--;
    }
    if (trace != null) {
      trace.arrived(transaction);
    }
    line.entry.grant(transaction.core, request(transaction.kind), line.readsInFlight > 0);
    if (caches != null) {
      caches.granted(transaction.core, line);
    }
    boolean unused = line.isFreshFromSibling(transaction, transaction.kind != AccessKind.LOAD);
    long operationPs =
        line.operationPs(kernel.nowPs(), transaction.kind, interconnect.timings(), 0);
    if (transaction.kind != AccessKind.LOAD) {
      line.isWritten(transaction, kernel.nowPs(), kernel.nowPs() + operationPs);
    }
    if (transaction.overlapping) {
      // Whoever waits for the reads under way may wait for this one.
      if (!line.queue.isEmpty()) {
        line.serveWhenFree(kernel.nowPs());
      }
    } else {
      line.inProgress = null;
      homeFreeAfter(line, transaction.core);
    }
    return transaction.next(Leg.OPERATION, operationPs);
  }
}
