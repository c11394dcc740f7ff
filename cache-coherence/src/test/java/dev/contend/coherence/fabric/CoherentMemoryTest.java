package dev.contend.coherence.fabric;

import static dev.contend.coherence.fabric.Fabric.INSIDE;
import static dev.contend.coherence.fabric.Fabric.NS;
import static dev.contend.coherence.fabric.Fabric.REMOTE;
import static dev.contend.coherence.fabric.Fabric.SOCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.protocol.LineState;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an access costs alone, and how accesses to one line contend. */
class CoherentMemoryTest {
  /** Two sockets; cores 0 and 1 share a cache, core 2 has another, core 3 and 4 are far. */
  private static final Machine MACHINE =
      new Machine(
          "two sockets",
          64,
          List.of(
              new Core(0, 0, 0, 0),
              new Core(0, 0, 0, 0),
              new Core(0, 0, 1, 0),
              new Core(1, 1, 2, 0),
              new Core(1, 1, 2, 0)),
          List.of(1, 1, 1, 1, 1));

  /** The measured matrix comes out of a ping-pong as it went in. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, CACHE_DOMAIN",
    "0, 1, 2, CACHE_DOMAIN",
    "3, 4, 3, CACHE_DOMAIN",
    "0, 2, 0, NUMA_NODE",
    "2, 0, 1, NUMA_NODE",
    "0, 3, 0, REMOTE",
    "0, 3, 3, REMOTE",
    "2, 4, 1, REMOTE"
  })
  void aPingPongTakesTheHandoffOnAverageOfItsDirections(int a, int b, int home, Distance distance) {
    assertThat(MACHINE.distance(a, b)).isEqualTo(distance);
    Fabric fabric = Fabric.of(MACHINE, Fabric.NO_OPERATION);
    fabric.alone(home, 0, AccessKind.STORE);
    fabric.alone(a, 0, AccessKind.ATOMIC);
    long sum = 0;
    for (int round = 0; round < 10; round++) {
      sum += fabric.alone(b, 0, AccessKind.ATOMIC) + fabric.alone(a, 0, AccessKind.ATOMIC);
    }
    long handoff = Fabric.handoffs().atDistancePs(distance);
    assertThat(sum / 20.0).isCloseTo(handoff, Percentage.withPercentage(0.01));
  }

  @Test
  void anOperationOnTopOfAHandoffTakesItsOwnTime() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    fabric.alone(0, 0, AccessKind.ATOMIC);
    assertThat(fabric.alone(1, 0, AccessKind.ATOMIC)).isEqualTo(INSIDE + 5 * NS);
    assertThat(fabric.alone(2, 0, AccessKind.STORE)).isEqualTo(SOCKET + NS);
    assertThat(fabric.alone(0, 0, AccessKind.LOAD)).isEqualTo(SOCKET + NS);
    assertThat(fabric.memory.counters().transfers(Distance.CACHE_DOMAIN)).isEqualTo(1);
    assertThat(fabric.memory.counters().transfers(Distance.NUMA_NODE)).isEqualTo(2);
    assertThat(fabric.memory.counters().requestsForOwnership()).isEqualTo(3);
  }

  @Test
  void aHitTakesTheOperationAndNoEvent() {
    for (AccessKind kind : AccessKind.values()) {
      Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
      fabric.alone(0, 0, AccessKind.LOAD);
      assertThat(fabric.memory.entryAt(0).state(0)).isEqualTo(LineState.EXCLUSIVE);
      long events = fabric.kernel.eventsRun();
      assertThat(fabric.memory.access(0, 63, kind, () -> {}))
          .as("%s", kind)
          .isEqualTo(kind.isAtomic() ? 5 * NS : NS);
      fabric.kernel.runUntilPs(fabric.kernel.nowPs() + REMOTE);
      assertThat(fabric.kernel.eventsRun()).isEqualTo(events);
      assertThat(fabric.memory.counters().hits()).isEqualTo(1);
      assertThat(fabric.memory.entryAt(0).state(0))
          .isEqualTo(kind == AccessKind.LOAD ? LineState.EXCLUSIVE : LineState.MODIFIED);
    }
  }

  @Test
  void aLineThatNobodyHasComesFromMemoryNearOrFar() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    assertThat(fabric.alone(0, 0, AccessKind.LOAD)).isEqualTo(80 * NS + NS);
    // The page belongs to node 0 now, so that its other lines are far for core 3.
    assertThat(fabric.alone(3, 64, AccessKind.LOAD)).isEqualTo(140 * NS + NS);
    assertThat(fabric.memory.counters().memoryFills()).isEqualTo(2);
  }

  @Test
  void aLineThatIsSharedComesFromTheLastLevelCache() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    fabric.alone(0, 0, AccessKind.STORE);
    fabric.alone(1, 0, AccessKind.LOAD);
    assertThat(fabric.alone(2, 0, AccessKind.LOAD)).isEqualTo(20 * NS + NS);
    assertThat(fabric.memory.counters().lastLevelFills()).isEqualTo(1);
  }

  @Test
  void whereAPageLiesFollowsItsFirstTouchOrTheTurnOfTheNodes() {
    for (MemoryPlacement placement : MemoryPlacement.values()) {
      Fabric fabric = new Fabric(MACHINE, Fabric.TIMINGS, 1, placement);
      for (int page = 0; page < 6; page++) {
        long address = page * 4096L;
        int toucher = page < 3 ? 0 : 3;
        int node = placement == MemoryPlacement.LOCAL ? toucher / 3 : page % 2;
        boolean near = MACHINE.core(toucher).numaNode() == node;
        assertThat(fabric.alone(toucher, address, AccessKind.LOAD))
            .as("%s page %d", placement, page)
            .isEqualTo((near ? 80 : 140) * NS + NS);
      }
    }
  }

  @Test
  void lookingAtALineDoesNotTouchIt() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    assertThat(fabric.memory.entryAt(0).states()).containsOnly(LineState.INVALID).hasSize(5);
    assertThat(fabric.alone(3, 0, AccessKind.LOAD)).isEqualTo(80 * NS + NS);
  }

  @Test
  void reservedPagesDoNotOverlap() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    long first = fabric.memory.reservePages(3);
    assertThat(fabric.memory.reservePages(1)).isEqualTo(first + 3L * CoherentMemory.pageBytes());
  }

  @Test
  void anUpgradeCostsNoLessTheMoreSharersThereAre() {
    long before = 0;
    for (int sharers = 1; sharers <= 11; sharers++) {
      Machine machine = Machine.regular("wide", 2, 1, 6, 1, 64);
      Fabric fabric = Fabric.of(machine, Fabric.TIMINGS);
      fabric.alone(0, 0, AccessKind.STORE);
      for (int core = 1; core <= sharers; core++) {
        fabric.alone(core, 0, AccessKind.LOAD);
      }
      long took = fabric.alone(0, 0, AccessKind.STORE);
      assertThat(took).as("%d sharers", sharers).isGreaterThan(before);
      assertThat(fabric.memory.counters().upgrades()).isEqualTo(1);
      assertThat(fabric.memory.counters().invalidations()).isEqualTo(sharers);
      before = took;
    }
  }

  @Test
  void aSharerWhoseUpgradeWaitsIsInvalidatedAndFetchesTheLineAnew() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    fabric.alone(0, 0, AccessKind.STORE);
    fabric.alone(1, 0, AccessKind.LOAD);
    List<String> order = new ArrayList<>();
    fabric.access(0, 0, AccessKind.STORE, ps -> order.add("0 " + states(fabric)));
    fabric.access(1, 0, AccessKind.STORE, ps -> order.add("1 " + states(fabric)));
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 1_000 * NS);
    assertThat(order).containsExactly("0 [MODIFIED, INVALID]", "1 [INVALID, MODIFIED]");
    assertThat(fabric.memory.counters().upgrades()).isEqualTo(1);
    // The load, and the second store.
    assertThat(fabric.memory.counters().transfers()).isEqualTo(2);
  }

  private static String states(Fabric fabric) {
    return fabric.memory.entryAt(0).states().subList(0, 2).toString();
  }

  @Test
  void anAtomicOperationInProgressHoldsTheSnoop() {
    Fabric fabric = Fabric.of(MACHINE, Fabric.TIMINGS);
    fabric.alone(0, 0, AccessKind.ATOMIC);
    List<Long> latency = new ArrayList<>();
    fabric.access(1, 0, AccessKind.ATOMIC, latency::add);
    // Request and snoop take 16 ns; the owner begins an operation of 5 ns a nanosecond before.
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 15 * NS);
    assertThat(fabric.access(0, 0, AccessKind.ATOMIC, ps -> {})).isTrue();
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 1 * NS);
    // The snoop waits: what the owner asks for now goes to the home, behind the other's request.
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 1_000 * NS);
    assertThat(latency).containsExactly(INSIDE + 4 * NS + 5 * NS);
  }

  @Test
  void atomicOperationsOfSiblingsFollowEachOther() {
    Machine machine = Machine.regular("siblings", 1, 1, 2, 2, 64);
    Fabric fabric = Fabric.of(machine, Fabric.TIMINGS);
    fabric.alone(0, 0, AccessKind.ATOMIC);
    List<Long> hits = new ArrayList<>();
    fabric.access(0, 0, AccessKind.ATOMIC, hits::add);
    fabric.access(1, 0, AccessKind.ATOMIC, hits::add);
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 1_000 * NS);
    assertThat(hits).containsExactly(5 * NS, 10 * NS);

    List<Long> misses = new ArrayList<>();
    fabric.access(2, 0, AccessKind.ATOMIC, misses::add);
    fabric.access(3, 0, AccessKind.ATOMIC, misses::add);
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 1_000 * NS);
    assertThat(misses).containsExactly(INSIDE + 5 * NS, INSIDE + 10 * NS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8, 16})
  void contendedAdditionsAreServedFairly(int cores) {
    Fabric fabric = Fabric.of(Machine.regular("ring", 1, 1, cores, 1, 64), Fabric.TIMINGS);
    List<Fabric.Loop> loops = contend(fabric, cores, 0);
    fabric.kernel.runUntilPs(500_000 * NS);
    double sum = 0;
    double squares = 0;
    for (Fabric.Loop loop : loops) {
      sum += loop.done;
      squares += (double) loop.done * loop.done;
    }
    double jain = sum * sum / (cores * squares);
    assertThat(jain).isGreaterThan(0.999);
  }

  @Test
  void anOwnerThatDoesNotPauseRunsOnAndOneThatDoesLosesTheLine() {
    double atOnce = operationsPerTransfer(4, 0);
    double afterAWhile = operationsPerTransfer(4, 200 * NS);
    assertThat(atOnce).isGreaterThan(1.3);
    assertThat(afterAWhile).isCloseTo(1, within(0.01));
  }

  /** In the limit of long runs the throughput is 1/(operation), of no runs 1/(handoff). */
  @Test
  void contentionNeverBeatsAnOwnerAloneNorLosesMoreThanTheHandoff() {
    for (int cores = 2; cores <= 8; cores++) {
      Fabric fabric = Fabric.of(Machine.regular("ring", 1, 1, cores, 1, 64), Fabric.TIMINGS);
      List<Fabric.Loop> loops = contend(fabric, cores, 0);
      fabric.kernel.runUntilPs(1_000_000 * NS);
      long done = loops.stream().mapToLong(loop -> loop.done).sum();
      double servicePs = 1_000_000.0 * NS / done;
      assertThat(servicePs).isBetween(5.0 * NS, (double) INSIDE + 5 * NS);
    }
  }

  /** Within 1 %: runs of operations are whole numbers, which can round in either's favour. */
  @ParameterizedTest
  @CsvSource({"2, 0", "2, 50000", "4, 0", "4, 300000", "8, 0", "8, 20000"})
  void aSlowerInterconnectNeverSpeedsUpContendedAdditions(int cores, long thinkPs) {
    long before = Long.MAX_VALUE;
    for (double factor = 1; factor <= 16; factor *= 2) {
      Fabric fabric =
          new Fabric(
              Machine.regular("pair", 2, 1, cores / 2, 1, 64),
              Fabric.TIMINGS,
              factor,
              MemoryPlacement.LOCAL);
      List<Fabric.Loop> loops = contend(fabric, cores, thinkPs);
      fabric.kernel.runUntilPs(400_000 * NS);
      long done = loops.stream().mapToLong(loop -> loop.done).sum();
      assertThat(done).as("handoffs times %s", factor).isLessThanOrEqualTo(before);
      before = done + done / 100;
    }
  }

  @Test
  void loopsOnLinesOfTheirOwnDoNotDisturbEachOther() {
    Fabric fabric = Fabric.of(Machine.regular("ring", 1, 1, 8, 1, 64), Fabric.TIMINGS);
    List<Fabric.Loop> loops = new ArrayList<>();
    for (int core = 0; core < 8; core++) {
      loops.add(fabric.new Loop(core, core * 64L, AccessKind.ATOMIC, 0));
    }
    fabric.kernel.runUntilPs(100_000 * NS);
    for (Fabric.Loop loop : loops) {
      // One fill of 80 ns, then an operation every 5 ns.
      assertThat(loop.done).isEqualTo(19_984);
    }
  }

  private static List<Fabric.Loop> contend(Fabric fabric, int cores, long thinkPs) {
    List<Fabric.Loop> loops = new ArrayList<>();
    for (int core = 0; core < cores; core++) {
      loops.add(fabric.new Loop(core, 0, AccessKind.ATOMIC, thinkPs));
    }
    return loops;
  }

  private static double operationsPerTransfer(int cores, long thinkPs) {
    Fabric fabric = Fabric.of(Machine.regular("ring", 1, 1, cores, 1, 64), Fabric.TIMINGS);
    List<Fabric.Loop> loops = contend(fabric, cores, thinkPs);
    fabric.kernel.runUntilPs(1_000_000 * NS);
    long done = loops.stream().mapToLong(loop -> loop.done).sum();
    return (double) done / fabric.memory.counters().transfers();
  }
}
