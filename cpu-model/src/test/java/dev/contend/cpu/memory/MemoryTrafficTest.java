package dev.contend.cpu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.clock.SmtYield;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links, chips and fill buffers together: who waits for whom, by hand. */
class MemoryTrafficTest {
  private static final long NS = 1_000;

  /** Two sockets of two nodes of one core. */
  private static final Machine FOUR_NODES = Machine.regular("four", 2, 2, 1, 2, 64);

  private static MemoryTraffic traffic(
      Machine machine, List<Dram> dram, Links links, int inFlight) {
    CoreKind kind = new CoreKind("core", ClockTable.fixed(1e9), 1, SmtYield.of(1), inFlight);
    NodeLatencies latencies = NodeLatencies.of(machine, 90 * NS, 140 * NS);
    return MemoryTraffic.of(
        new Processor(machine, List.of(kind), 0), new MemoryNodes(latencies, dram, links));
  }

  private static MemoryTraffic linked(Links links) {
    return traffic(FOUR_NODES, Collections.emptyList(), links, 1);
  }

  @Test
  void allLinesFromOneSocketToAnotherShareALink() {
    MemoryTraffic traffic = linked(Links.betweenSockets(FOUR_NODES, 64e9));
    assertThat(traffic.readWaitPs(0, 2, 0, 0)).isZero();
    assertThat(traffic.readWaitPs(1, 3, 64, 0)).isEqualTo(NS);
    assertThat(traffic.readWaitPs(0, 3, 128, 0)).isEqualTo(2 * NS);
    assertThat(traffic.readWaitPs(0, 2, 192, 10 * NS)).isZero();
  }

  @Test
  void theOtherDirectionAndTheSocketsInsideAreNotInTheWay() {
    MemoryTraffic traffic = linked(Links.betweenSockets(FOUR_NODES, 64e9));
    traffic.readWaitPs(0, 2, 0, 0);
    assertThat(traffic.readWaitPs(2, 0, 64, 0)).isZero();
    assertThat(traffic.readWaitPs(0, 1, 128, 0)).isZero();
    assertThat(traffic.readWaitPs(0, 1, 192, 0)).isZero();
  }

  @Test
  void aWriteBackTakesTheLinkThatReadsOfTheOtherSocketTake() {
    MemoryTraffic traffic = linked(Links.betweenSockets(FOUR_NODES, 64e9));
    traffic.writeBack(0, 2, 0, 0);
    assertThat(traffic.readWaitPs(0, 2, 64, 0)).isZero();
    assertThat(traffic.readWaitPs(2, 0, 128, 0)).isEqualTo(NS);
  }

  @Test
  void aWriteBackKeepsABankBusy() {
    Machine machine = Machine.regular("one", 1, 1, 1, 1, 64);
    MemoryTraffic traffic =
        traffic(machine, List.of(new Dram(1, 1, 46 * NS, 1e18)), Links.unlimited(machine), 1);
    traffic.writeBack(0, 0, 0, 0);
    assertThat(traffic.readWaitPs(0, 0, 64, 0)).isEqualTo(46 * NS);
  }

  @Test
  void pairsOfNodesHaveLinksOfTheirOwn() {
    double none = 0;
    MemoryTraffic traffic =
        linked(
            Links.betweenNodes(
                FOUR_NODES,
                List.of(
                    List.of(none, 64e9, 32e9, 16e9),
                    List.of(64e9, none, none, none),
                    List.of(32e9, none, none, none),
                    List.of(8e9, none, none, none))));
    for (int home = 1; home < 4; home++) {
      assertThat(traffic.readWaitPs(0, home, 0, 0)).isZero();
    }
    assertThat(traffic.readWaitPs(0, 1, 0, 0)).isEqualTo(NS);
    assertThat(traffic.readWaitPs(0, 2, 0, 0)).isEqualTo(2 * NS);
    assertThat(traffic.readWaitPs(0, 3, 0, 0)).isEqualTo(4 * NS);
    traffic.writeBack(0, 3, 0, 0);
    assertThat(traffic.readWaitPs(3, 0, 0, 0)).as("the opposite pair").isEqualTo(8 * NS);
    traffic.readWaitPs(1, 2, 0, 0);
    assertThat(traffic.readWaitPs(1, 2, 0, 0)).as("no limit").isZero();
  }

  @Test
  void aNodeWithoutCoresTakesWriteBacksAsFastAsItIsRead() {
    Machine expanded =
        new Machine("cxl", 64, List.of(new Core(0, 0, 0, 0)), List.of(1), List.of(0, 0));
    MemoryTraffic traffic =
        traffic(
            expanded,
            Collections.emptyList(),
            Links.betweenNodes(expanded, List.of(List.of(0.0, 16e9), List.of(0.0, 0.0))),
            1);
    traffic.readWaitPs(0, 1, 0, 0);
    assertThat(traffic.readWaitPs(0, 1, 0, 0)).isEqualTo(4 * NS);
    traffic.writeBack(0, 1, 0, 0);
    assertThat(traffic.readWaitPs(0, 1, 0, 0)).as("the other direction").isEqualTo(8 * NS);
  }

  @Test
  void waitsForChipsAndLinkAddUp() {
    List<Dram> dram = Collections.nCopies(4, new Dram(1, 1, 46 * NS, 1e18));
    MemoryTraffic traffic = traffic(FOUR_NODES, dram, Links.betweenSockets(FOUR_NODES, 64e9), 1);
    assertThat(traffic.readWaitPs(0, 2, 0, 0)).isZero();
    assertThat(traffic.readWaitPs(0, 2, 64, 0)).isEqualTo(46 * NS + NS);
    assertThat(traffic.readWaitPs(0, 3, 128, 0)).as("other chips").isEqualTo(2 * NS);
  }

  @Test
  void aCoreHasAsManyFillBuffersAsItsKindSays() {
    MemoryTraffic traffic =
        traffic(FOUR_NODES, Collections.emptyList(), Links.unlimited(FOUR_NODES), 2);
    assertThat(traffic.fillBufferFreeInPs(0, 0)).isZero();
    traffic.takeFillBuffer(0, 0, 90 * NS);
    assertThat(traffic.fillBufferFreeInPs(0, 0)).isZero();
    traffic.takeFillBuffer(0, 0, 50 * NS);
    assertThat(traffic.fillBufferFreeInPs(0, 10 * NS)).isEqualTo(40 * NS);
    assertThat(traffic.fillBufferFreeInPs(1, 10 * NS)).as("another core's").isZero();
    assertThatThrownBy(() -> traffic.takeFillBuffer(0, 10 * NS, 99 * NS))
        .hasMessageContaining("core 0 has 2 reads in flight");
    traffic.takeFillBuffer(0, 50 * NS, 120 * NS);
    assertThat(traffic.fillBufferFreeInPs(0, 50 * NS)).isEqualTo(40 * NS);
  }

  @Test
  void chipsForTooFewNodesAreRefused() {
    List<Dram> two = Collections.nCopies(2, new Dram(1, 1, 0, 1e9));
    assertThatThrownBy(() -> traffic(FOUR_NODES, two, Links.unlimited(FOUR_NODES), 1))
        .hasMessageContaining("DRAM for 2 NUMA nodes; 'four' has 4");
  }

  @Test
  void latenciesAreReadByPairAndMustBeSquare() {
    NodeLatencies latencies = new NodeLatencies(List.of(List.of(90L, 140L), List.of(150L, 95L)));
    assertThat(latencies.latencyPs(0, 1)).isEqualTo(140);
    assertThat(latencies.latencyPs(1, 0)).isEqualTo(150);
    assertThat(NodeLatencies.of(FOUR_NODES, 90, 140).latencyPs(2, 2)).isEqualTo(90);
    assertThat(NodeLatencies.of(FOUR_NODES, 90, 140).latencyPs(2, 3)).isEqualTo(140);
    assertThatThrownBy(() -> new NodeLatencies(List.of(List.of(1L, 2L), List.of(1L))))
        .hasMessageContaining("row 1 of the memory latencies has 1 numbers, not 2");
    assertThatThrownBy(() -> new NodeLatencies(List.of(List.of(-1L))))
        .hasMessageContaining("0 to 0 is -1 ps");
  }
}
