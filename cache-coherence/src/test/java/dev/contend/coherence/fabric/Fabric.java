package dev.contend.coherence.fabric;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A machine's memory without an operating system: scripted accesses by hardware threads. */
final class Fabric {
  static final long NS = 1_000;
  static final long INSIDE = 40 * NS;
  static final long SOCKET = 90 * NS;
  static final long REMOTE = 130 * NS;
  static final MemoryTimings NO_OPERATION = new MemoryTimings(0, 0, 20 * NS, 80 * NS, 140 * NS, 0);
  static final MemoryTimings TIMINGS =
      new MemoryTimings(NS, 5 * NS, 20 * NS, 80 * NS, 140 * NS, 2 * NS);

  final SimKernel kernel;
  final Machine machine;
  final CoherentMemory memory;

  Fabric(Machine machine, MemoryTimings timings, double factor, MemoryPlacement placement) {
    this(machine, timings, factor, placement, null);
  }

  Fabric(
      Machine machine,
      MemoryTimings timings,
      double factor,
      MemoryPlacement placement,
      @Nullable MachineCaches caches) {
    this(new SimKernel(), Protocols.MESI.table(), machine, timings, factor, placement, caches);
  }

  Fabric(
      SimKernel kernel,
      ProtocolTable protocol,
      Machine machine,
      MemoryTimings timings,
      double factor,
      MemoryPlacement placement,
      @Nullable MachineCaches caches) {
    this.kernel = kernel;
    this.machine = machine;
    memory =
        new CoherentMemory(
            kernel,
            machine,
            protocol,
            new Interconnect(
                machine, handoffs(factor, timings.atomicPs()), timings, LegShares.DEFAULT),
            placement,
            MemoryParts.unlimited(machine).with(caches));
  }

  static Fabric of(Machine machine, MemoryTimings timings) {
    return new Fabric(machine, timings, 1, MemoryPlacement.LOCAL);
  }

  /** The legs alone, as of operations that take no time. */
  static HandoffCosts handoffs() {
    return handoffs(1, 0);
  }

  private static HandoffCosts handoffs(double factor, long operationPs) {
    Map<Distance, Long> costs = new TreeMap<>();
    costs.put(Distance.CACHE_DOMAIN, Math.round(factor * INSIDE) + operationPs);
    costs.put(Distance.SOCKET, Math.round(factor * SOCKET) + operationPs);
    costs.put(Distance.REMOTE, Math.round(factor * REMOTE) + operationPs);
    return new HandoffCosts(costs, List.of());
  }

  /** One access from its beginning to its end, with nothing else going on; picoseconds it took. */
  long alone(int hardwareThread, long address, AccessKind kind) {
    List<Long> latency = new ArrayList<>();
    access(hardwareThread, address, kind, latency::add);
    kernel.runUntilPs(kernel.nowPs() + 1_000_000 * NS);
    if (latency.size() != 1) {
      throw new AssertionError("access done " + latency.size() + " times");
    }
    return latency.get(0);
  }

  /** Begins an access; the consumer is told its latency at its end. Returns whether it hit. */
  boolean access(int hardwareThread, long address, AccessKind kind, LongConsumer done) {
    long beganPs = kernel.nowPs();
    long latency =
        memory.access(hardwareThread, address, kind, () -> done.accept(kernel.nowPs() - beganPs));
    if (latency == MemoryPort.IN_FLIGHT) {
      return false;
    }
    after(latency, EventOrder.COMPLETION, () -> done.accept(kernel.nowPs() - beganPs));
    return true;
  }

  /** Runs an action later. */
  void after(long ps, EventOrder order, Runnable action) {
    new ModelEvent(kernel, order) {
      @Override
      public void actions() {
        action.run();
      }
    }.scheduleInPs(ps);
  }

  /** An endless loop of accesses of one kind to one line, with pauses; counts them. */
  final class Loop {
    private final int hardwareThread;
    private final long address;
    private final AccessKind kind;
    private final long thinkPs;
    long done;

    Loop(int hardwareThread, long address, AccessKind kind, long thinkPs) {
      this.hardwareThread = hardwareThread;
      this.address = address;
      this.kind = kind;
      this.thinkPs = thinkPs;
      after(0, EventOrder.STEP, this::next);
    }

    private void next() {
      access(
          hardwareThread,
          address,
          kind,
          latency -> {
            done++;
            if (thinkPs == 0) {
              next();
            } else {
              after(thinkPs, EventOrder.STEP, this::next);
            }
          });
    }
  }
}
