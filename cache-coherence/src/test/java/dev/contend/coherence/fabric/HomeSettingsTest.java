package dev.contend.coherence.fabric;

import static dev.contend.coherence.fabric.Fabric.NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.HomeSettings.Arbitration;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.HomeSettings.Invalidation;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What homes do with those who queue, and what hangs on it. */
class HomeSettingsTest {
  private static final int CORES = 8;
  private static final long RUN = 200_000L * NS;

  private final SimKernel kernel = new SimKernel();

  @Test
  void farAdditionsSerialiseAtTheHomeAndNotWithTheHandoff() {
    assertThat(nsPerOperation(far(8 * NS), 8, AccessKind.POSTED_ADD)).isBetween(7.9, 8.1);
    assertThat(nsPerOperation(far(16 * NS), 8, AccessKind.POSTED_ADD)).isBetween(15.9, 16.1);
  }

  @Test
  void aFarAdditionThatNobodyElseWantsIsNear() {
    assertThat(nsPerOperation(far(8 * NS), 1, AccessKind.POSTED_ADD)).isBetween(4.9, 5.1);
  }

  @Test
  void operationsWithAResultStayNear() {
    double near = nsPerOperation(HomeSettings.PLAIN, 4, AccessKind.ATOMIC);
    assertThat(nsPerOperation(far(8 * NS), 4, AccessKind.ATOMIC)).isEqualTo(near);
    assertThat(nsPerOperation(HomeSettings.PLAIN, 4, AccessKind.POSTED_ADD)).isEqualTo(near);
  }

  @Test
  void theDataLegGrowsWithTheLogarithmOfTheQueue() {
    double plain = nsPerOperation(inflated(0), 4, AccessKind.ATOMIC);
    assertThat(nsPerOperation(inflated(0.5), 2, AccessKind.ATOMIC))
        .isEqualTo(nsPerOperation(inflated(0), 2, AccessKind.ATOMIC));
    double one = nsPerOperation(inflated(0.1), 4, AccessKind.ATOMIC) - plain;
    double two = nsPerOperation(inflated(0.2), 4, AccessKind.ATOMIC) - plain;
    assertThat(one).isPositive();
    assertThat(two).isBetween(1.8 * one, 2.2 * one);
  }

  @Test
  void inOneSocketFirstComeFirstServedIsFairAndRandomAlmost() {
    assertThat(fairness(run(arbitrated(Arbitration.FIFO), 4, 1, AccessKind.ATOMIC)))
        .isGreaterThan(0.999);
    assertThat(fairness(run(arbitrated(Arbitration.RANDOM), 4, 1, AccessKind.ATOMIC)))
        .isBetween(0.99, 0.99999);
  }

  @Test
  void nearestFirstKeepsTheLineInASocketAndStarvesTheOther() {
    Bench fifo = run(arbitrated(Arbitration.FIFO), 8, 2, AccessKind.ATOMIC);
    Bench nearest = run(arbitrated(Arbitration.NEAREST), 8, 2, AccessKind.ATOMIC);
    assertThat(nearest.memory.counters().transfers(Distance.REMOTE))
        .isLessThan(fifo.memory.counters().transfers(Distance.REMOTE) / 10);
    assertThat(fairness(nearest)).isLessThan(fairness(fifo) - 0.1);
  }

  @Test
  void randomArbitrationNeedsStreams() {
    Machine machine = Machine.regular("two", 1, 1, 2, 1, 64);
    Interconnect interconnect = interconnect(machine, arbitrated(Arbitration.RANDOM));
    assertThatThrownBy(
            () ->
                new CoherentMemory(
                    kernel, machine, Protocols.MESI.table(), interconnect, MemoryPlacement.LOCAL))
        .hasMessageContaining("random");
  }

  @Test
  void broadcastMakesTheFirstWriteToASharedLineWaitForEveryCore() {
    HomeSettings broadcast =
        new HomeSettings(Arbitration.FIFO, 0, 1, Invalidation.BROADCAST, Atomics.NEAR, 0, 1);
    assertThat(writeToLineSharedWithNeighbour(broadcast))
        .isGreaterThan(writeToLineSharedWithNeighbour(HomeSettings.PLAIN) + 50 * NS);
  }

  @Test
  void quickAcknowledgementsMakeAnUpgradeCheaper() {
    HomeSettings quick =
        new HomeSettings(Arbitration.FIFO, 0, 0.25, Invalidation.EXACT, Atomics.NEAR, 0, 1);
    assertThat(writeToLineSharedWithNeighbour(quick))
        .isLessThan(writeToLineSharedWithNeighbour(HomeSettings.PLAIN) - 10 * NS);
  }

  private long writeToLineSharedWithNeighbour(HomeSettings home) {
    Bench bench = new Bench(home);
    bench.alone(0, AccessKind.LOAD);
    bench.alone(1, AccessKind.LOAD);
    return bench.alone(0, AccessKind.STORE);
  }

  private static HomeSettings far(long operationPs) {
    return new HomeSettings(
        Arbitration.FIFO, 0, 1, Invalidation.EXACT, Atomics.FAR, operationPs, 4);
  }

  private static HomeSettings inflated(double inflation) {
    return new HomeSettings(Arbitration.FIFO, inflation, 1, Invalidation.EXACT, Atomics.NEAR, 0, 1);
  }

  private static HomeSettings arbitrated(Arbitration arbitration) {
    return new HomeSettings(arbitration, 0, 1, Invalidation.EXACT, Atomics.NEAR, 0, 1);
  }

  /** Nanoseconds that the line gives each operation of cores of one socket. */
  private static double nsPerOperation(HomeSettings home, int cores, AccessKind kind) {
    Bench bench = run(home, cores, 1, kind);
    long total = bench.loops.stream().mapToLong(loop -> loop.done).sum();
    return (double) RUN / NS / total;
  }

  /** Cores of one socket or, in turn, of both, that all use one line for a while. */
  private static Bench run(HomeSettings home, int cores, int sockets, AccessKind kind) {
    Bench bench = new Bench(home);
    for (int i = 0; i < cores; i++) {
      bench.loops.add(bench.new Loop(i % sockets * CORES + i / sockets, kind));
    }
    bench.kernel.runUntilPs(RUN);
    return bench;
  }

  private static double fairness(Bench bench) {
    double sum = 0;
    double squares = 0;
    for (Bench.Loop loop : bench.loops) {
      sum += loop.done;
      squares += (double) loop.done * loop.done;
    }
    return sum * sum / (bench.loops.size() * squares);
  }

  private static Interconnect interconnect(Machine machine, HomeSettings home) {
    Map<Distance, Long> handoffs = new LinkedHashMap<>();
    handoffs.put(Distance.CACHE_DOMAIN, 45L * NS);
    handoffs.put(Distance.REMOTE, 125L * NS);
    return new Interconnect(
        machine,
        new HandoffCosts(handoffs, List.of()),
        Fabric.TIMINGS,
        LegShares.DEFAULT,
        home,
        NodeLatencies.of(machine, Fabric.TIMINGS.localMemoryPs(), Fabric.TIMINGS.remoteMemoryPs()));
  }

  /** Two sockets of cores that all want one line. */
  private static final class Bench {
    final SimKernel kernel = new SimKernel();
    final CoherentMemory memory;
    final List<Loop> loops = new ArrayList<>();

    Bench(HomeSettings home) {
      Machine machine = Machine.regular("bench", 2, 1, CORES, 1, 64);
      memory =
          new CoherentMemory(
              kernel,
              machine,
              Protocols.MESI.table(),
              interconnect(machine, home),
              MemoryPlacement.LOCAL,
              MemoryParts.unlimited(machine).with(new RandomStreams(1, 0)));
    }

    /** What an access takes when nothing else happens. */
    long alone(int core, AccessKind kind) {
      long begin = kernel.nowPs();
      long[] end = {begin};
      long latency = memory.access(core, 0, kind, () -> end[0] = kernel.nowPs());
      kernel.runUntilPs(begin + 10_000L * NS);
      return latency >= 0 ? latency : end[0] - begin;
    }

    /** A core that performs one operation after the other. */
    private final class Loop {
      private final int core;
      private final AccessKind kind;
      long done;

      Loop(int core, AccessKind kind) {
        this.core = core;
        this.kind = kind;
        next();
      }

      private void next() {
        long latency = memory.access(core, 0, kind, this::done);
        if (latency >= 0) {
          new ModelEvent(kernel, EventOrder.COMPLETION) {
            @Override
            public void actions() {
              done();
            }
          }.scheduleInPs(latency);
        }
      }

      private void done() {
        done++;
        next();
      }
    }
  }
}
