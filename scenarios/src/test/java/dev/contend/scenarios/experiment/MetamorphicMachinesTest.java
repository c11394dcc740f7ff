package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.yaml.Library;
import dev.contend.workloads.hardware.HardwareMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of contention on every machine of the library, whatever its numbers are. */
class MetamorphicMachinesTest {
  private static final String SHORT = ", warm-up: 2 us, duration: 10 us";
  private static final String LONGER = ", warm-up: 10 us, duration: 60 us";
  private static final List<Integer> THREADS = List.of(2, 3, 4, 8);

  /** Runs of additions are whole numbers, which can round in either's favour. */
  private static final double ROUNDING = 0.01;

  static Stream<String> machines() {
    return Library.MACHINES.names().stream();
  }

  /** A machine whose threads start at once, so that short runs will do. */
  private static MachineSpec still(String name) {
    return MachineVariants.withFreeSystem(MachineVariants.named(name));
  }

  private static MachineSpec withoutGrowth(String name) {
    MachineSpec machine = still(name);
    return MachineVariants.withHome(machine, machine.home().farOperationPs(), 0);
  }

  private static int cores(MachineSpec machine) {
    return machine.processor().machine().cores();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void oneThreadPaysTheSumOfItsLocalCosts(String name) {
    MachineSpec machine = still(name);
    double l1 = machine.timings().l1Ps() / 1e3;
    double atomic = machine.timings().atomicPs() / 1e3;
    double swap = machine.timings().compareAndSwapPs() / 1e3;
    Map<String, Double> sums = new LinkedHashMap<>();
    sums.put("operation: fetch-add", atomic);
    sums.put("operation: store", l1);
    sums.put("operation: cas-loop", l1 + swap);
    sums.put("operation: fetch-add, think: 100 ns", 100 + atomic);
    sums.put("operation: cas-loop, think: 50 ns", 50 + l1 + swap);
    sums.forEach(
        (operation, sum) ->
            assertThat(NativeBench.operationNs(machine, "use: counting, " + operation, 1))
                .as(operation)
                .isCloseTo(sum, within(0.001 * sum)));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void countersOnLinesOfTheirOwnCostTheSameForAnyNumberOfThreads(String name) {
    MachineSpec machine = still(name);
    for (String operation : List.of("fetch-add", "cas-loop", "store")) {
      String workload = "use: counting, layout: padded, operation: " + operation + SHORT;
      double alone = NativeBench.operationNs(machine, workload, 1);
      for (int threads : new TreeSet<>(List.of(2, (cores(machine) + 1) / 2, cores(machine)))) {
        assertThat(NativeBench.operationNs(machine, workload, threads))
            .as("%s, %d threads", operation, threads)
            .isCloseTo(alone, within(0.02 * alone));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void countersThatShareALineCostWhatOneSharedCounterCosts(String name) {
    MachineSpec machine = still(name);
    int threads = Math.min(8, cores(machine));
    double shared = NativeBench.operationNs(machine, "use: counting" + SHORT, threads);
    assertThat(NativeBench.operationNs(machine, "use: counting, layout: packed" + SHORT, threads))
        .isCloseTo(shared, within(1e-9));
  }

  /** With the time in flight doubled and doubled again, and no growth with the queue. */
  @ParameterizedTest
  @MethodSource("machines")
  void linesThatTravelLongerNeverSpeedUpAdditions(String name) {
    MachineSpec machine = withoutGrowth(name);
    assertThat(fallsOnDoubling(factor -> MachineVariants.withLegsTimes(machine, factor))).isEmpty();
  }

  /**
   * The same as the file has it. Where additions grow dearer with the queue at a far home, longer
   * ways leave fewer requests in that queue.
   */
  @Test
  void onlyFarAdditionsThatGrowWithTheQueueGainByLongerWays() {
    Set<String> falls = new LinkedHashSet<>();
    machines()
        .forEach(
            name ->
                fallsOnDoubling(factor -> MachineVariants.withLegsTimes(still(name), factor))
                    .forEach(fall -> falls.add(name + " " + fall)));
    assertThat(falls)
        .containsExactly(
            "graviton2 3",
            "graviton2 4",
            "graviton2 8",
            "neoverse-n1-16 3",
            "neoverse-n1-16 4",
            "neoverse-n1-16 8");
  }

  /**
   * With the stated handoffs doubled, their operation included, the time in flight is more than
   * doubled, and one more whole addition than twice as many may fit into an ownership. That makes
   * some additions cheaper, by up to an eighth.
   */
  @Test
  void doubledHandoffsMakeAdditionsCheaperOnlyByAWholeAdditionMoreToAnOwnership() {
    Set<String> falls = new LinkedHashSet<>();
    for (String name : Library.MACHINES.names()) {
      MachineSpec machine = withoutGrowth(name);
      if (!fallsOnDoubling(
              factor -> MachineVariants.with(machine, machine.handoffs().scaled(factor)))
          .isEmpty()) {
        falls.add(name);
      }
    }
    assertThat(falls)
        .containsExactly("emerald-rapids-2vcpu", "epyc-7763-2s", "i7-6700hq-nosmt", "xeon-8370c");
  }

  /** The numbers of threads whose additions get cheaper on the way from 1 to 8 times as slow. */
  private static Set<Integer> fallsOnDoubling(IntFunction<MachineSpec> slower) {
    Set<Integer> falls = new LinkedHashSet<>();
    for (int threads : THREADS) {
      double before = 0;
      for (int factor = 1; factor <= 8 && threads <= cores(slower.apply(1)); factor *= 2) {
        double took =
            NativeBench.operationNs(slower.apply(factor), "use: counting" + LONGER, threads);
        assertThat(took).isGreaterThan(0.85 * before);
        if (took < (1 - ROUNDING) * before) {
          falls.add(threads);
        }
        before = took;
      }
    }
    return falls;
  }

  @ParameterizedTest
  @MethodSource("machines")
  void slowerHandoffsSlowAPingPongDown(String name) {
    MachineSpec machine = still(name);
    assertThat(handoffNs(MachineVariants.with(machine, machine.handoffs().scaled(2))))
        .isGreaterThan(handoffNs(machine));
  }

  private static double handoffNs(MachineSpec machine) {
    return NativeBench.run(machine, "use: ping-pong, operations: 2", 1)
        .metrics()
        .value(HardwareMetrics.HANDOFF);
  }

  /** Published for two machines as 8 to 35 % (SOSP 2013). */
  @ParameterizedTest
  @MethodSource("machines")
  void takingALineWithALoadOrAStoreCostsNearlyAsMuchAsWithAnAtomicOperation(String name) {
    MachineSpec machine = still(name);
    ScriptedAccesses accesses = new ScriptedAccesses(machine);
    for (int core = 1; core < accesses.machine().cores(); core++) {
      accesses.alonePs(0, 0, AccessKind.STORE);
      double atomic = accesses.alonePs(core, 0, AccessKind.ATOMIC);
      for (AccessKind kind : List.of(AccessKind.LOAD, AccessKind.STORE)) {
        accesses.alonePs(0, 0, AccessKind.STORE);
        assertThat(atomic / accesses.alonePs(core, 0, kind))
            .as("%s by core %d", kind, core)
            .isBetween(1.0, 1.36);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void aStoreToASharedLineNeverGetsCheaperWithOneMoreSharer(String name) {
    MachineSpec machine = still(name);
    ScriptedAccesses accesses = new ScriptedAccesses(machine);
    long before = 0;
    for (int sharers = 1; sharers < Math.min(40, cores(machine)); sharers++) {
      long address = (long) CoherentMemory.pageBytes() * sharers;
      accesses.alonePs(0, address, AccessKind.STORE);
      for (int core = 1; core <= sharers; core++) {
        accesses.alonePs(core, address, AccessKind.LOAD);
      }
      long took = accesses.alonePs(0, address, AccessKind.STORE);
      assertThat(took).as("%d sharers", sharers).isGreaterThanOrEqualTo(before);
      before = took;
    }
  }

  /** The last cores of each cache and kind in place of the first, in the opposite order. */
  @ParameterizedTest
  @MethodSource("machines")
  void coresOfAClassThatChangePlacesChangeNoTotal(String name) {
    MachineSpec machine = still(name);
    Map<Core, List<Integer>> classes = new LinkedHashMap<>();
    Machine topology = machine.processor().machine();
    for (int core = 0; core < topology.cores(); core++) {
      classes.computeIfAbsent(topology.core(core), any -> new ArrayList<>()).add(core);
    }
    List<Integer> first =
        classes.values().stream().limit(3).flatMap(each -> each.stream().limit(3)).toList();
    List<Integer> last =
        classes.values().stream()
            .limit(3)
            .flatMap(
                each -> {
                  List<Integer> reversed = new ArrayList<>(each);
                  Collections.reverse(reversed);
                  return reversed.stream().limit(3);
                })
            .toList();
    for (String operation : List.of("fetch-add", "cas-loop", "store")) {
      String workload = "use: counting, operation: " + operation + ", think: 30 ns" + SHORT;
      RunResult there = PinnedProgram.run(machine, workload, first);
      RunResult here = PinnedProgram.run(machine, workload, last);
      assertThat(here.metrics().asMap()).as(operation).isEqualTo(there.metrics().asMap());
      assertThat(here.causePs()).as(operation).isEqualTo(there.causePs());
    }
  }
}
