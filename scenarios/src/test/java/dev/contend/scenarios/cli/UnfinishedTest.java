package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.table.CsvReader;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Runs that do not end well: of a program that does not end, which is a verdict on the program, and
 * of a tool that fails.
 */
class UnfinishedTest {
  /** A worker whose first batch takes 10,000 s or 20,000 s, between two that end at once. */
  private static final String ENDLESS =
      """
      version: 1
      name: endless
      machine: i7-6700hq-nosmt
      variation: none
      workload: {use: locks, think: 1 s, warm-up: 0 ps}
      workers: 1
      sweep: {matrix: {workload.batch: [1, 10000, 20000, 2]}}
      replications: 1
      report: {charts: [cause-shares]}
      """;

  private static final String VERDICT =
      "it did not end within 9,007 simulated seconds, which is as long as a run can be\n";

  @TempDir private Path folder = Path.of("");

  private Ran run(CommandLine line, String yaml) throws IOException {
    Path scenario = Files.writeString(folder.resolve("endless.yaml"), yaml);
    return Ran.of(line, "run", scenario.toString(), "--out", out().toString());
  }

  private Path out() {
    return folder.resolve("out");
  }

  @Test
  void pointsThatEndAreKeptAndTheOthersNamedWithTheirVerdict() throws IOException {
    Ran ran = run(Contend.commandLine(), ENDLESS);
    assertThat(ran.exit()).isEqualTo(6);
    String first = "native, 1 worker, workload.batch 10000 on i7-6700hq-nosmt, replication 0 with";
    String second = first.replace("10000", "20000");
    assertThat(ran.err())
        .contains(
            "contend: at 2 of 4 points the simulated program does not end; at the first:\n    "
                + VERDICT,
            "    the points: " + first + " seed 1; " + second + " seed 1\n");
    assertThat(out().resolve("summary.md"))
        .content()
        .contains(
            "\n## Without results: the program does not end\n\n",
            "\n- " + first + " seed 1;\n  " + second + " seed 1:\n    - " + VERDICT);
    assertThat(ran.err())
        .contains("contend: 2 of 4 points have results, the rest none\n")
        .doesNotContain("fault of the tool", "Exception");
    assertThat(CsvReader.read(out().resolve("results.csv")).rows())
        .extracting(row -> row.text("workload.batch"))
        .contains("1", "2")
        .doesNotContain("10000", "20000");
    var manifest = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(manifest.get("exit").asInt()).isEqualTo(6);
    assertThat(manifest.get("points").asInt()).isEqualTo(2);
    assertThat(manifest.get("unfinished").asInt()).isEqualTo(2);
    assertThat(out().resolve("figures/cause-shares.svg")).exists();
  }

  @Test
  void nothingIsWrittenIfNoPointEnds() throws IOException {
    Ran ran = run(Contend.commandLine(), ENDLESS.replace("[1, 10000, 20000, 2]", "[10000]"));
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err())
        .contains(
            VERDICT,
            "    give it less to do (the parameters of 'workload'), or shorten what it waits for\n",
            "    no results were written\n")
        .doesNotContain("fault of the tool", "Exception");
    assertNothingWritten();
  }

  @Test
  void aFaultOfTheToolNamesThePointAndIsNoVerdictOnTheProgram() throws IOException {
    ScenarioRun.Simulator faulty =
        (scenario, jobs, progress, saved) -> {
          ScenarioSpec sound = scenario.withPoints(scenario.points().subList(0, 1));
          ExperimentResult result = new Experiment(sound, jobs, progress).run();
          FailedPoint failed =
              new FailedPoint(
                  1, scenario.points().get(1), 3, 17, new IllegalStateException("two writers"));
          return new ExperimentResult(sound, result.runs(), true, List.of(), List.of(failed));
        };
    Path file = Files.writeString(folder.resolve("endless.yaml"), ENDLESS);
    Ran ran =
        Ran.simulatedBy(
            faulty,
            "run",
            file.toString(),
            "--set",
            "workload.think=1 ns",
            "--out",
            out().toString());
    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.err())
        .contains(
            "contend: the simulation of native, 1 worker, workload.batch 10000 on i7-6700hq-nosmt,"
                + " replication 3 with seed 17, failed: java.lang.IllegalStateException: two"
                + " writers\n"
                + "    this is a fault of the tool; please report it\n",
            "    it fails again, with its stack trace, with\n    contend run "
                + folder.resolve("endless.yaml")
                + " --set 'workload.think=1 ns' --point 2 --replication 3\n",
            "contend: 1 of 2 points have results, the rest none\n")
        .doesNotContain("\tat ");
    assertThat(CsvReader.read(out().resolve("results.csv")).rows()).isNotEmpty();
    var manifest = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(manifest.get("exit").asInt()).isEqualTo(7);
    assertThat(manifest.get("failed").asInt()).isEqualTo(1);
  }

  /** Without it the run alone would have the limit of the file. */
  @Test
  void theCommandForAFaultLiftsALimitOfTheFileThatWasLifted() throws IOException {
    ScenarioRun.Simulator faulty =
        (scenario, jobs, progress, saved) -> {
          ScenarioSpec sound = scenario.withPoints(scenario.points().subList(0, 1));
          ExperimentResult result = new Experiment(sound, jobs, progress).run();
          FailedPoint failed =
              new FailedPoint(
                  1, scenario.points().get(1), 0, 1, new IllegalStateException("two writers"));
          return new ExperimentResult(sound, result.runs(), true, List.of(), List.of(failed));
        };
    Path file =
        Files.writeString(
            folder.resolve("endless.yaml"),
            ENDLESS + "limits: {events: 200, simulated-time: 9 h, wall-time: 1 h}\n");
    String[] command = {"run", file.toString(), "--out", out().toString()};
    Ran ran =
        Ran.simulatedBy(
            faulty,
            Stream.concat(
                    Stream.of(command),
                    Stream.of("--limit", "events=none", "--limit", "simulated-time=2h"))
                .toArray(String[]::new));
    assertThat(ran.err())
        .contains(
            " --point 2 --replication 0 --limit 'simulated-time=2 h' --limit 'wall-time=1 h'"
                + " --limit events=none\n");
  }

  @Test
  void aPointBeyondALimitHasAVerdictAndTheOthersResults() throws IOException {
    Path scenario = Files.writeString(folder.resolve("endless.yaml"), ENDLESS);
    Ran ran =
        Ran.contend(
            "run",
            scenario.toString(),
            "--out",
            out().toString(),
            "--limit",
            "simulated-time=9h",
            "--limit",
            "simulated-time=20 s");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err())
        .contains(
            "at the first:\n    it did not end within the limit of 20.0 simulated seconds\n",
            "contend: 2 of 4 points have results, the rest none\n");
    for (String wrong : List.of("events=1.5", "evnts=3", "wall-time=5", "memory=0 MiB", "memory")) {
      Ran refused = Ran.contend("run", scenario.toString(), "--limit", wrong);
      assertThat(refused.exit()).as(wrong).isEqualTo(2);
      assertThat(refused.err()).startsWith("contend: --limit " + wrong + ": ").hasLineCount(2);
    }
  }

  @Test
  void oneRunOfASweepIsReplayedAlone() throws IOException {
    Path scenario = Files.writeString(folder.resolve("endless.yaml"), ENDLESS);
    Ran good = Ran.contend("run", scenario.toString(), "--point", "4", "--replication", "0");
    assertThat(good.exit()).isZero();
    assertThat(good.out())
        .startsWith("native, 1 worker, workload.batch 2 on i7-6700hq-nosmt, replication 0 with")
        .contains("\ntime ");
    Ran bad = Ran.contend("run", scenario.toString(), "--point", "2", "--replication", "0");
    assertThat(bad.exit()).isEqualTo(6);
    assertThat(bad.err()).contains(VERDICT);
    Ran none = Ran.contend("run", scenario.toString(), "--point", "5", "--replication", "0");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("write '--point' with a number from 1 to 4");
    Ran shard =
        Ran.contend(
            "run", scenario.toString(), "--shard", "2/2", "--point", "1", "--replication", "0");
    assertThat(shard.exit()).isEqualTo(2);
    assertThat(shard.err())
        .isEqualTo(
            """
            contend: --shard and --point do not go together
                leave out --shard: --point counts the points of the whole sweep
            """);
  }

  private void assertNothingWritten() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      assertThat(files).containsExactly(out().resolve("runs"));
    }
  }
}
