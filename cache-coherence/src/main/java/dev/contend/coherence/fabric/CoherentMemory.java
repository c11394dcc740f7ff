package dev.contend.coherence.fabric;

import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Memory kept coherent by a directory: each line has one transaction at a time, in legs.
 *
 * <p>A request travels to the line's home; there it waits until the line's previous transaction is
 * complete, first come first served. The home snoops the owner, or tells the sharers to drop their
 * copies; the data travels to the requester; the home becomes free a little later. The owner goes
 * on hitting its line until the snoop reaches it, which is how several operations fit into one
 * ownership. An atomic operation in progress makes the snoop wait for its end.
 *
 * <p>A hit needs no event here. Caches have no limit: a line stays where it is until another core
 * asks for it.
 *
 * <p>Source: the division of work between home and owner follows Nagarajan et al., <i>A Primer on
 * Memory Consistency and Cache Coherence</i>, second edition, directory protocols. Departures: no
 * transient states; the copies of several sharers are dropped together, when the last of them has
 * been told.
 */
public final class CoherentMemory implements MemoryPort {
  private static final int PAGE_SHIFT = 12;
  private static final byte UNTOUCHED = -1;

  private final SimKernel kernel;
  private final Machine machine;
  private final ProtocolTable protocol;
  private final Interconnect interconnect;
  private final MemoryPlacement placement;
  private final Transaction[] transactions;
  private final int lineShift;
  private final TransferCounters counters;
  private @Nullable CacheLine[] lines = new @Nullable CacheLine[1024];
  private short[] nodeOfPage = new short[64];
  private long nextPage;

  public CoherentMemory(
      SimKernel kernel,
      Machine machine,
      ProtocolTable protocol,
      Interconnect interconnect,
      MemoryPlacement placement) {
    this.kernel = kernel;
    this.machine = machine;
    this.protocol = protocol;
    this.interconnect = interconnect;
    this.placement = placement;
    lineShift = Integer.numberOfTrailingZeros(machine.cacheLineBytes());
    counters = new TransferCounters(machine);
    transactions = new Transaction[machine.hardwareThreads()];
    for (int i = 0; i < transactions.length; i++) {
      transactions[i] = new Transaction(kernel, machine.coreOf(i), this);
    }
    Arrays.fill(nodeOfPage, UNTOUCHED);
  }

  /** Reserves whole pages of 4 KiB that nobody else gets; returns the first address. */
  public long reservePages(int pages) {
    long address = nextPage << PAGE_SHIFT;
    nextPage += pages;
    return address;
  }

  /** Bytes of a page. */
  public static int pageBytes() {
    return 1 << PAGE_SHIFT;
  }

  /** What has been transferred so far. */
  public TransferCounters counters() {
    return counters;
  }

  @Override
  public long access(int hardwareThread, long address, AccessKind kind, Client client) {
    int core = machine.coreOf(hardwareThread);
    CacheLine line = lineOf(address, core);
    if (!line.snoopWaits) {
      Reaction reaction = line.entry.reaction(core, request(kind));
      if (reaction.action() == Action.HIT) {
        return hit(line, core, kind);
      }
    }
    Transaction transaction = transactions[hardwareThread];
    transaction.begin(line, kind, client);
    transaction.arriveAtHome.scheduleInPs(interconnect.requestPs(core, line.home));
    return IN_FLIGHT;
  }

  /**
   * Drops a core's copy of a line, to make room; dirty data go to memory off the critical path.
   *
   * @return whether there was a copy that could be dropped: a line that an operation of the core is
   *     under way on stays
   */
  boolean evict(int core, long address) {
    CacheLine line = lineOf(address, core);
    boolean fetching = line.inProgress != null && line.inProgress.core == core;
    boolean busy = fetching || line.heldUntilPs > kernel.nowPs() || line.snoopWaits;
    if (busy || !line.entry.state(core).isReadable()) {
      return false;
    }
    line.entry.apply(core, LineEvent.EVICT);
    return true;
  }

  /** The directory entry of the line at an address, for checks: to look changes nothing. */
  public DirectoryEntry entryAt(long address) {
    int index = Math.toIntExact(address >> lineShift);
    CacheLine line = index < lines.length ? lines[index] : null;
    return line == null ? new DirectoryEntry(protocol, machine.cores()) : line.entry;
  }

  private long hit(CacheLine line, int core, AccessKind kind) {
    line.entry.apply(core, request(kind));
    counters.hit();
    return operationPs(line, kind);
  }

  void arriveAtHome(Transaction transaction) {
    CacheLine line = transaction.line();
    if (line.inProgress == null && line.homeFreeAtPs <= kernel.nowPs() && line.queue.isEmpty()) {
      serve(line, transaction);
      return;
    }
    line.queue.addLast(transaction);
    if (line.inProgress == null) {
      line.serveWhenFree(kernel.nowPs());
    }
  }

  void homeFree(CacheLine line) {
    if (line.inProgress == null && !line.queue.isEmpty()) {
      serve(line, line.queue.removeFirst());
    }
  }

  private void serve(CacheLine line, Transaction transaction) {
    line.inProgress = transaction;
    int core = transaction.core;
    LineEvent request = request(transaction.kind);
    DirectoryEntry entry = line.entry;
    if (entry.reaction(core, request).action() == Action.HIT) {
      // A sibling has fetched the line in the meantime.
      transaction.granted.scheduleInPs(0);
    } else {
      snoop(line, transaction, request == LineEvent.STORE);
    }
  }

  /** Tells the owner to send its data and, for a write, the sharers to drop their copies. */
  private void snoop(CacheLine line, Transaction transaction, boolean write) {
    DirectoryEntry entry = line.entry;
    int core = transaction.core;
    boolean supplied = entry.hasOwner() && entry.owner() != core;
    transaction.supplied = supplied;
    long toldPs = 0;
    long settledPs = 0;
    if (supplied) {
      counters.transfer(entry.owner(), core);
      toldPs = interconnect.snoopPs(line.home, entry.owner());
      settledPs = toldPs + interconnect.dataPs(entry.owner(), core);
    }
    int dropped = 0;
    for (int s = entry.nextSharer(0); write && s >= 0; s = entry.nextSharer(s + 1)) {
      if (s != core) {
        long told = interconnect.snoopPs(line.home, s);
        toldPs = Math.max(toldPs, told);
        settledPs = Math.max(settledPs, told + interconnect.dataPs(s, core));
        dropped++;
      }
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
      transaction.snoopArrives.scheduleInPs(toldPs);
    } else {
      transaction.granted.scheduleInPs(settledPs);
    }
  }

  private long fillPs(CacheLine line, int core) {
    if (line.entry.nextSharer(0) >= 0) {
      counters.fill(true);
      return interconnect.lastLevelPs(core, line.home);
    }
    counters.fill(false);
    return interconnect.memoryPs(core, line.home);
  }

  void snoopArrives(Transaction transaction) {
    CacheLine line = transaction.line();
    DirectoryEntry entry = line.entry;
    boolean supplied = entry.hasOwner() && entry.owner() != transaction.core;
    if (supplied && line.heldUntilPs > kernel.nowPs()) {
      line.snoopWaits = true;
      transaction.snoopArrives.scheduleInPs(line.heldUntilPs - kernel.nowPs());
      return;
    }
    line.snoopWaits = false;
    boolean write = transaction.kind != AccessKind.LOAD;
    if (transaction.supplied && !supplied) {
      // The owner has evicted the line in the meantime; its home has the data.
      transaction.afterSnoopPs = Math.max(transaction.afterSnoopPs, fillPs(line, transaction.core));
    }
    if (supplied) {
      entry.apply(entry.owner(), write ? LineEvent.FORWARDED_GETM : LineEvent.FORWARDED_GETS);
    }
    for (int s = entry.nextSharer(0); write && s >= 0; s = entry.nextSharer(s + 1)) {
      if (s != transaction.core) {
        entry.apply(s, LineEvent.INV);
      }
    }
    transaction.granted.scheduleInPs(transaction.afterSnoopPs);
  }

  void granted(Transaction transaction) {
    CacheLine line = transaction.line();
    line.entry.grant(transaction.core, request(transaction.kind));
    long operationPs = operationPs(line, transaction.kind);
    line.inProgress = null;
    line.homeFreeAtPs = kernel.nowPs() + interconnect.completionPs(transaction.core, line.home);
    if (!line.queue.isEmpty()) {
      line.serveWhenFree(kernel.nowPs());
    }
    transaction.done.scheduleInPs(operationPs);
  }

  /** From now until an operation on a line that the core may use is done. */
  private long operationPs(CacheLine line, AccessKind kind) {
    if (kind != AccessKind.ATOMIC) {
      return interconnect.timings().l1Ps();
    }
    // A sibling on the same core may be in the middle of an atomic operation of its own.
    long beginsPs = Math.max(kernel.nowPs(), line.heldUntilPs);
    line.heldUntilPs = beginsPs + interconnect.timings().atomicPs();
    return line.heldUntilPs - kernel.nowPs();
  }

  private static LineEvent request(AccessKind kind) {
    return kind == AccessKind.LOAD ? LineEvent.LOAD : LineEvent.STORE;
  }

  /** The access that a hardware thread may have in flight, for checks. */
  Transaction transaction(int hardwareThread) {
    return transactions[hardwareThread];
  }

  /** A line with its home's queue, for checks. */
  CacheLine lineOf(long address, int core) {
    int index = Math.toIntExact(address >> lineShift);
    if (index >= lines.length) {
      lines = Arrays.copyOf(lines, Math.max(index + 1, lines.length * 2));
    }
    CacheLine line = lines[index];
    if (line == null) {
      int home = homeOf(address, core);
      line = new CacheLine(kernel, new DirectoryEntry(protocol, machine.cores()), home, this);
      lines[index] = line;
    }
    return line;
  }

  private int homeOf(long address, int core) {
    int page = Math.toIntExact(address >> PAGE_SHIFT);
    if (placement == MemoryPlacement.INTERLEAVED) {
      return page % machine.numaNodes();
    }
    if (page >= nodeOfPage.length) {
      int before = nodeOfPage.length;
      nodeOfPage = Arrays.copyOf(nodeOfPage, Math.max(page + 1, before * 2));
      Arrays.fill(nodeOfPage, before, nodeOfPage.length, UNTOUCHED);
    }
    if (nodeOfPage[page] == UNTOUCHED) {
      nodeOfPage[page] = (short) machine.core(core).numaNode();
    }
    return nodeOfPage[page];
  }
}
