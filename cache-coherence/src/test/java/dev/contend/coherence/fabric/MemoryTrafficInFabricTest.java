package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.clock.SmtYield;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Dram;
import dev.contend.cpu.memory.Links;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Misses and reads ahead that wait for memory, on two sockets of two cores with one bank each. */
class MemoryTrafficInFabricTest {
  private static final long NS = Fabric.NS;
  private static final long ROW_CYCLE = 46 * NS;

  private final SimKernel kernel = new SimKernel();
  private final Machine machine = Machine.regular("two", 2, 1, 2, 1, 64);
  private final CoherentMemory memory;

  MemoryTrafficInFabricTest() {
    CoreKind kind = new CoreKind("core", ClockTable.fixed(1e9), 1, SmtYield.of(1), 4);
    NodeLatencies latencies =
        new NodeLatencies(List.of(List.of(80 * NS, 140 * NS), List.of(150 * NS, 85 * NS)));
    MemoryNodes nodes =
        new MemoryNodes(
            latencies,
            Collections.nCopies(2, new Dram(1, 1, ROW_CYCLE, 1e18)),
            Links.betweenSockets(machine, 64e9));
    memory =
        new CoherentMemory(
            kernel,
            machine,
            Protocols.MESI.table(),
            new Interconnect(
                machine,
                Fabric.handoffs(),
                Fabric.TIMINGS,
                LegShares.DEFAULT,
                HomeSettings.PLAIN,
                latencies),
            MemoryPlacement.LOCAL,
            MemoryParts.unlimited(machine)
                .with(MemoryTraffic.of(new Processor(machine, List.of(kind), 0), nodes)));
  }

  private List<Long> load(int... hardwareThreads) {
    List<Long> doneAt = new ArrayList<>();
    long address = memory.reservePages(hardwareThreads.length);
    long beganPs = kernel.nowPs();
    for (int i = 0; i < hardwareThreads.length; i++) {
      memory.access(
          hardwareThreads[i],
          address + (long) i * CoherentMemory.pageBytes(),
          AccessKind.LOAD,
          () -> doneAt.add(kernel.nowPs() - beganPs));
    }
    kernel.runUntilPs(kernel.nowPs() + 1_000_000 * NS);
    return doneAt;
  }

  @Test
  void aMissOfIdleMemoryTakesTheStatedLatency() {
    assertThat(load(0)).containsExactly(80 * NS + NS);
    assertThat(load(2)).containsExactly(85 * NS + NS);
  }

  @Test
  void twoMissesOfOneBankTakeARowCycleMoreThanOne() {
    assertThat(load(0, 1)).containsExactly(80 * NS + NS, 80 * NS + ROW_CYCLE + NS);
  }

  @Test
  void missesOfDifferentNodesDoNotMeet() {
    assertThat(load(0, 2)).containsExactly(80 * NS + NS, 85 * NS + NS);
  }

  @Test
  void aReadAheadTakesTheLatencyBetweenItsNodesAndThenWaits() {
    long near = memory.reservePagesOn(0, 2);
    long far = memory.reservePagesOn(1, 2);
    assertThat(memory.readAhead(0, near)).isEqualTo(80 * NS);
    assertThat(memory.readAhead(0, near + 4096)).isEqualTo(80 * NS + ROW_CYCLE);
    assertThat(memory.readAhead(0, far)).isEqualTo(140 * NS);
    assertThat(memory.readAhead(1, far + 4096)).isEqualTo(140 * NS + ROW_CYCLE + NS);
    assertThat(memory.readAhead(2, near)).isEqualTo(150 * NS + 2 * ROW_CYCLE);
  }

  @Test
  void readsAheadAndMissesWaitForEachOtherAndForWriteBacks() {
    memory.readAhead(0, memory.reservePages(1));
    memory.writeBack(0, memory.reservePages(1));
    // A quarter of the handoff of 40 ns less the operation of 5 ns: meanwhile the bank cycles.
    long requestPs = 35 * NS / 4;
    assertThat(load(1)).containsExactly(80 * NS + 2 * ROW_CYCLE - requestPs + NS);
  }

  @Test
  void theFifthReadAheadWaitsForAFillBuffer() {
    long address = memory.reservePages(4);
    for (int i = 0; i < 4; i++) {
      assertThat(memory.fillBufferFreeInPs(0)).isZero();
      memory.readAhead(0, address + i * 4096L);
    }
    assertThat(memory.fillBufferFreeInPs(0)).isEqualTo(80 * NS);
    assertThat(memory.fillBufferFreeInPs(1)).isZero();
  }

  @Test
  void boundPagesStayWhereTheyAreWhoeverTouchesThemAndHoweverOthersArePlaced() {
    for (MemoryPlacement placement : MemoryPlacement.values()) {
      PageHomes pages = new PageHomes(machine, placement);
      long free = pages.reserve(1);
      long bound = pages.reserveOn(1, 200);
      assertThat(pages.homeOf(bound, 0)).isEqualTo(1);
      assertThat(pages.homeOf(bound + 200L * PageHomes.PAGE_BYTES - 1, 0)).isEqualTo(1);
      assertThat(pages.homeOf(free, 0)).isZero();
      assertThat(pages.homeOf(pages.reserve(1), 0))
          .isEqualTo(placement == MemoryPlacement.LOCAL ? 0 : 201 % 2);
    }
  }
}
