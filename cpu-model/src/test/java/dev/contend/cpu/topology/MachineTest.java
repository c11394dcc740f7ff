package dev.contend.cpu.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine counts, how far apart its parts are, and what it refuses. */
class MachineTest {
  private static final Core CORE = new Core(0, 0, 0, 0);

  @Test
  void aRegularMachineCountsItsParts() {
    Machine machine = Machine.regular("server", 2, 2, 4, 2, 64);
    assertThat(machine.sockets()).isEqualTo(2);
    assertThat(machine.numaNodes()).isEqualTo(4);
    assertThat(machine.cores()).isEqualTo(16);
    assertThat(machine.hardwareThreads()).isEqualTo(32);
    assertThat(machine).hasToString("server (2 sockets, 16 cores, 32 hardware threads)");
  }

  @Test
  void theThreadsOfACoreAreAdjacentHoweverManyItHas() {
    Machine machine = new Machine("hybrid", 64, Collections.nCopies(3, CORE), List.of(2, 1, 4));
    assertThat(machine.hardwareThreads()).isEqualTo(7);
    int thread = 0;
    for (int core = 0; core < 3; core++) {
      assertThat(machine.firstThreadOf(core)).isEqualTo(thread);
      for (int i = 0; i < machine.threadsOf(core); i++) {
        assertThat(machine.coreOf(thread++)).isEqualTo(core);
      }
    }
  }

  @Test
  void distancesGrowFromCoreToCacheToNodeToSocketToMachine() {
    Machine machine =
        new Machine(
            "two sockets, one with two nodes and three cache domains",
            64,
            List.of(
                CORE,
                CORE,
                new Core(0, 0, 1, 0),
                new Core(1, 1, 2, 0),
                new Core(1, 1, 2, 0),
                new Core(0, 2, 3, 0)),
            List.of(1, 1, 1, 1, 1, 1));
    assertThat(machine.distance(0, 0)).isEqualTo(Distance.SAME_CORE);
    assertThat(machine.distance(0, 1)).isEqualTo(Distance.CACHE_DOMAIN);
    assertThat(machine.distance(0, 2)).isEqualTo(Distance.NUMA_NODE);
    assertThat(machine.distance(0, 5)).isEqualTo(Distance.SOCKET);
    assertThat(machine.distance(0, 3)).isEqualTo(Distance.REMOTE);
    assertThat(machine.distance(3, 4)).isEqualTo(Distance.CACHE_DOMAIN);
    for (int a = 0; a < machine.cores(); a++) {
      for (int b = 0; b < machine.cores(); b++) {
        assertThat(machine.distance(a, b)).isEqualTo(machine.distance(b, a));
      }
    }
  }

  @Test
  void aNodeBelongsToTheSocketOfItsFirstCoreHoweverNodesAreNumbered() {
    Machine machine =
        new Machine(
            "numbered across",
            64,
            List.of(new Core(0, 0, 0, 0), new Core(1, 1, 1, 0), new Core(0, 2, 2, 0)),
            List.of(1, 1, 1));
    assertThat(machine.numaNodes()).isEqualTo(3);
    assertThat(List.of(machine.socketOfNode(0), machine.socketOfNode(1), machine.socketOfNode(2)))
        .containsExactly(0, 1, 0);
  }

  @Test
  void aNodeMayHaveNoCoreAndMayServeCoresOfSeveralSockets() {
    Machine machine =
        new Machine(
            "memory apart", 64, List.of(CORE, new Core(1, 0, 1, 0)), List.of(1, 1), List.of(0, 1));
    assertThat(machine.numaNodes()).isEqualTo(2);
    assertThat(machine.socketOfNode(1)).isEqualTo(1);
    assertThat(machine.distance(0, 1)).isEqualTo(Distance.REMOTE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 48, -64, Integer.MIN_VALUE})
  void aLineIsAPowerOfTwo(int bytes) {
    assertThatThrownBy(() -> new Machine("odd", bytes, List.of(CORE), List.of(1)))
        .hasMessage("cacheLineBytes is " + bytes + "; must be a power of two");
  }

  @Test
  void refusesWhatCannotBeBuilt() {
    assertThatThrownBy(() -> new Machine("none", 64, List.of(), List.of()))
        .hasMessage("machine 'none' has no core");
    assertThatThrownBy(() -> new Machine("odd", 64, List.of(CORE), List.of(1, 1)))
        .hasMessage("machine 'odd' has 1 cores but thread counts for 2");
    assertThatThrownBy(() -> new Machine("odd", 64, List.of(CORE), List.of(0)))
        .hasMessage("core 0 has 0 hardware threads; must be 1 or more");
    assertThatThrownBy(
            () -> new Machine("odd", 64, List.of(new Core(0, 1, 0, 0)), List.of(1), List.of(0)))
        .hasMessage("a core is of NUMA node 1; machine 'odd' has 1");
    assertThatThrownBy(() -> new Machine("odd", 64, List.of(CORE), List.of(1), List.of(3)))
        .hasMessage("a NUMA node is of socket 3; the cores of 'odd' make 1");
    assertThatThrownBy(() -> new Core(0, -1, 0, 0))
        .hasMessage("numaNode is -1; must not be negative");
  }
}
