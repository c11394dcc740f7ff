package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.HomeSettings.Atomics;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contended additions of eight threads from the published times of one thread and of the next
 * count, on parts whose threads share one last-level cache.
 *
 * <p>Nothing is fitted to a later count: homes are as those of a machine file that does not state
 * {@code queue-inflation}, and what the library's file fits with it is chosen anew, here, by the
 * second count alone. With no growth the line gives every operation the same time, so this is how
 * far constant service goes.
 */
class FirstTwoCountsAgainstPublishedTest {
  private static final int THREADS = 8;
  private static final double BY_DEFAULT = HomeSettings.PLAIN.queueInflation();

  /**
   * A part calibrated on two counts.
   *
   * @param machine in the library
   * @param reference its published figures
   * @param second the published count after 1
   * @param variant the machine so calibrated
   * @param met how closely it meets the second count; runs of additions are whole, so not every
   *     time can be met
   */
  private record Part(
      String machine, String reference, int second, MachineSpec variant, double met) {
    double publishedNs(int workers) {
      return PublishedFigures.operationNs(PublishedFigures.named(reference), machine, workers);
    }

    double error(int workers) {
      return NativeBench.operationNs(variant, "use: counting", workers) / publishedNs(workers) - 1;
    }

    @Override
    public String toString() {
      return machine + ", growth " + variant.home().queueInflation();
    }
  }

  static Stream<Part> parts() {
    return Stream.of(
        far("graviton2", 8_500),
        far("neoverse-n1-16", 9_215),
        near("xeon-8370c", 0.493, threeEighths(0.493), BY_DEFAULT, 0.001),
        near("i3en-3xlarge", 0.598, threeEighths(0.598), BY_DEFAULT, 0.03),
        near("ryzen-7950x3d", 0.645, 0.08, BY_DEFAULT, 0.001),
        // As its file assumes, which is not fitted either.
        near("ryzen-7950x3d", 0.557, 0.08, 0.1, 0.001));
  }

  private static Part far(String name, long operationPs) {
    MachineSpec machine = MachineVariants.named(name);
    assertThat(machine.home().atomics()).isEqualTo(Atomics.FAR);
    return new Part(
        name,
        "contended-add-arm",
        2,
        MachineVariants.withHome(machine, operationPs, BY_DEFAULT),
        0.001);
  }

  private static Part near(String name, double data, double snoop, double growth, double met) {
    MachineSpec machine = MachineVariants.withHome(MachineVariants.named(name), 0, growth);
    LegShares legs = new LegShares(1 - data - snoop, snoop, data, LegShares.DEFAULT.completion());
    return new Part(name, "contended-add-x86", 4, MachineVariants.with(machine, legs), met);
  }

  private static double threeEighths(double data) {
    return 0.375 * (1 - data);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theTwoCountsAreMet(Part part) {
    assertThat(part.error(1)).isCloseTo(0, within(0.002));
    assertThat(part.error(part.second())).isCloseTo(0, within(part.met()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void eightThreadsAreWithinAQuarter(Part part) {
    assertThat(part.error(THREADS)).isCloseTo(0, within(0.25));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theEightThreadsShareACache(Part part) {
    Machine machine = part.variant().processor().machine();
    Pinning pinning = Pinning.of(Pinning.Policy.CORES);
    int first = Objects.requireNonNull(pinning.ofWorker(machine, 0))[0];
    for (int worker = 1; worker < THREADS; worker++) {
      int other = Objects.requireNonNull(pinning.ofWorker(machine, worker))[0];
      assertThat(machine.distance(machine.coreOf(first), machine.coreOf(other)))
          .as("worker %d", worker)
          .isLessThanOrEqualTo(Distance.CACHE_DOMAIN);
    }
  }

  /**
   * The published count of references on a machine that is not stated: 2.5, 18.4, 45.2 and 112.6 ns
   * for 1, 2, 4 and 8 threads, here on an i7-12700K. A change of a count is more than an addition,
   * and its time grows with the queue, so that a line of constant service misses it by a third. The
   * experiment {@code runtimes/refcount-access} counts as a runtime does, with growth.
   */
  @Test
  void theCountOfReferencesOfAnUnknownMachineIsAKnownMiss() {
    double data = 0.682;
    LegShares legs =
        new LegShares(0.625 * (1 - data), 0.375 * (1 - data), data, LegShares.DEFAULT.completion());
    MachineSpec machine =
        MachineVariants.with(
            MachineVariants.withHome(
                MachineVariants.withAtomic(MachineVariants.named("i7-12700k"), 2_500),
                0,
                BY_DEFAULT),
            legs);
    assertThat(machine.home().queueInflation()).isEqualTo(BY_DEFAULT);
    assertThat(NativeBench.operationNs(machine, "use: counting", 1)).isCloseTo(2.5, within(0.01));
    assertThat(NativeBench.operationNs(machine, "use: counting", 2)).isCloseTo(18.4, within(0.05));
    double four = NativeBench.operationNs(machine, "use: counting", 4) / 45.2 - 1;
    double eight = NativeBench.operationNs(machine, "use: counting", 8) / 112.6 - 1;
    assertThat(four).isBetween(-0.20, -0.17);
    assertThat(eight).isBetween(-0.36, -0.33);
  }
}
