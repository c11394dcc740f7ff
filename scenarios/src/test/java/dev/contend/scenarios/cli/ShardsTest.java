package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a sweep is divided, its results are the same bytes. */
class ShardsTest {
  private static final String SWEEP =
      """
      version: 1
      name: divided
      machine: i7-6700hq-nosmt
      workload: {use: prime-sieve, limit: 5000, chunk: 100}
      sweep:
        matrix:
          runtime: [cpython-3.13, cpython-3.13t]
          workers: [1, 2, 4, 5]
      replications: {min: 2, max: 12, precision: 0.5 %}
      seed: 9
      report: {charts: []}
      """;

  private static final List<String> TABLES =
      List.of("results.csv", "replications.csv", "causes.csv", "contended.csv", "summary.md");

  @TempDir private Path folder = Path.of("");

  private Ran run(String yaml, String out, String... options) throws IOException {
    Path scenario = Files.writeString(folder.resolve(out + ".yaml"), yaml);
    List<String> arguments = new ArrayList<>(List.of("run", scenario.toString()));
    arguments.addAll(List.of("--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(String[]::new));
  }

  private void assertSame(String other) {
    for (String table : TABLES) {
      assertThat(folder.resolve(other).resolve(table))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(table));
    }
  }

  @Test
  void oneJobTwoJobsThreeShardsAndAResumedRunGiveTheSameBytes() throws IOException {
    Ran whole = run(SWEEP, "whole", "--jobs", "1");
    assertThat(Files.readString(folder.resolve("whole/results.csv"))).contains(",time,s,");
    run(SWEEP, "two", "--jobs", "2");
    assertSame("two");
    List<String> parts = new ArrayList<>(List.of("merge"));
    for (int shard = 1; shard <= 3; shard++) {
      Ran part = run(SWEEP, "part" + shard, "--shard", shard + "/3");
      assertThat(part.exit()).as(part.err()).isZero();
      assertThat(part.err())
          .contains("contend: shard " + shard + "/3 is in " + folder.resolve("part" + shard));
      assertThat(folder.resolve("part" + shard).resolve("results.csv")).doesNotExist();
      parts.add(folder.resolve("part" + shard).toString());
    }
    parts.addAll(List.of("--out", folder.resolve("merged").toString()));
    Ran merged = Ran.contend(parts.toArray(String[]::new));
    assertThat(merged.exit()).as(merged.err()).isEqualTo(whole.exit());
    assertThat(merged.err()).contains("contend: all runs are in " + folder.resolve("merged/runs"));
    assertSame("merged");
    run(SWEEP.replace("[1, 2, 4, 5]", "[1, 4]"), "resumed");
    run(SWEEP, "resumed");
    assertSame("resumed");
  }

  @Test
  void aShardThatIsMissingIsSimulatedByTheMerge() throws IOException {
    Ran whole = run(SWEEP, "whole");
    run(SWEEP, "part2", "--shard", "2/3");
    Ran merged =
        Ran.contend(
            "merge",
            folder.resolve("part2").toString(),
            "--out",
            folder.resolve("merged").toString());
    assertThat(merged.exit()).isEqualTo(whole.exit());
    assertThat(merged.err())
        .contains("contend: 6 of the first 16 runs are in ")
        .contains("the rest, of shards that are not named or have not ended, is simulated here");
    assertSame("merged");
  }

  @Test
  void aMergeReplacesNoResultsOfAnotherScenarioAndTakesNoFolderTwice() throws IOException {
    run(SWEEP.replace("limit: 5000", "limit: 3000").replace("divided", "precious"), "precious");
    Path results = folder.resolve("precious/results.csv");
    String before = Files.readString(results);
    run(SWEEP, "part1", "--shard", "1/1");
    String part = folder.resolve("part1").toString();
    Ran refused = Ran.contend("merge", part, "--out", folder.resolve("precious").toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("holds results of another scenario").contains("--force");
    assertThat(results).hasContent(before);
    assertThat(folder.resolve("precious/manifest.json")).exists();
    Ran twice = Ran.contend("merge", part, part, "--out", folder.resolve("merged").toString());
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(twice.err()).contains(part + " is named twice");
    assertThat(folder.resolve("merged")).doesNotExist();
    Ran forced =
        Ran.contend("merge", part, "--out", folder.resolve("precious").toString(), "--force");
    assertThat(forced.err()).contains("contend: all runs are in ");
    run(SWEEP, "whole");
    assertSame("precious");
  }

  /** At each point the second batch takes 100 s; only the first is done within twenty. */
  private static final String LIMITED =
      """
      version: 1
      name: limited
      machine: i7-6700hq-nosmt
      variation: none
      workload: {use: locks, think: 1 s, warm-up: 0 ps}
      workers: 1
      sweep: {matrix: {workload.batch: [1, 2, 100]}}
      replications: 1
      report: {charts: []}
      """;

  @Test
  void aMergeTakesTheLimitsOfItsShardsAndRefusesDifferentOnes() throws IOException {
    String[] limit = {"--limit", "simulated-time=20s"};
    Ran whole = run(LIMITED, "whole", limit);
    assertThat(whole.exit()).as(whole.err()).isEqualTo(6);
    run(LIMITED, "part1", "--shard", "1/2", limit[0], limit[1]);
    // On another machine it may take longer.
    run(LIMITED, "part2", "--shard", "2/2", limit[0], limit[1], "--limit", "wall-time=2h");
    String part1 = folder.resolve("part1").toString();
    String part2 = folder.resolve("part2").toString();
    String out = folder.resolve("merged").toString();
    Ran merged = Ran.contend("merge", part1, part2, "--out", out);
    assertThat(merged.exit()).as(merged.err()).isEqualTo(6);
    assertThat(merged.err()).contains("contend: all runs are in ");
    assertSame("merged");
    assertThat(Files.readString(folder.resolve("merged/manifest.json")))
        .contains("\"simulated-time\" : \"20 s\"");
    Ran twice = Ran.contend("merge", out, part2, "--out", part1);
    assertThat(twice.err()).contains("contend: all runs are in ");
    assertThat(folder.resolve("part1/limits.json")).doesNotExist();

    run(LIMITED, "other", "--shard", "2/2");
    String other = folder.resolve("other").toString();
    Ran different = Ran.contend("merge", part1, other);
    assertThat(different.exit()).isEqualTo(2);
    assertThat(different.err())
        .isEqualTo(
            "contend: "
                + part1
                + " and "
                + other
                + " were made with different limits: simulated-time=20 s, and none\n"
                + "    run one of the shards again with the '--limit' of the other\n");
    Files.writeString(folder.resolve("part2/limits.json"), "{");
    Ran damaged = Ran.contend("merge", part1, part2);
    assertThat(damaged.exit()).isEqualTo(3);
    assertThat(damaged.err()).contains("limits.json is no JSON\n");
  }

  private static final Pattern REPLAY =
      Pattern.compile("with\n    contend (.* --point ([0-9]+) --replication ([0-9]+))\n");

  private static final String AT_THE_END = "cpython-3.13t, 5 workers on i7-6700hq-nosmt";

  /** Fails at the last point, wherever it is in what is simulated. */
  private static ExperimentResult failing(
      ScenarioSpec scenario, int jobs, Experiment.Progress progress, SavedRuns saved)
      throws InterruptedException {
    int last = scenario.points().size() - 1;
    ScenarioSpec sound = scenario.withPoints(scenario.points().subList(0, last));
    ExperimentResult made = new Experiment(sound, jobs, progress).run();
    FailedPoint failed =
        new FailedPoint(
            last, scenario.points().get(last), 1, 9, new IllegalStateException("two writers"));
    return new ExperimentResult(sound, made.runs(), true, List.of(), List.of(failed));
  }

  private static void assertReplayed(Ran failed) {
    assertThat(failed.exit()).as(failed.err()).isEqualTo(7);
    Matcher replay = REPLAY.matcher(failed.err());
    assertThat(replay.find()).as(failed.err()).isTrue();
    Ran alone = Ran.contend(replay.group(1).split(" "));
    assertThat(alone.exit()).as(alone.err()).isZero();
    assertThat(alone.out()).startsWith(AT_THE_END + ", replication 1 with seed 9\n");
  }

  @Test
  void aFailureInAShardOrInAMergeIsMadeAgainByTheCommandThatIsPrinted() throws IOException {
    Path scenario = Files.writeString(folder.resolve("part.yaml"), SWEEP);
    String part = folder.resolve("part").toString();
    assertReplayed(
        Ran.simulatedBy(
            ShardsTest::failing, "run", scenario.toString(), "--out", part, "--shard", "2/2"));
    assertReplayed(
        Ran.simulatedBy(
            ShardsTest::failing,
            "merge",
            part,
            "--no-why",
            "--out",
            folder.resolve("merged").toString()));
  }

  /** Another process keeps its runs in a file of its own as long as the first has the lock. */
  @Test
  void aMergeIntoOneOfItsFoldersKeepsTheLockOnIt() throws IOException {
    Path scenario = Files.writeString(folder.resolve("part.yaml"), SWEEP);
    Path part = folder.resolve("part");
    run(SWEEP, "part", "--shard", "1/2");
    Path link = Files.createSymbolicLink(folder.resolve("link"), part);
    ScenarioRun.Simulator beside =
        (spec, jobs, progress, saved) -> {
          other(scenario, part);
          return new Experiment(spec, jobs, progress, saved).run();
        };
    Ran merged =
        Ran.simulatedBy(beside, "merge", link.toString(), "--no-why", "--out", part.toString());
    assertThat(merged.exit()).as(merged.err()).isIn(0, 5);
    assertThat(part.resolve("runs/2.runs")).isNotEmptyFile();
  }

  private void other(Path scenario, Path part) throws InterruptedException {
    try {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Process process =
          new ProcessBuilder(
                  java.toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Contend.class.getName(),
                  "run",
                  scenario.toString(),
                  "--shard",
                  "2/2",
                  "--out",
                  part.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      assertThat(process.waitFor()).as(folder.resolve("log").toString()).isZero();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void twoCommandsInOneFolderDoEachOtherNoHarm() throws Exception {
    int alone = run(SWEEP, "whole").exit();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        String out = "both" + round;
        Future<Ran> one = pool.submit(() -> run(SWEEP, out, "--jobs", "1"));
        Future<Ran> two = pool.submit(() -> run(SWEEP, out, "--jobs", "1"));
        assertThat(one.get().err()).doesNotContain("damaged", "dropped", "cannot");
        assertThat(two.get().err()).doesNotContain("damaged", "dropped", "cannot");
        assertThat(one.get().exit()).as(one.get().err()).isEqualTo(alone);
        assertThat(two.get().exit()).as(two.get().err()).isEqualTo(alone);
        assertSame(out);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void aFolderOfSomebodyElseIsRefusedEvenIfItHasAFolderOfRuns() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("theirs/runs"));
    Files.writeString(runs.resolve("marathon.txt"), "2:58:03");
    Ran ran = run(SWEEP, "theirs");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("theirs holds other files");
    assertThat(runs.resolve("marathon.txt")).hasContent("2:58:03");
  }

  @Test
  void whatCannotBeDividedOrMergedIsToldWithWhatToWrite() throws IOException {
    for (String wrong : List.of("0/3", "4/3", "1", "1/0", "a/b", "9/9")) {
      Ran ran = run(SWEEP, "wrong", "--shard", wrong);
      assertThat(ran.exit()).as(wrong).isEqualTo(2);
      assertThat(ran.err()).contains(wrong).hasLineCount(2);
    }
    Ran none = Ran.contend("merge", folder.toString());
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("is no output folder of a run");
    run(SWEEP, "one", "--shard", "1/8");
    run(SWEEP.replace("seed: 9", "seed: 8"), "other", "--shard", "2/8");
    Ran different =
        Ran.contend("merge", folder.resolve("one").toString(), folder.resolve("other").toString());
    assertThat(different.exit()).isEqualTo(2);
    assertThat(different.err()).contains("are of different scenarios");
  }
}
