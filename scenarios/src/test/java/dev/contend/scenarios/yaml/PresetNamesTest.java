package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.scenarios.testing.ScenarioTexts;
import org.junit.jupiter.api.Test;

/** Presets written into the scenario itself. */
class PresetNamesTest {
  private static final String SCENARIO =
      """
      version: 1
      name: own
      machine: mine
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 10000, chunk: 100}
      workers: 2
      machines:
        mine:
      """;

  private static String withMachine(String name) {
    String machine =
        Library.MACHINES.find("i7-12700k").orElseThrow().text().replace("i7-12700k", name);
    return SCENARIO + machine.indent(4);
  }

  @Test
  void aMachineOfTheFileIsFoundUnderItsKey() {
    assertThat(ScenarioTexts.read(withMachine("mine")).spec().points().get(0).machine().name())
        .isEqualTo("mine");
  }

  @Test
  void aMachineOfMoreCoresThanFitsIsRefused() {
    String yaml =
        withMachine("mine").replace("sockets: 1", "sockets: 64").replace("node: 8", "node: 999");
    assertThatThrownBy(() -> ScenarioTexts.read(yaml))
        .hasMessageContaining("cores; one machine has at most 2048");
  }

  @Test
  void whatExtendsAnotherHasTheNameThatItIsFiledUnder() {
    String yaml =
        SCENARIO.replaceFirst("(?s)machines:.*", "")
            + "machines: {mine: {extends: i7-12700k}}\n"
            + "runtimes: {quick: {extends: cpython-3.13}}\n";
    String quick = ScenarioTexts.withLine(yaml, "runtime:", "runtime: quick");
    var point = ScenarioTexts.read(quick).spec().points().get(0);
    assertThat(point.machine().name()).isEqualTo("mine");
    assertThat(point.runtime().label()).isEqualTo("quick");
  }

  @Test
  void aMachineThatCallsItselfOtherwiseIsRefusedBecauseTablesWouldShowTheOtherName() {
    assertThatThrownBy(() -> ScenarioTexts.read(withMachine("yours")))
        .hasMessageContaining("machines.mine.name: 'yours' is not what this machine is filed under")
        .hasMessageContaining("write 'name: mine'");
  }
}
