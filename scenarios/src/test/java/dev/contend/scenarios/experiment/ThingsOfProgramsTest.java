package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks in shards and immortal objects of written programs. */
class ThingsOfProgramsTest {
  private static final String LOCKED =
      """
      version: 1
      name: locked
      machine: xeon-8480plus
      runtime: cpython-3.14t
      variation: none
      workload:
        locks: {guard: {kind: pthread-mutex, shards: SHARDS}}
        threads: {worker: {program: [{repeat: 100, do: [{lock: guard, do: [{native: 100 us}]}]}]}}
      workers: 4
      """;

  private static RunResult run(String yaml) {
    PointSpec point = ScenarioTexts.read(yaml).spec().points().get(0);
    RunResult result = Assembly.run(new Preparation().run(point, 1, 0));
    assertThat(result.unfinished()).isEmpty();
    return result;
  }

  /**
   * In turn, each of four threads takes part i mod n at its i-th pass: with one part all passes are
   * one after the other, with four the threads follow each other one part apart, the last begins
   * three passes late.
   */
  @ParameterizedTest
  @CsvSource({"1, 40.0", "4, 10.3", "8, 10.3"})
  void partsOfALockAreTakenSideBySide(int shards, double expectedMs) {
    double ms = run(LOCKED.replace("SHARDS", "" + shards)).metrics().value(RunMetrics.TIME) * 1e3;
    // Whoever comes just before the part is given up sleeps and is woken, some microseconds a pass.
    assertThat(ms).isBetween(expectedMs, expectedMs * 1.25);
  }

  private static double countedMs(String runtime, String things, String word) {
    RunResult result =
        run(
            """
            version: 1
            name: counted
            machine: xeon-8480plus
            runtime: %s
            variation: none
            workload:
              objects: {config: %s}
              threads: {worker: {program: [{repeat: 4000, do: [%s]}]}}
            workers: 8
            """
                .replaceFirst("%s", runtime)
                .replaceFirst("%s", things)
                .replaceFirst("%s", word));
    return result.causePs().get(Cause.REFCOUNT_TRANSFER.id()) / 1e9;
  }

  @Test
  void anImmortalObjectCostsNoTransferOfItsCount() {
    String rebind = "{refcount: config}";
    assertThat(countedMs("cpython-3.14t", "{kind: instance}", rebind)).isGreaterThan(0.1);
    assertThat(countedMs("cpython-3.14t", "{kind: instance, immortal: object}", rebind)).isZero();
  }

  @Test
  void itemsAreCountedUnlessTheyAreImmortalToo() {
    String read = "{read: config}";
    double counted = countedMs("cpython-3.14t", "{kind: dict}", read);
    assertThat(counted).isGreaterThan(0.1);
    assertThat(countedMs("cpython-3.14t", "{kind: dict, immortal: items}", read)).isZero();
    assertThat(countedMs("cpython-3.14t", "{kind: dict, immortal: object}", read))
        .isGreaterThan(counted / 2);
  }

  @Test
  void whatReplacesAnImmortalItemIsCounted() {
    String write = "{write: config}, {read: config}";
    assertThat(countedMs("cpython-3.14t", "{kind: dict, immortal: items}", write)).isPositive();
  }

  /** The removals of 1996 and 2016 knew no immortal objects. */
  @Test
  void aRuntimeWithoutImmortalObjectsCountsThemAllTheSame() {
    String runtime = "{use: cpython-3.13t, policy: atomic-refcount}";
    String rebind = "{refcount: config}";
    double counted = countedMs(runtime, "{kind: instance}", rebind);
    assertThat(counted).isPositive();
    assertThat(countedMs(runtime, "{kind: instance, immortal: object}", rebind)).isEqualTo(counted);
  }
}
