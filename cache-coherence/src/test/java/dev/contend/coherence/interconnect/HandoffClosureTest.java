package dev.contend.coherence.interconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The legs of a ping-pong between two cores make the handoff that was stated for them. */
class HandoffClosureTest {
  private static final MemoryTimings TIMINGS =
      new MemoryTimings(1_000, 5_000, 20_000, 90_000, 140_000, 1_000);

  @Test
  void twoSocketsOfCoreComplexesGiveEachClassItsOwnCost() {
    List<Core> cores = new ArrayList<>();
    for (int core = 0; core < 24; core++) {
      cores.add(new Core(core / 12, core / 6, core / 3, 0));
    }
    Machine machine = new Machine("chiplets", 64, cores, Collections.nCopies(24, 2));
    closes(machine, new HandoffCosts(classes(24_900, 110_000, 123_000, 303_700), List.of()));
  }

  @Test
  void kindsThatShareARingGiveEachPairItsOwnCost() {
    List<Core> cores = new ArrayList<>(Collections.nCopies(8, new Core(0, 0, 0, 0)));
    cores.addAll(Collections.nCopies(4, new Core(0, 0, 0, 1)));
    Machine machine = new Machine("hybrid", 64, cores, Collections.nCopies(12, 1));
    closes(
        machine,
        new HandoffCosts(
            classes(32_000, 0, 0, 0),
            List.of(
                new HandoffCosts.KindPair(0, 1, 39_000), new HandoffCosts.KindPair(1, 1, 49_700))));
  }

  @Test
  void nodesNumberedAcrossSocketsAndNodesThatSpanThemClose() {
    List<Core> across = new ArrayList<>();
    for (int core = 0; core < 8; core++) {
      across.add(new Core(core % 2, core % 4, core % 4, 0));
    }
    Machine numbered = new Machine("across", 64, across, Collections.nCopies(8, 1));
    closes(numbered, new HandoffCosts(classes(30_000, 0, 60_000, 130_000), List.of()));
    List<Core> spanning = new ArrayList<>();
    for (int core = 0; core < 8; core++) {
      spanning.add(new Core(core / 4, 0, core / 4, 0));
    }
    Machine one = new Machine("one node", 64, spanning, Collections.nCopies(8, 1), List.of(0));
    closes(one, new HandoffCosts(classes(30_000, 0, 0, 130_000), List.of()));
  }

  @Test
  void everyPairOfAMatrixTakesItsOwnTime() {
    int cores = 12;
    List<List<Long>> rows = new ArrayList<>();
    for (int a = 0; a < cores; a++) {
      List<Long> row = new ArrayList<>();
      for (int b = 0; b < a; b++) {
        row.add(a / 6 == b / 6 ? 20_000L + 1_700L * ((a * 7 + b * 3) % 11) : 140_000L + 900L * b);
      }
      rows.add(row);
    }
    List<Core> places = new ArrayList<>();
    for (int core = 0; core < cores; core++) {
      places.add(new Core(core / 6, core / 6, core / 6, 0));
    }
    Machine machine = new Machine("measured", 64, places, Collections.nCopies(cores, 1));
    closes(machine, new HandoffCosts(new HandoffMatrix(rows)));
    assertThatThrownBy(
            () ->
                new Interconnect(
                    Machine.regular("small", 1, 1, 4, 1, 64),
                    new HandoffCosts(new HandoffMatrix(rows)),
                    TIMINGS,
                    LegShares.DEFAULT))
        .hasMessage("the handoff matrix is of 12 cores; the machine has 4");
  }

  @Test
  void aRegularMachineOfOneCacheASocketDividesEveryLegByItsShare() {
    Machine machine = Machine.regular("mesh", 1, 1, 4, 1, 64);
    Interconnect legs =
        new Interconnect(
            machine,
            new HandoffCosts(classes(55_000, 0, 0, 0), List.of()),
            TIMINGS,
            LegShares.DEFAULT);
    assertThat(legs.requestPs(0, 0)).isEqualTo(12_500);
    assertThat(legs.snoopPs(0, 1)).isEqualTo(7_500);
    assertThat(legs.dataPs(1, 0)).isEqualTo(30_000);
    assertThat(legs.completionPs(0, 0)).isEqualTo(3_000);
  }

  @Test
  void aMatrixIsALowerTriangle() {
    assertThatThrownBy(() -> new HandoffMatrix(List.of(List.of(), List.of(1L, 2L))))
        .hasMessage("row 1 of the handoff matrix has 2 numbers, not 1");
    assertThatThrownBy(() -> new HandoffMatrix(List.of(List.of(), List.of(-1L))))
        .hasMessage("handoff 1 to 0 is -1 ps; must not be negative");
  }

  private static Map<Distance, Long> classes(long cache, long node, long socket, long remote) {
    Map<Distance, Long> classes = new EnumMap<>(Distance.class);
    classes.put(Distance.CACHE_DOMAIN, cache);
    classes.put(Distance.NUMA_NODE, node);
    classes.put(Distance.SOCKET, socket);
    classes.put(Distance.REMOTE, remote);
    return classes;
  }

  private static void closes(Machine machine, HandoffCosts costs) {
    Interconnect legs = new Interconnect(machine, costs, TIMINGS, LegShares.DEFAULT);
    for (int a = 0; a < machine.cores(); a++) {
      for (int b = 0; b < machine.cores(); b++) {
        if (a != b) {
          int homeA = machine.core(a).numaNode();
          int homeB = machine.core(b).numaNode();
          double there = handoff(legs, a, b, homeA) + handoff(legs, a, b, homeB);
          double back = handoff(legs, b, a, homeA) + handoff(legs, b, a, homeB);
          double stated = costs.handoffPs(machine, a, b);
          assertThat((there + back) / 4)
              .as("%d to %d", a, b)
              .isCloseTo(stated, within(0.02 * stated));
        }
      }
    }
  }

  /** From the end of an operation to the end of the other core's, with the home not yet free. */
  private static double handoff(Interconnect legs, int from, int to, int home) {
    long request = TIMINGS.atomicPs() + legs.requestPs(to, home);
    return Math.max(request, legs.completionPs(from, home))
        + legs.snoopPs(home, from)
        + legs.dataPs(from, to);
  }
}
