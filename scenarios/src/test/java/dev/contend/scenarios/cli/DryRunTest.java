package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.experiment.Pilot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --dry-run} tells of a sweep, and that it does nothing else. */
class DryRunTest {
  private static final String SCENARIO =
      """
      version: 1
      name: tiny
      machine: i7-12700k
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 2000, chunk: 200}
      replications: {min: 5, max: 50}
      sweep: {matrix: {workers: 1..20, workload.chunk: [100, 200]}}
      """;

  @TempDir private Path folder = Path.of("");

  private String file() throws IOException {
    return Files.writeString(folder.resolve("my.yaml"), SCENARIO).toString();
  }

  @Test
  void itTellsThePointsAndTheTimeAndWritesNothing() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = Ran.contend("run", file(), "--dry-run", "--jobs", "2", "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("point +machine +runtime +workers +workload.chunk\n")
        .containsPattern("\n8 +i7-12700k +cpython-3.13t +4 +200 *\n[.]{3} ")
        .containsPattern("\n33 +i7-12700k +cpython-3.13t +17 +100 *\n")
        .containsPattern("\n40 +i7-12700k +cpython-3.13t +20 +200 *\n")
        .contains("40 points, 5 to 50 replications each", "Estimated time with --jobs 2: ")
        .doesNotContain("\n9 ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("my.yaml"));
    }
  }

  @Test
  void optionsAndShardsCountToo() throws IOException {
    Ran ran = Ran.contend("run", file(), "--dry-run", "--sweep", "workers=1..8", "--shard", "1/2");
    assertThat(ran.out()).contains("8 points, 5 to 50 replications each", "by 8 pilot runs");
  }

  @Test
  void aRunAloneIsNotDry() throws IOException {
    Ran ran = Ran.contend("run", file(), "--dry-run", "--point", "1", "--replication", "0");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("contend: --dry-run and --point do not go together\n    leave out --dry-run")
        .hasLineCount(2);
  }

  /** A run that would take minutes ends as it would in the sweep, so none is cut off. */
  @Test
  void theLimitsOfTheScenarioHoldForThePilotToo() throws IOException {
    String file =
        Files.writeString(
                folder.resolve("long.yaml"),
                SCENARIO
                    .replace("limit: 2000, chunk: 200", "limit: 20000000, chunk: 20")
                    .replace(
                        "sweep: {matrix: {workers: 1..20, workload.chunk: [100, 200]}}",
                        "workers: 4"))
            .toString();
    for (String limit : List.of("events=1000", "wall-time=100 ms")) {
      Ran ran = Ran.contend("run", file, "--dry-run", "--limit", limit);
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out())
          .contains(", by 1 pilot run; the upper end")
          .doesNotContain("or more", "did not end");
    }
  }

  @Test
  void theEstimateSaysWhatItRestsOn() throws IOException {
    DryRun dry = new DryRun(new ScenarioArgument(file()).read().spec(), 2);
    assertThat(dry.estimate(new Pilot.Times(40, 12, 0, 40, 80)))
        .startsWith("Estimated time with --jobs 2: 1 min 40 s to 33 min 20 s, by 12 pilot runs")
        .contains("evenly over the sweep", "the upper end has all 50 replications");
    assertThat(dry.estimate(new Pilot.Times(40, 3, 2, 40, 80)))
        .contains("33 min 20 s or more, by 3 pilot runs", "of which 2 did not end within 5 s");
    assertThat(dry.estimate(new Pilot.Times(40, 40, 0, 0.001, 0.001)))
        .contains("less than 1 s, by 40 pilot runs;");
  }
}
