package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.interconnect.HandoffCosts.KindPair;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.SourcedNumber;
import dev.contend.scenarios.yaml.Library;
import dev.contend.workloads.hardware.PairTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A ping-pong between every two hardware threads of every machine in the library returns what the
 * machine's file states for the pair.
 *
 * <p>That closes the model on itself. It says something about a real machine only where the file's
 * number was measured; which those are is read from the file's own marks.
 */
class HandoffsOfTheLibraryTest {
  private static final double WITHIN = 0.02;

  /**
   * The file gives siblings 7.6 ns, from another part, and an atomic addition 8.1 ns, as measured
   * on this one. A handoff contains the operation that ends it, so it cannot be shorter.
   */
  private static final List<String> KNOWN_MISSES = List.of("i3en-3xlarge smt");

  private static final Map<String, HandoffClass> CLASSES = new LinkedHashMap<>();

  /** All pairs of a machine for which its file has one number. */
  private static final class HandoffClass {
    final MachineSpec machine;
    final String key;
    int pairs;
    double leastNs = Double.POSITIVE_INFINITY;
    double mostNs;

    HandoffClass(MachineSpec machine, String key) {
      this.machine = machine;
      this.key = key;
    }

    void add(double ns) {
      pairs++;
      leastNs = Math.min(leastNs, ns);
      mostNs = Math.max(mostNs, ns);
    }

    Optional<SourcedNumber> number() {
      return machine.numbers().stream()
          .filter(number -> number.path().equals("handoff." + key))
          .findFirst();
    }

    double statedNs() {
      String value = number().orElseThrow().value();
      assertThat(value).endsWith(" ns");
      return Double.parseDouble(value.substring(0, value.length() - 3));
    }

    boolean isAssumed() {
      return number().orElseThrow().assumed();
    }

    boolean closes() {
      double stated = statedNs();
      return Math.abs(leastNs - stated) <= WITHIN * stated
          && Math.abs(mostNs - stated) <= WITHIN * stated;
    }

    @Override
    public String toString() {
      return machine.name() + " " + key;
    }
  }

  @BeforeAll
  static void measure() {
    for (String name : Library.MACHINES.names()) {
      MachineSpec machine = MachineVariants.named(name);
      for (PairTime pair : NativeBench.run(machine, "use: ping-pong, operations: 2", 1).pairs()) {
        String key = key(machine, pair);
        CLASSES
            .computeIfAbsent(name + " " + key, any -> new HandoffClass(machine, key))
            .add(pair.ns());
      }
    }
  }

  /** The key of the machine file that has the pair's number. */
  private static String key(MachineSpec spec, PairTime pair) {
    Machine machine = spec.processor().machine();
    int a = machine.coreOf(pair.from());
    int b = machine.coreOf(pair.to());
    Distance distance = machine.distance(a, b);
    if (distance != Distance.SAME_CORE && distance != Distance.REMOTE) {
      List<KindPair> pairs = spec.handoffs().byKinds();
      List<Integer> kinds = sorted(machine.core(a).kind(), machine.core(b).kind());
      for (int i = 0; i < pairs.size(); i++) {
        if (kinds.equals(sorted(pairs.get(i).kindA(), pairs.get(i).kindB()))) {
          return "kinds[" + i + "]";
        }
      }
    }
    return switch (distance) {
      case SAME_CORE -> "smt";
      case CACHE_DOMAIN -> "same-cache";
      case NUMA_NODE -> "same-numa-node";
      case SOCKET -> "same-socket";
      case REMOTE -> "remote";
    };
  }

  private static List<Integer> sorted(int a, int b) {
    return List.of(Math.min(a, b), Math.max(a, b));
  }

  private static Stream<HandoffClass> stated() {
    return CLASSES.values().stream().filter(each -> each.number().isPresent());
  }

  @Test
  void everyPairOfEveryMachineIsMeasured() {
    Map<String, Integer> pairs = new LinkedHashMap<>();
    CLASSES.values().forEach(each -> pairs.merge(each.machine.name(), each.pairs, Integer::sum));
    assertThat(pairs).containsOnlyKeys(Library.MACHINES.names());
    pairs.forEach(
        (name, count) -> {
          int threads = MachineVariants.named(name).processor().machine().hardwareThreads();
          assertThat(count).as(name).isEqualTo(threads * (threads - 1));
        });
  }

  @Test
  void everyNumberThatAFileStatesIsOfSomePair() {
    TreeSet<String> written = new TreeSet<>();
    for (String name : Library.MACHINES.names()) {
      for (SourcedNumber number : MachineVariants.named(name).numbers()) {
        if (number.path().startsWith("handoff.")) {
          written.add(name + " " + number.path().substring("handoff.".length()));
        }
      }
    }
    assertThat(stated().map(HandoffClass::toString)).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void everyClassButTheKnownMissComesBackWithinTwoPercent() {
    List<String> misses = new ArrayList<>();
    stated().filter(each -> !each.closes()).forEach(each -> misses.add(each.toString()));
    assertThat(misses).isEqualTo(KNOWN_MISSES);
  }

  @Test
  void siblingsOfWhichNothingIsStatedTakeAnOperation() {
    List<HandoffClass> unstated =
        CLASSES.values().stream().filter(each -> each.number().isEmpty()).toList();
    assertThat(unstated)
        .extracting(HandoffClass::toString)
        .containsExactly("i7-12700k smt", "xeon-8360y-2s smt", "xeon-8480plus smt");
    for (HandoffClass each : unstated) {
      double operation = each.machine.timings().atomicPs() / 1e3;
      assertThat(each.leastNs).as(each.toString()).isCloseTo(operation, within(1e-9));
      assertThat(each.mostNs).as(each.toString()).isCloseTo(operation, within(1e-9));
    }
  }

  @Test
  void classesThatAreOnlyAssumedAreCountedApart() {
    assertThat(stated()).hasSize(39);
    assertThat(stated().filter(each -> !each.isAssumed())).hasSize(20);
    TreeSet<String> assumed = new TreeSet<>();
    stated().filter(HandoffClass::isAssumed).forEach(each -> assumed.add(each.machine.name()));
    assertThat(assumed)
        .containsExactly(
            "core-ultra-7-265k",
            "i3en-3xlarge",
            "i7-6700hq",
            "i7-6700hq-nosmt",
            "laptop",
            "neoverse-n1-16",
            "ryzen-7950x3d",
            "xeon-8370c",
            "xeon-8480plus");
    assertThat(stated().filter(each -> !each.isAssumed()))
        .noneMatch(each -> assumed.contains(each.machine.name()));
  }
}
