package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workloads of the catalogue come to their end under every policy, and account for all time. */
class CatalogueUnderPoliciesTest {
  private static final int POLICIES = 8;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{use: sharing-patterns, pattern: independent, tasks: 20}",
        "{use: sharing-patterns, pattern: shared-model, tasks: 20}",
        "{use: sharing-patterns, pattern: shared-queue, tasks: 20}",
        "{use: extension-cache, strategy: static-lock, calls: 20, write-share: 0.3}",
        "{use: extension-cache, strategy: read-copy-update, calls: 20, write-share: 0.3}",
        "{use: parameter-server, steps: 7, sync-every: 2, gradient-bytes: 100 KiB}",
        "{use: fork-server, objects: 1000, requests: 4, collect-every: 2, freeze: yes}",
        "{use: fork-server, objects: 1000, requests: 4, collect-every: 2, immortal: yes}",
        "{use: ftscaling, pattern: pymethod, passes: 20}",
        "{use: collection, live: 100, collections: 3, others-objects: 50, others-call: 100 us}",
        "{use: prime-sieve, limit: 2000, chunk: 30, chunks: static}"
      })
  void aWorkloadEndsUnderEveryPolicy(String workload) throws InterruptedException {
    String yaml =
        """
        version: 1
        name: policies
        machine: xeon-8480plus
        workload: WORKLOAD
        sweep:
          matrix:
            runtime:
              - cpython-3.13
              - {use: cpython-3.13, policy: multiprocess}
              - {use: cpython-3.14, policy: multiprocess, start-method: spawn}
              - {use: cpython-3.13, policy: per-interpreter-gil}
              - cpython-3.14t
              - {use: cpython-3.14t, policy: gil-on}
              - {use: cpython-3.13t, policy: atomic-refcount}
              - {use: cpython-3.13t, policy: tracing-gc}
            workers: [1, 3]
        replications: 1
        """;
    ExperimentResult result = ExperimentTest.run(yaml.replace("WORKLOAD", workload), 2);
    assertThat(result.unfinished()).isEmpty();
    assertThat(result.runs()).hasSize(POLICIES * 2);
    for (int point = 0; point < result.runs().size(); point++) {
      RunResult run = result.runs().get(point).get(0);
      String label = result.scenario().points().get(point).label();
      int workers = result.scenario().points().get(point).workers();
      double timePs = run.metrics().value(RunMetrics.TIME) * 1e12;
      long causesPs =
          List.of(Cause.values()).stream().mapToLong(cause -> run.causePs().get(cause.id())).sum();
      assertThat(causesPs / timePs / workers).as(label).isBetween(1 - 1e-9, 1 + 1e-9);
      assertThat(run.causePs().get(Cause.USEFUL_PYTHON.id())).as(label).isPositive();
    }
  }
}
