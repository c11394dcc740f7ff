package dev.contend.coherence.fabric;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.check.Swmr;
import dev.contend.coherence.directory.DirectoryEntry;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction.Action;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.ChosenOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few caches and lines on the real {@link CoherentMemory}, walked through move by move, with a
 * shadow of which copies hold the latest value.
 *
 * <p>A move is a load or store by a core that has none in flight, an eviction, or one leg of a
 * transfer. The value of a line is what the protocol's actions move about: an owner's data when a
 * snoop reaches it, memory's where no owner answers.
 */
final class World {
  private static final MemoryTimings NO_TIME = new MemoryTimings(0, 0, 0, 0, 0, 0);

  private final ProtocolTable protocol;
  private final ChosenOrder order = new ChosenOrder();
  private final SimKernel kernel = order.kernel();
  private final CoherentMemory memory;
  private final int cores;
  private final int lines;
  private final boolean evicts;
  private final boolean[][] latest;
  private final boolean[] memoryLatest;
  private final boolean[] carried;
  private final boolean[] carries;
  private final int[] lineInFlight;
  private final List<int[]> orders = new ArrayList<>();

  World(ProtocolTable protocol, int cores, int lines, boolean evicts) {
    this(protocol, cores, lines, evicts, null);
  }

  /**
   * @param caches of the cores; with one line each, so that what they have says all about them
   */
  World(
      ProtocolTable protocol,
      int cores,
      int lines,
      boolean evicts,
      @Nullable MachineCaches caches) {
    this.protocol = protocol;
    this.cores = cores;
    this.lines = lines;
    this.evicts = evicts;
    Machine machine = Machine.regular("checked", 1, 1, cores, 1, 64);
    HandoffCosts free =
        new HandoffCosts(Collections.singletonMap(Distance.CACHE_DOMAIN, 0L), List.of());
    memory =
        new CoherentMemory(
            kernel,
            machine,
            protocol,
            new Interconnect(machine, free, NO_TIME, LegShares.DEFAULT),
            MemoryPlacement.LOCAL,
            MemoryParts.unlimited(machine).with(caches));
    latest = new boolean[lines][cores];
    memoryLatest = new boolean[lines];
    Arrays.fill(memoryLatest, true);
    carried = new boolean[cores];
    carries = new boolean[cores];
    lineInFlight = new int[cores];
    Arrays.fill(lineInFlight, -1);
    permute(new int[cores], 0);
  }

  private void permute(int[] names, int next) {
    if (next == cores) {
      orders.add(names.clone());
      return;
    }
    for (int name = 0; name < cores; name++) {
      boolean free = true;
      for (int before = 0; before < next; before++) {
        free &= names[before] != name;
      }
      if (free) {
        names[next] = name;
        permute(names, next + 1);
      }
    }
  }

  /** The moves that are possible now, each by a number that {@link #play} understands. */
  List<Integer> moves() {
    List<Integer> moves = new ArrayList<>();
    for (int core = 0; core < cores; core++) {
      if (lineInFlight[core] >= 0) {
        Transaction transaction = memory.transaction(core);
        for (int leg = 0; leg < 4; leg++) {
          if (leg(transaction, leg).isPending()) {
            moves.add(move(core, leg, 0));
          }
        }
      }
      for (int line = 0; line < lines; line++) {
        if (lineInFlight[core] < 0) {
          moves.add(move(core, 4, line));
          moves.add(move(core, 5, line));
        }
        if (evicts && entry(line).state(core).isReadable()) {
          moves.add(move(core, 6, line));
        }
      }
    }
    for (int line = 0; line < lines; line++) {
      if (memory.lineOf(address(line), 0).homeFree.isPending()) {
        moves.add(move(0, 7, line));
      }
    }
    return moves;
  }

  /** Makes a move, and checks what must hold after it. */
  void play(int move) {
    int core = move / 100;
    int kind = move / 10 % 10;
    int line = move % 10;
    switch (kind) {
      case 4 -> access(core, line, AccessKind.LOAD);
      case 5 -> access(core, line, AccessKind.ATOMIC);
      case 6 -> evict(core, line);
      case 7 -> order.fire(kernel, memory.lineOf(address(line), 0).homeFree);
      case 1 -> snoop(core);
      case 2 -> granted(core);
      default -> order.fire(kernel, leg(memory.transaction(core), kind));
    }
    for (int each = 0; each < lines; each++) {
      Swmr.check(entry(each).states());
      for (int c = 0; c < cores; c++) {
        require(
            !entry(each).state(c).isReadable() || latest[each][c],
            "core " + c + " may read an old value of line " + each + ": " + entry(each).states());
      }
    }
  }

  private void access(int core, int line, AccessKind kind) {
    boolean write = kind != AccessKind.LOAD;
    lineInFlight[core] = line;
    carries[core] = false;
    long latency = memory.access(core, address(line), kind, () -> lineInFlight[core] = -1);
    if (latency != MemoryPort.IN_FLIGHT) {
      lineInFlight[core] = -1;
      if (write) {
        written(core, line);
      }
    }
  }

  private void evict(int core, int line) {
    LineState before = entry(line).state(core);
    if (memory.evict(core, memory.lineOf(address(line), core))) {
      if (protocol.on(before, LineEvent.EVICT).action() == Action.WRITE_BACK) {
        memoryLatest[line] = latest[line][core];
      }
      require(!entry(line).state(core).isReadable(), "evicted into " + entry(line).state(core));
    }
  }

  private void snoop(int requester) {
    int line = lineInFlight[requester];
    Transaction transaction = memory.transaction(requester);
    boolean write = transaction.kind != AccessKind.LOAD;
    DirectoryEntry entry = entry(line);
    boolean owned = entry.hasOwner() && entry.owner() != requester;
    int owner = owned ? entry.owner() : -1;
    if (owned) {
      LineEvent request = write ? LineEvent.FORWARDED_GETM : LineEvent.FORWARDED_GETS;
      Action action = protocol.on(entry.state(owner), request).action();
      carried[requester] = latest[line][owner];
      carries[requester] = true;
      if (action == Action.SEND_DATA_AND_WRITE_BACK) {
        memoryLatest[line] = latest[line][owner];
      }
    }
    order.fire(kernel, transaction.snoopArrives);
  }

  private void granted(int core) {
    int line = lineInFlight[core];
    boolean write = memory.transaction(core).kind != AccessKind.LOAD;
    boolean had = entry(line).state(core).isReadable();
    List<LineState> before = new ArrayList<>();
    for (int each = 0; each < lines; each++) {
      before.add(entry(each).state(core));
    }
    order.fire(kernel, memory.transaction(core).granted);
    for (int each = 0; each < lines; each++) {
      boolean evicted = before.get(each).isReadable() && !entry(each).state(core).isReadable();
      if (evicted && protocol.on(before.get(each), LineEvent.EVICT).action() == Action.WRITE_BACK) {
        memoryLatest[each] = latest[each][core];
      }
    }
    if (!had) {
      latest[line][core] = carries[core] ? carried[core] : memoryLatest[line];
    }
    require(latest[line][core], "core " + core + " got an old value of line " + line);
    if (write) {
      require(entry(line).state(core).isWritable(), "wrote in " + entry(line).state(core));
      written(core, line);
    }
  }

  private void written(int core, int line) {
    Arrays.fill(latest[line], false);
    latest[line][core] = true;
    memoryLatest[line] = false;
    for (int c = 0; c < cores; c++) {
      if (c != core && lineInFlight[c] == line) {
        carried[c] = false;
      }
    }
  }

  /**
   * All that decides what can happen next, the same for worlds that differ in cores' names only.
   */
  String signature() {
    String least = "";
    for (int[] order : orders) {
      String text = signature(order);
      if (least.isEmpty() || text.compareTo(least) < 0) {
        least = text;
      }
    }
    return least;
  }

  private String signature(int[] names) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      CacheLine each = memory.lineOf(address(line), 0);
      text.append(memoryLatest[line] ? 'm' : 'o');
      text.append(each.inProgress == null ? "-" : names[each.inProgress.core]);
      text.append(each.readsInFlight);
      each.queue.forEach(waiting -> text.append('q').append(names[waiting.core]));
      text.append(each.homeFree.isPending() ? 'h' : ' ');
    }
    for (int name = 0; name < cores; name++) {
      int core = 0;
      while (names[core] != name) {
        core++;
      }
      text.append('|').append(lineInFlight[core]);
      for (int line = 0; line < lines; line++) {
        text.append((char) ('a' + entry(line).state(core).ordinal()));
      }
      if (lineInFlight[core] >= 0) {
        Transaction transaction = memory.transaction(core);
        text.append(transaction.kind.ordinal()).append(transaction.supplied ? 's' : ' ');
        text.append(carries[core] ? (carried[core] ? 'c' : 'C') : ' ');
        for (int leg = 0; leg < 4; leg++) {
          text.append(leg(transaction, leg).isPending() ? '1' : '0');
        }
      }
    }
    return text.toString();
  }

  /** Whether every access has ended. */
  boolean isQuiet() {
    for (int line : lineInFlight) {
      if (line >= 0) {
        return false;
      }
    }
    return true;
  }

  private DirectoryEntry entry(int line) {
    return memory.lineOf(address(line), 0).entry;
  }

  private static ModelEvent leg(Transaction transaction, int leg) {
    return switch (leg) {
      case 0 -> transaction.arriveAtHome;
      case 1 -> transaction.snoopArrives;
      case 2 -> transaction.granted;
      default -> transaction.done;
    };
  }

  private static int move(int core, int kind, int line) {
    return core * 100 + kind * 10 + line;
  }

  private static long address(int line) {
    return line * 64L;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
