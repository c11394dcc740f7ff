package dev.contend.coherence.fabric;

import dev.contend.coherence.check.Swmr;
import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.WatchedOrder;
import java.util.IdentityHashMap;
import java.util.SplittableRandom;
import umontreal.ssj.simevents.Event;

/**
 * Random loads, stores, atomic operations and evictions on a few hot lines of the real {@link
 * CoherentMemory} in its own time, with {@link LineVersions} beside it.
 *
 * <p>Checked are, after every change of a state, that there is a single writer or many readers and
 * that the directory names the owner; of every access, that it works on the latest version; and
 * that no access is older than {@link #boundPs}. The watcher sees the legs of a transfer just
 * before they run; what must hold after one is checked before the next event.
 *
 * <p>Source: after Wood, Gibson and Katz, "Verifying a Multiprocessor Cache Controller Using Random
 * Test Generation", IEEE Design and Test of Computers, 1990.
 */
final class RandomTester {
  private static final long PAGE = 4096;
  private static final LineEvent[] EVENTS = LineEvent.values();

  /** How often each cell of the table was used; see {@link LineVersions#cell}. */
  final long[] visits = new long[LineState.values().length * EVENTS.length];

  private final SplittableRandom random;
  private final SimKernel kernel = WatchedOrder.kernel(this::about);
  private final Machine machine;
  private final CoherentMemory memory;
  private final LineVersions[] versions;
  private final DirectoryEntry[] entries;
  private final Requester[] requesters;
  private final IdentityHashMap<Event, Requester> snoops = new IdentityHashMap<>();
  private final IdentityHashMap<Event, Requester> grants = new IdentityHashMap<>();
  private final long boundPs;
  private final long pausePs;
  private final int loadPercent;
  private final long operations;
  private long begun;
  private long ended;
  private int line;
  private Runnable afterwards = () -> {};

  RandomTester(
      ProtocolTable protocol,
      Machine machine,
      int lines,
      long operations,
      SplittableRandom random) {
    this.random = random;
    this.machine = machine;
    this.operations = operations;
    double factor = 1 + random.nextInt(3);
    MemoryPlacement placement =
        random.nextBoolean() ? MemoryPlacement.LOCAL : MemoryPlacement.INTERLEAVED;
    memory = new Fabric(kernel, protocol, machine, Fabric.TIMINGS, factor, placement, null).memory;
    pausePs = random.nextInt(3) * 40L * Fabric.NS;
    loadPercent = 20 + random.nextInt(60);
    boundPs = boundPs(machine, factor);
    entries = new DirectoryEntry[lines];
    versions = new LineVersions[lines];
    for (int each = 0; each < lines; each++) {
      int toucher = random.nextInt(machine.cores());
      entries[each] = memory.lineOf(each * PAGE, toucher).entry;
      versions[each] = new LineVersions(protocol, entries[each], machine.cores(), visits);
    }
    requesters = new Requester[machine.hardwareThreads()];
    for (int each = 0; each < requesters.length; each++) {
      requesters[each] = new Requester(each);
    }
  }

  /**
   * No access takes longer: each of the others may be before it once, for a transfer at the
   * greatest distance, two operations of the owner's siblings, the word of every sharer, and
   * memory.
   */
  static long boundPs(Machine machine, double factor) {
    long handoffPs = Math.round(factor * 2 * Fabric.REMOTE);
    long memoryPs = Fabric.TIMINGS.remoteMemoryPs() + handoffPs;
    long sharersPs = machine.cores() * Fabric.TIMINGS.perSharerPs();
    long operationsPs = 4 * Fabric.TIMINGS.atomicPs();
    return machine.hardwareThreads() * (handoffPs + memoryPs + sharersPs + operationsPs);
  }

  /** Does all operations to their end; throws if anything is wrong. */
  long run() {
    for (Requester each : requesters) {
      each.step.scheduleInPs(random.nextInt(100) * Fabric.NS);
    }
    // Every operation ends within its bound, so that all do within the sum.
    kernel.runUntilPs(SimKernel.MAX_TIME_PS - 1);
    settle();
    if (ended != begun || begun != operations) {
      throw new IllegalStateException(begun + " operations begun, " + ended + " ended");
    }
    return ended;
  }

  private void about(Event event) {
    settle();
    Requester snooping = snoops.get(event);
    if (snooping != null) {
      snooping.aboutToSnoop((long) event.time());
    } else {
      Requester granting = grants.get(event);
      if (granting != null) {
        granting.aboutToBeGranted();
      }
    }
  }

  private void settle() {
    Runnable due = afterwards;
    afterwards = () -> {};
    due.run();
  }

  /** Single writer or many readers, and the directory's owner is the cache that supplies. */
  private void checkStates() {
    DirectoryEntry entry = entries[line];
    int readers = 0;
    int writers = 0;
    int supplier = -1;
    int suppliers = 0;
    for (int core = 0; core < machine.cores(); core++) {
      LineState state = entry.state(core);
      readers += state.isReadable() ? 1 : 0;
      writers += state.isWritable() ? 1 : 0;
      if (state.isSupplying()) {
        suppliers++;
        supplier = core;
      }
    }
    if (suppliers > 1 || writers > 1 || (writers == 1 && readers > 1)) {
      Swmr.check(entry.states());
    }
    if (supplier != (entry.hasOwner() ? entry.owner() : -1)) {
      throw new IllegalStateException("the directory forgot the owner: " + entry.states());
    }
  }

  /** A hardware thread with one access at a time. */
  private final class Requester {
    private final int core;
    private final int number;
    private final Transaction transaction;
    private final MemoryPort.Client client = this::done;
    final ModelEvent step;
    private int fetching;
    private AccessKind kind = AccessKind.LOAD;
    private LineState before = LineState.INVALID;
    private boolean alone;
    private boolean supplied;
    private long carried;
    private long beganPs;

    Requester(int number) {
      this.number = number;
      core = machine.coreOf(number);
      transaction = memory.transaction(number);
      snoops.put(transaction.snoopArrives, this);
      grants.put(transaction.granted, this);
      step =
          new ModelEvent(kernel, EventOrder.STEP) {
            @Override
            public void actions() {
              begin();
            }
          };
    }

    private LineEvent request() {
      return kind == AccessKind.LOAD ? LineEvent.LOAD : LineEvent.STORE;
    }

    private void begin() {
      if (begun < operations && random.nextInt(8) == 0) {
        evict(random.nextInt(entries.length));
      }
      if (begun < operations) {
        access(random.nextInt(entries.length));
      }
    }

    private void evict(int victim) {
      LineState state = entries[victim].state(core);
      if (memory.evict(core, memory.lineOf(victim * PAGE, core))) {
        begun++;
        ended++;
        line = victim;
        versions[victim].evicted(core, state);
        checkStates();
      }
    }

    private void access(int wanted) {
      begun++;
      beganPs = kernel.nowPs();
      fetching = wanted;
      kind =
          random.nextInt(100) < loadPercent
              ? AccessKind.LOAD
              : random.nextBoolean() ? AccessKind.STORE : AccessKind.ATOMIC;
      LineState state = entries[wanted].state(core);
      supplied = false;
      long address = wanted * PAGE + random.nextInt(64);
      boolean snooped = memory.lineOf(address, core).snoopWaits;
      long latencyPs = memory.access(number, address, kind, client);
      if (latencyPs == MemoryPort.IN_FLIGHT) {
        boolean allowed = kind == AccessKind.LOAD ? state.isReadable() : state.isWritable();
        versions[wanted].require(!allowed || snooped, "asked for what it has", core);
      } else {
        line = wanted;
        versions[wanted].hit(core, state, request());
        if (entries[wanted].state(core) != state) {
          checkStates();
        }
        ended++;
        step.scheduleInPs(latencyPs + pause());
      }
    }

    private void done() {
      long tookPs = kernel.nowPs() - beganPs;
      if (tookPs > boundPs) {
        throw new IllegalStateException("an access took " + tookPs + " ps, bound " + boundPs);
      }
      ended++;
      step.scheduleInPs(pause());
    }

    private long pause() {
      return pausePs == 0 ? 0 : random.nextLong(2 * pausePs);
    }

    void aboutToSnoop(long atPs) {
      DirectoryEntry entry = entries[fetching];
      boolean owned = entry.hasOwner() && entry.owner() != core;
      if (owned && memory.lineOf(fetching * PAGE, core).heldUntilPs > atPs) {
        return;
      }
      boolean write = kind != AccessKind.LOAD;
      int owner = owned ? entry.owner() : -1;
      if (owned) {
        carried = versions[fetching].asked(owner, write);
        supplied = true;
      }
      for (int s = entry.nextSharer(0); write && s >= 0; s = entry.nextSharer(s + 1)) {
        if (s != core) {
          versions[fetching].told(s);
        }
      }
      afterwards =
          () -> {
            line = fetching;
            checkStates();
            if (write) {
              versions[line].require(versions[line].isAlone(core), "others kept copies", core);
            } else if (owned) {
              boolean kept = entry.state(owner).isReadable();
              versions[line].require(kept, "a reader took the owner's copy away", owner);
            }
          };
    }

    void aboutToBeGranted() {
      before = entries[fetching].state(core);
      alone = versions[fetching].isAlone(core);
      if (!before.isReadable()) {
        if (supplied) {
          versions[fetching].received(core, carried);
        } else {
          versions[fetching].filled(core);
        }
      }
      afterwards = this::hasBeenGranted;
    }

    private void hasBeenGranted() {
      line = fetching;
      boolean othersCome = memory.lineOf(fetching * PAGE, core).readsInFlight > 0;
      versions[fetching].granted(core, before, request(), alone && !othersCome);
      checkStates();
    }
  }
}
