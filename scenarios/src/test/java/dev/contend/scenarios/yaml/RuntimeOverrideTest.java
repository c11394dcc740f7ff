package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.process.StartMethod;
import org.junit.jupiter.api.Test;

/** What a scenario sets of a runtime beside its policy. */
class RuntimeOverrideTest {
  private static RuntimeSpec.Python read(String runtime) {
    String yaml =
        """
        version: 1
        name: own
        machine: i7-12700k
        workload: {use: prime-sieve, limit: 10000, chunk: 100}
        workers: 2
        runtime: %s
        """
            .formatted(runtime);
    ScenarioReader.Scenario scenario = ScenarioTexts.read(yaml);
    RuntimeSpec spec = scenario.spec().points().get(0).runtime();
    RuntimeSpec again = ScenarioTexts.read(scenario.resolved()).spec().points().get(0).runtime();
    assertThat(again).as("as resolved").isEqualTo(spec);
    return (RuntimeSpec.Python) spec;
  }

  @Test
  void anotherStartMethodIsSetAndNamed() {
    RuntimeSpec.Python spawn =
        read("{use: cpython-3.13, policy: multiprocess, start-method: spawn}");
    assertThat(spawn.profile().process().startMethod()).isEqualTo(StartMethod.SPAWN);
    assertThat(spawn.label()).isEqualTo("cpython-3.13+multiprocess+spawn");
  }

  @Test
  void theVersionsOwnStartMethodChangesNothing() {
    assertThat(read("{use: cpython-3.13, policy: multiprocess, start-method: fork}"))
        .isEqualTo(read("{use: cpython-3.13, policy: multiprocess}"));
  }

  @Test
  void thePolicyMayBeLeftOut() {
    assertThat(read("{use: cpython-3.13t, start-method: spawn}").policy())
        .isEqualTo(RuntimePolicies.FREE_THREADED);
    assertThat(read("{use: cpython-3.13t}")).isEqualTo(read("cpython-3.13t"));
  }

  @Test
  void aStartMethodThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> read("{use: cpython-3.13, start-method: spwan}"))
        .hasMessageContaining("unknown value 'spwan'")
        .hasMessageContaining("spawn");
  }
}
