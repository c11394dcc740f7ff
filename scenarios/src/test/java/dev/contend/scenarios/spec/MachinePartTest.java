package dev.contend.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines of the library as trees, in which alike neighbours are folded. */
class MachinePartTest {
  @Test
  void alikeSocketsNodesAndCachesAreShownOnce() {
    assertThat(MachinePart.text(MachinePart.of(machine("epyc-7763-2s"))))
        .isEqualTo(
            """
              2 x socket 0 to 1
                NUMA node 0
                  8 x cache domain 0 to 7
                    8 x core, 2 hardware threads
            """);
  }

  @Test
  void kindsOfCoreStandApart() {
    assertThat(MachinePart.text(MachinePart.of(machine("i7-12700k"))))
        .isEqualTo(
            """
              socket 0
                NUMA node 0
                  cache domain 0
                    8 x core P, 2 hardware threads
                    4 x core E, 1 hardware thread
            """);
  }

  @Test
  void theTreeOfEveryMachineOfTheLibraryHasItsCores() {
    List<String> names = Library.MACHINES.names();
    assertThat(names).hasSizeGreaterThanOrEqualTo(13);
    for (String name : names) {
      MachineSpec machine = machine(name);
      assertThat(machine.name()).isEqualTo(name);
      assertThat(cores(MachinePart.of(machine)))
          .as(name)
          .isEqualTo(machine.processor().machine().cores());
    }
  }

  private static int cores(List<MachinePart> parts) {
    int cores = 0;
    for (MachinePart part : parts) {
      cores += part.count() * (part.name().startsWith("core") ? 1 : cores(part.parts()));
    }
    return cores;
  }

  private static MachineSpec machine(String name) {
    Problems problems = new Problems();
    List<MachineSpec> read = new ArrayList<>();
    Machines.read(name, problems).ifPresent(read::add);
    assertThat(problems.rendered()).isEmpty();
    return read.get(0);
  }
}
