package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From how many threads on a shared counter costs anything, if they work for Z between two
 * additions: the knee N* = (Z + S) / S of an interactive system with one server.
 *
 * <p>S is not taken from the curve: it is what the legs of the machine say, for a line that travels
 * snoop, data and completion, and for one that stays at its home the far operation. The curve gives
 * the other side: where its flat part meets its asymptote. The clock is fixed, so that Z is the
 * same for any number of threads.
 *
 * <p>Source: Denning and Buzen, <i>The Operational Analysis of Queueing Network Models</i>, ACM
 * Computing Surveys 10(3), 1978 (the asymptotes).
 */
class ThinkTimeKneeTest {
  private record Curve(MachineSpec machine, int thinkNs) {
    double at(int workers) {
      String workload = "use: counting, think: %d ns".formatted(thinkNs);
      return NativeBench.operationNs(machine, workload, workers);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "xeon-8360y-2s, 150",
    "xeon-8360y-2s, 400",
    "xeon-8360y-2s, 800",
    "graviton2, 100",
    "graviton2, 200",
    "graviton2, 350"
  })
  void theFlatPartMeetsTheAsymptoteWithinOneThreadOfTheKnee(String name, int thinkNs) {
    MachineSpec machine = machine(name);
    double serviceNs = serviceNs(machine);
    double knee = (thinkNs + serviceNs) / serviceNs;
    Curve curve = new Curve(machine, thinkNs);
    List<Double> flat = new ArrayList<>();
    for (int workers = 2; workers <= knee / 2; workers++) {
      flat.add(curve.at(workers));
    }
    double flatNs = flat.stream().mapToDouble(each -> each).average().orElseThrow();
    assertThat(flat).as("two threads and more cost the same below the knee").hasSizeGreaterThan(0);
    for (double each : flat) {
      assertThat(each).isCloseTo(flatNs, within(0.02 * flatNs));
    }
    int far = (int) Math.ceil(knee) + 4;
    int farther = far + 6;
    double slopeNs = (curve.at(farther) - curve.at(far)) / (farther - far);
    double atZeroNs = curve.at(far) - slopeNs * far;
    assertThat(slopeNs)
        .as("time that the line gives an addition")
        .isCloseTo(serviceNs, within(0.01 * serviceNs));
    assertThat(atZeroNs).as("asymptote at no threads").isCloseTo(0, within(serviceNs / 2));
    double simulated = (flatNs - atZeroNs) / slopeNs;
    assertThat(simulated).as("knee, by theory at %s", knee).isCloseTo(knee, within(1.0));
  }

  private static MachineSpec machine(String name) {
    MachineSpec machine = MachineVariants.withFixedClock(MachineVariants.named(name));
    return MachineVariants.withHome(machine, machine.home().farOperationPs(), 0);
  }

  private static double serviceNs(MachineSpec machine) {
    if (machine.home().farOperationPs() > 0) {
      return machine.home().farOperationPs() / 1e3;
    }
    Interconnect legs = machine.interconnect();
    return (legs.snoopPs(0, 0) + legs.dataPs(0, 1) + legs.completionPs(1, 0)) / 1e3;
  }
}
