package dev.contend.cpu.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.scheduler.Pinning.Policy;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which hardware thread each worker is bound to. */
class PinningTest {
  /** Two sockets of two cores with two hardware threads each: 0 to 3, and 4 to 7. */
  private static final Machine MACHINE = Machine.regular("two sockets", 2, 1, 2, 2, 64);

  private static List<Integer> order(Policy policy, Machine machine, int workers) {
    return IntStream.range(0, workers)
        .map(i -> Objects.requireNonNull(Pinning.of(policy).ofWorker(machine, i))[0])
        .boxed()
        .toList();
  }

  @Test
  void coresComeSocketAfterSocketThenSiblingsThenAllAgain() {
    assertThat(order(Policy.CORES, MACHINE, 10)).containsExactly(0, 2, 4, 6, 1, 3, 5, 7, 0, 2);
  }

  @Test
  void spreadTakesTheNodesInTurn() {
    assertThat(order(Policy.SPREAD, MACHINE, 10)).containsExactly(0, 4, 2, 6, 1, 5, 3, 7, 0, 4);
  }

  @Test
  void hardwareThreadsComeAsTheyAreNumbered() {
    assertThat(order(Policy.HARDWARE_THREADS, MACHINE, 9))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0);
  }

  @Test
  void coresWithOneHardwareThreadHaveNoSibling() {
    List<Core> cores = List.of(new Core(0, 0, 0, 0), new Core(0, 0, 0, 1), new Core(0, 0, 0, 0));
    Machine hybrid = new Machine("hybrid", 64, cores, List.of(2, 1, 2));
    assertThat(order(Policy.CORES, hybrid, 6)).containsExactly(0, 2, 3, 1, 4, 0);
  }

  @Test
  void aListHoldsForAllThreadsAndTheOthersForWorkersOnly() {
    Pinning list = Pinning.only(List.of(7, 0, 2, 3, 2));
    assertThat(list.ofWorker(MACHINE, 5)).containsExactly(0, 2, 3, 7);
    assertThat(list.ofMain()).containsExactly(0, 2, 3, 7);
    assertThat(list).hasToString("0 2-3 7");
    assertThat(list.beyond(MACHINE)).isEmpty();
    assertThat(list.beyond(Machine.regular("small", 1, 1, 4, 1, 64))).hasValue(7);
    assertThat(Pinning.of(Policy.CORES).ofMain()).isNull();
    assertThat(Pinning.NONE.ofWorker(MACHINE, 0)).isNull();
    assertThat(Pinning.of(Policy.HARDWARE_THREADS)).hasToString("hardware-threads");
  }

  @Test
  void aListWithoutHardwareThreadsIsRefused() {
    assertThatThrownBy(() -> Pinning.only(List.of()))
        .hasMessage("pinning LIST with hardware threads []; LIST has some, others none");
  }
}
