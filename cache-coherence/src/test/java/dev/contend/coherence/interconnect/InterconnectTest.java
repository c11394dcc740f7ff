package dev.contend.coherence.interconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.coherence.interconnect.HandoffCosts.KindPair;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The legs of a transfer add up to the measured handoff. */
class InterconnectTest {
  private static final Machine HYBRID =
      new Machine(
          "hybrid",
          64,
          List.of(
              new Core(0, 0, 0, 0),
              new Core(0, 0, 0, 0),
              new Core(0, 0, 0, 1),
              new Core(0, 0, 0, 1)),
          List.of(1, 1, 1, 1));
  private static final Map<Distance, Long> INSIDE =
      new TreeMap<>(Collections.singletonMap(Distance.CACHE_DOMAIN, 40_000L));
  private static final MemoryTimings TIMINGS = new MemoryTimings(0, 0, 0, 0, 0, 0);

  @Test
  void pairsOfKindsHaveTheirOwnHandoff() {
    HandoffCosts costs =
        new HandoffCosts(INSIDE, List.of(new KindPair(0, 1, 55_000), new KindPair(1, 1, 70_000)));
    Interconnect interconnect = new Interconnect(HYBRID, costs, TIMINGS, LegShares.DEFAULT);
    assertThat(legsPs(interconnect, 0, 1)).isEqualTo(40_000);
    assertThat(legsPs(interconnect, 0, 2)).isEqualTo(55_000);
    assertThat(legsPs(interconnect, 2, 0)).isEqualTo(55_000);
    assertThat(legsPs(interconnect, 2, 3)).isEqualTo(70_000);
  }

  @Test
  void aScaledMachineHasScaledHandoffs() {
    HandoffCosts costs = new HandoffCosts(INSIDE, List.of(new KindPair(1, 1, 70_000))).scaled(1.5);
    assertThat(costs.handoffPs(HYBRID, 0, 1)).isEqualTo(60_000);
    assertThat(costs.handoffPs(HYBRID, 2, 3)).isEqualTo(105_000);
  }

  @Test
  void namesTheDistanceThatHasNoCost() {
    HandoffCosts costs = new HandoffCosts(INSIDE, List.of());
    assertThatThrownBy(() -> costs.atDistancePs(Distance.REMOTE))
        .hasMessage("no handoff cost for the distance REMOTE; there are {CACHE_DOMAIN=40000}");
  }

  @Test
  void theSharesOfTheLegsMakeOne() {
    assertThatThrownBy(() -> new LegShares(0.5, 0.5, 0.5, 0))
        .hasMessage("request, snoop and data make 1.5; must make 1");
    assertThatThrownBy(() -> new LegShares(1.5, -0.5, 0, 0))
        .hasMessage("a leg's share must not be negative");
    assertThatThrownBy(() -> new MemoryTimings(0, -5, 0, 0, 0, 0))
        .hasMessage("atomicPs is -5; must not be negative");
  }

  private static long legsPs(Interconnect interconnect, int owner, int requester) {
    return interconnect.requestPs(requester, 0)
        + interconnect.snoopPs(0, owner)
        + interconnect.dataPs(owner, requester);
  }
}
