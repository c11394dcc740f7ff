package dev.contend.coherence.fabric;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.interconnect.HomeSettings.Arbitration;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import java.util.Arrays;
import java.util.Optional;
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
 * <p>A hit needs no event here. Without a description of the machine's caches they have no limit,
 * and a line stays where it is until another core asks for it; with one, {@link CacheHierarchy}
 * says what a core may keep.
 *
 * <p>An access to what is unshared ({@link Contention#unshare}) hits, and moves nothing.
 *
 * <p>Source: the division of work between home and owner follows Nagarajan et al., <i>A Primer on
 * Memory Consistency and Cache Coherence</i>, second edition, directory protocols. Departures: no
 * transient states; the copies of several sharers are dropped together, when the last of them has
 * been told.
 */
public final class CoherentMemory implements MemoryPort {
  private final SimKernel kernel;
  private final Machine machine;
  private final ProtocolTable protocol;
  private final Interconnect interconnect;
  private final PageHomes pages;
  private final MemoryTraffic traffic;
  private final Transaction[] transactions;
  private final int lineShift;
  private final TransferCounters counters;
  private final Contention contention;
  private final HomeAgent homes;
  private final @Nullable LineTrace trace;
  private final boolean isFar;
  private final @Nullable PostedAdds[] posted;
  private final @Nullable CacheHierarchy caches;
  private @Nullable CacheLine[] lines = new @Nullable CacheLine[1024];

  /** A memory of caches and bandwidth without limit, whose homes draw nothing. */
  public CoherentMemory(
      SimKernel kernel,
      Machine machine,
      ProtocolTable protocol,
      Interconnect interconnect,
      MemoryPlacement placement) {
    this(kernel, machine, protocol, interconnect, placement, MemoryParts.unlimited(machine));
    if (interconnect.home().arbitration() == Arbitration.RANDOM) {
      throw new IllegalArgumentException("random arbitration needs random streams");
    }
  }

  /**
   * @param interconnect how long lines travel
   * @param placement which node pages come from
   * @param parts what limits this run's memory
   */
  public CoherentMemory(
      SimKernel kernel,
      Machine machine,
      ProtocolTable protocol,
      Interconnect interconnect,
      MemoryPlacement placement,
      MemoryParts parts) {
    traffic = parts.traffic();
    isFar = interconnect.home().atomics() == Atomics.FAR;
    posted = new @Nullable PostedAdds[machine.hardwareThreads()];
    this.kernel = kernel;
    this.machine = machine;
    this.protocol = protocol;
    this.interconnect = interconnect;
    pages = new PageHomes(machine, placement);
    lineShift = Integer.numberOfTrailingZeros(machine.cacheLineBytes());
    counters = new TransferCounters(machine);
    contention = new Contention(machine.cacheLineBytes());
    MachineCaches sizes = parts.caches();
    caches =
        sizes == null
            ? null
            : new CacheHierarchy(this, machine, sizes, interconnect.timings().l1Ps());
    trace = kernel.trace().isOn() ? new LineTrace(kernel, machine, contention) : null;
    homes =
        new HomeAgent(
            kernel,
            interconnect,
            counters,
            contention,
            caches,
            traffic,
            parts.random().stream("memory/arbitration"),
            trace);
    transactions = new Transaction[machine.hardwareThreads()];
    for (int i = 0; i < transactions.length; i++) {
      transactions[i] = new Transaction(kernel, machine.coreOf(i), homes);
    }
  }

  /** Reserves whole pages of 4 KiB that nobody else gets; returns the first address. */
  public long reservePages(int pages) {
    return this.pages.reserve(pages);
  }

  /** Reserves pages likewise, and gives their lines to a subject. */
  public long reservePages(int pages, int subject) {
    long address = reservePages(pages);
    contention.give(address, (long) pages * pageBytes(), subject);
    return address;
  }

  /** Reserves pages in the memory of one node, whoever touches them ({@code mbind}). */
  public long reservePagesOn(int node, int pages) {
    return this.pages.reserveOn(node, pages);
  }

  /** Latencies of caches and memory. */
  public MemoryTimings timings() {
    return interconnect.timings();
  }

  /** Bytes of a page. */
  public static int pageBytes() {
    return PageHomes.PAGE_BYTES;
  }

  /** What has been transferred so far. */
  public TransferCounters counters() {
    return counters;
  }

  /** Who has given how many lines to whom, if the run is traced. */
  public Optional<PairCounts> pairs() {
    return Optional.ofNullable(trace).map(LineTrace::pairs);
  }

  @Override
  public Contention contention() {
    return contention;
  }

  /** What caches of limited size have done so far; nothing, if they have no limit. */
  public CacheCounters cacheCounters() {
    return caches == null ? new CacheCounters() : caches.counters();
  }

  @Override
  public long access(int hardwareThread, long address, AccessKind kind, Client client) {
    int core = machine.coreOf(hardwareThread);
    CacheLine line = lineOf(address, core);
    Transaction transaction = transactions[hardwareThread];
    contention.access(client.subject());
    if (contention.isUnshared(client.subject())) {
      counters.hit();
      return interconnect.timings().hitPs(kind);
    }
    if (!line.snoopWaits || kind == AccessKind.LOAD) {
      // A snoop that waits for the end of an operation keeps out the next one, but not a load.
      Reaction reaction = line.entry.reaction(core, HomeAgent.request(kind));
      if (reaction.action() == Action.HIT) {
        return hit(line, transaction, kind);
      }
    }
    if (kind == AccessKind.POSTED_ADD && isFar) {
      return posted(hardwareThread).access(line, client);
    }
    homes.request(transaction, line, kind, client);
    return IN_FLIGHT;
  }

  @Override
  public boolean finishesAtOnce(int hardwareThread) {
    return transactions[hardwareThread].finishesAtOnce(kernel);
  }

  private PostedAdds posted(int hardwareThread) {
    PostedAdds adds = posted[hardwareThread];
    if (adds == null) {
      int core = machine.coreOf(hardwareThread);
      int slots = interconnect.home().postedAdds();
      adds = new PostedAdds(kernel, core, homes, slots, interconnect.timings().l1Ps());
      posted[hardwareThread] = adds;
    }
    return adds;
  }

  @Override
  public long fillBufferFreeInPs(int hardwareThread) {
    return traffic.fillBufferFreeInPs(machine.coreOf(hardwareThread), kernel.nowPs());
  }

  @Override
  public long readAhead(int hardwareThread, long address) {
    int core = machine.coreOf(hardwareThread);
    int home = pages.homeOf(address, core);
    long nowPs = kernel.nowPs();
    long latencyPs =
        interconnect.loadFromMemoryPs(core, home) + traffic.readWaitPs(core, home, address, nowPs);
    traffic.takeFillBuffer(core, nowPs, nowPs + latencyPs);
    return latencyPs;
  }

  @Override
  public void writeBack(int hardwareThread, long address) {
    int core = machine.coreOf(hardwareThread);
    traffic.writeBack(core, pages.homeOf(address, core), address, kernel.nowPs());
  }

  /**
   * Drops a core's copy of a line, to make room; dirty data go to memory off the critical path.
   *
   * @return whether there was a copy that could be dropped: a line that an operation of the core is
   *     under way on stays
   */
  boolean evict(int core, CacheLine line) {
    boolean fetching = line.inProgress != null && line.inProgress.core == core;
    boolean busy = fetching || line.heldUntilPs > kernel.nowPs() || line.snoopWaits;
    if (busy || !line.entry.state(core).isReadable()) {
      return false;
    }
    line.entry.apply(core, LineEvent.EVICT);
    line.tellWhoLostIt();
    if (caches != null) {
      caches.evicted(core, line);
    }
    return true;
  }

  /** The directory entry of the line at an address, for checks: to look changes nothing. */
  public DirectoryEntry entryAt(long address) {
    int index = Math.toIntExact(address >> lineShift);
    CacheLine line = index < lines.length ? lines[index] : null;
    return line == null ? new DirectoryEntry(protocol, machine.cores()) : line.entry;
  }

  @Override
  public boolean watch(int hardwareThread, long address, Watcher watcher) {
    CacheLine line = lineOf(address, machine.coreOf(hardwareThread));
    Transaction watching = transactions[hardwareThread];
    if (!line.entry.state(watching.core).isReadable()) {
      return false;
    }
    watching.watch(line, watcher);
    line.tellIfSiblingWrites(watching, kernel.nowPs());
    return true;
  }

  @Override
  public void unwatch(int hardwareThread) {
    transactions[hardwareThread].unwatch();
  }

  private long hit(CacheLine line, Transaction transaction, AccessKind kind) {
    line.entry.apply(transaction.core, HomeAgent.request(kind));
    counters.hit();
    boolean fresh = line.isFreshFromSibling(transaction, kind != AccessKind.LOAD);
    long siblingPs = fresh ? interconnect.siblingPs() : 0;
    long lookupPs = caches == null ? 0 : caches.hitPs(transaction.core, line);
    long nowPs = kernel.nowPs();
    long operationPs = line.operationPs(nowPs, kind, interconnect.timings(), siblingPs + lookupPs);
    if (kind != AccessKind.LOAD) {
      line.isWritten(transaction, nowPs, nowPs + operationPs);
    }
    return operationPs;
  }

  /** The caches, if they have a limit, for checks. */
  @Nullable CacheHierarchy caches() {
    return caches;
  }

  /** The access that a hardware thread may have in flight, for checks. */
  Transaction transaction(int hardwareThread) {
    return transactions[hardwareThread];
  }

  /** A line with its home's queue, for checks. */
  CacheLine lineOf(long address, int core) {
    return lineNumbered(address >> lineShift, core);
  }

  /** A line by its number, the address divided by the bytes of a line. */
  CacheLine lineNumbered(long number, int core) {
    int index = Math.toIntExact(number);
    if (index >= lines.length) {
      lines = Arrays.copyOf(lines, Math.max(index + 1, lines.length * 2));
    }
    CacheLine line = lines[index];
    if (line == null) {
      int home = pages.homeOf(number << lineShift, core);
      DirectoryEntry entry = new DirectoryEntry(protocol, machine.cores());
      line = new CacheLine(kernel, number, machine.cacheLineBytes() * number, entry, home, homes);
      lines[index] = line;
    }
    return line;
  }
}
