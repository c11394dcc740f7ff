package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.store.RunKey;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Library;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key stands for all that a run depends on, and for nothing else. */
class RunKeysTest {
  private static final String PROGRAM =
      """
      version: 1
      name: written
      machine: i7-12700k
      runtime: cpython-3.13
      workers: 2
      workload:
        parameters: {rounds: 3}
        threads:
          all:
            program:
              - repeat: rounds
                do: [{compute: 20 us}]
      """;

  private static List<RunKey> keys(String version, String yaml) {
    RunKeys keys = new RunKeys(version);
    return ScenarioTexts.read(yaml).spec().points().stream()
        .map(point -> RunKeys.of(keys.digest(point), 1, 0))
        .toList();
  }

  @Test
  void everyPointOfTheLibraryHasItsOwnKeyWhoeverReadsIt() {
    for (String name : Library.EXPERIMENTS.names()) {
      String yaml = ScenarioTexts.ofLibrary(name);
      List<PointSpec> points = ScenarioTexts.read(yaml).spec().points();
      List<RunKey> first = keys("1", yaml);
      assertThat(keys("1", yaml)).as(name).isEqualTo(first);
      assertThat(new LinkedHashSet<>(first)).as(name).hasSameSizeAs(points);
    }
  }

  @Test
  void seedReplicationAndVersionEachMakeAnotherKey() {
    PointSpec point = ScenarioTexts.read(PROGRAM).spec().points().get(0);
    byte[] digest = new RunKeys("1").digest(point);
    assertThat(
            new LinkedHashSet<>(
                List.of(
                    RunKeys.of(digest, 1, 0),
                    RunKeys.of(digest, 0, 1),
                    RunKeys.of(digest, 1, 1),
                    RunKeys.of(new RunKeys("2").digest(point), 1, 0))))
        .hasSize(4);
  }

  @Test
  void whateverChangesInAScenarioMakesAnotherKey() {
    List<String> variants = new ArrayList<>(List.of(PROGRAM));
    variants.add(PROGRAM.replace("20 us", "21 us"));
    variants.add(PROGRAM.replace("rounds: 3", "rounds: 4"));
    variants.add(PROGRAM.replace("workers: 2", "workers: 3"));
    variants.add(PROGRAM.replace("i7-12700k", "i7-6700hq-nosmt"));
    variants.add(PROGRAM.replace("cpython-3.13", "cpython-3.13t"));
    variants.add(PROGRAM.replace("cpython-3.13", "{use: cpython-3.13, policy: multiprocess}"));
    variants.add(PROGRAM + "variation: none\n");
    variants.add(PROGRAM + "memory-placement: interleaved\n");
    variants.add(PROGRAM + "pinning: spread\n");
    variants.add(PROGRAM + "container: {cpus: 1.5}\n");
    variants.add(PROGRAM + "sweep: {matrix: {switch-interval: [6 ms]}}\n");
    assertThat(variants.stream().map(yaml -> keys("1", yaml).get(0)).distinct())
        .hasSameSizeAs(variants);
  }

  @Test
  void theSameRunHasTheSameKeyHoweverItIsWritten() {
    List<RunKey> plain = keys("1", PROGRAM);
    String swept =
        PROGRAM.replace("workers: 2\n", "")
            + "sweep: {matrix: {workers: [2], workload.rounds: [3]}}";
    assertThat(keys("1", swept)).isEqualTo(plain);
    String moved = PROGRAM.replace("machine:", "question: |\n  Lines\n  above.\nmachine:");
    assertThat(keys("1", moved)).isEqualTo(plain);
  }
}
