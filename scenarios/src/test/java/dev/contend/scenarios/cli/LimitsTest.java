package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario says that its runs may cost, and what the command line says in its place. */
class LimitsTest {
  /** One worker whose second batch takes 100 s; each batch is some hundred events. */
  private static final String SWEEP =
      """
      version: 1
      name: limited
      machine: i7-6700hq-nosmt
      variation: none
      workload: {use: locks, think: 1 s, warm-up: 0 ps}
      workers: 1
      sweep: {matrix: {workload.batch: [1, 100]}}
      replications: 1
      report: {charts: []}
      """;

  private static final String LIMITS = "limits: {simulated-time: 20 s, wall-time: 1.5 h}\n";

  @TempDir private Path folder = Path.of("");

  private Path out() {
    return folder.resolve("out");
  }

  private Ran run(String scenario, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("limited.yaml"), scenario);
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(new String[0]));
  }

  private Ran written(String scenario, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--out", out().toString()));
    arguments.addAll(List.of(options));
    return run(scenario, arguments.toArray(new String[0]));
  }

  private JsonNode stated() throws IOException {
    return new ObjectMapper().readTree(out().resolve("manifest.json").toFile()).get("limits");
  }

  @Test
  void aPointBeyondTheScenariosLimitHasAVerdictAndTheOthersResults() throws IOException {
    Ran ran = written(SWEEP + LIMITS);
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err())
        .contains(
            """
            workload.batch 100 on i7-6700hq-nosmt, replication 0 with seed 1
                it did not end within the limit of 20.0 simulated seconds
            """)
        .contains("contend: 1 of 2 points have results, the rest none\n");
    assertThat(stated().toString())
        .isEqualTo("{\"simulated-time\":\"20 s\",\"wall-time\":\"1.5 h\"}");
    Path resolved = out().resolve("scenario.resolved.yaml");
    assertThat(resolved)
        .content()
        .contains("\nlimits:\n  simulated-time: 20 s\n  wall-time: 1.5 h\n");
    Ran again = Ran.contend("run", resolved.toString(), "--out", out().toString());
    assertThat(again.exit()).isEqualTo(6);
    assertThat(again.err()).contains("contend: all runs are in ");
  }

  @Test
  void theCommandLineReplacesThoseOfTheScenarioOneByOne() throws IOException {
    Ran ran = written(SWEEP + LIMITS, "--limit", "simulated-time=none", "--limit", "events=1e9");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(stated().toString())
        .isEqualTo("{\"events\":\"1000000000\",\"wall-time\":\"1.5 h\"}");
    assertThat(Ran.contend("reproduce", out().toString()).exit()).isZero();
  }

  @Test
  void resultsAreReproducedWithTheLimitsThatTheyWereMadeWith() throws IOException {
    assertThat(written(SWEEP, "--limit", "simulated-time=20s").exit()).isEqualTo(6);
    Ran ran = Ran.contend("reproduce", out().toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).endsWith(" claims hold, to the last digit.\n");
    assertThat(ran.err())
        .contains(
            "workload.batch 100 on i7-6700hq-nosmt, replication 0 with seed 1\n"
                + "    it did not end within the limit of 20.0 simulated seconds\n"
                + "    give it less to do (the parameters of 'workload'), or shorten what it waits"
                + " for\n"
                + "contend: at 1 point the simulated program does not end, which makes no claim; in"
                + " the run that wrote the results it was as many\n");
    Path manifest = out().resolve("manifest.json");
    String text = Files.readString(manifest);
    // One written before manifests stated limits says them among its arguments alone.
    Files.writeString(manifest, text.replace("\"limits\"", "\"other\""));
    assertThat(Ran.contend("reproduce", out().toString()).exit()).isZero();
    Files.writeString(manifest, text.replace("\"20 s\"", "\"200 s\""));
    Ran longer = Ran.contend("reproduce", out().toString());
    assertThat(longer.exit()).isEqualTo(4);
    assertThat(longer.err())
        .contains("contend: at 0 points the simulated program does not end")
        .contains("in the run that wrote the results it was 1\n");
  }

  @Test
  void aDamagedLimitOfAManifestIsNoWrongOption() throws IOException {
    assertThat(written(SWEEP, "--limit", "simulated-time=20s").exit()).isEqualTo(6);
    Path manifest = out().resolve("manifest.json");
    String text = Files.readString(manifest);
    for (String damaged :
        List.of(
            text.replace("\"20 s\"", "\"50 sx\""),
            text.replace("\"limits\"", "\"other\"").replace("simulated-time=20s", "evnts=3"))) {
      Files.writeString(manifest, damaged);
      Ran ran = Ran.contend("reproduce", out().toString());
      assertThat(ran.exit()).as(ran.err()).isEqualTo(3);
      assertThat(ran.err())
          .startsWith("contend: " + manifest + " states the limit '")
          .endsWith("\n    run the scenario again into this folder\n")
          .doesNotContain("--limit");
    }
  }

  @Test
  void runsOfTheSameLimitsAreTheSameRunsWhereverTheLimitsStand() throws IOException {
    assertThat(written(SWEEP + "limits: {events: 1e9}\n").exit()).isZero();
    assertThat(written(SWEEP, "--limit", "events=1000000000").err())
        .contains("contend: all runs are in ");
    // Wall-clock time changes no result.
    assertThat(written(SWEEP, "--limit", "events=1e9", "--limit", "wall-time=2h").err())
        .contains("contend: all runs are in ");
    assertThat(written(SWEEP).err()).contains("all are simulated again");
  }

  @Test
  void aRunAloneHasTheSameLimits() throws IOException {
    String[] alone = {"--point", "2", "--replication", "0"};
    assertThat(run(SWEEP, alone).exit()).isZero();
    Ran ran = run(SWEEP + LIMITS, alone);
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("within the limit of 20.0 simulated seconds\n");
    Ran other =
        run(SWEEP + LIMITS, "--point", "2", "--replication", "0", "--limit", "simulated-time=30 s");
    assertThat(other.err()).contains("within the limit of 30.0 simulated seconds\n");
  }

  @Test
  void wrongLimitsAreToldAllAtOnce() throws IOException {
    Ran ran = run(SWEEP + "limits: {wall-time: 5, evens: 3, memory: 1 kB, events: 0}\n");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains(
            "limits.wall-time: '5' has no unit",
            "limits.evens: unknown key 'evens'",
            "limits.memory: '1 kB'",
            "limits.events: '0'",
            "    did you mean 'events'? (one of: simulated-time, events, wall-time, memory)\n");
  }
}
