package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are ended from outside, and what is left of them. */
class InterruptedRunTest {
  /** A sweep that is still on its way when it has been killed ten times. */
  private static final String SWEEP =
      """
      version: 1
      name: killed
      machine: i7-6700hq-nosmt
      workload: {use: prime-sieve, limit: 100000, chunk: 20}
      sweep:
        matrix:
          runtime: [cpython-3.13, cpython-3.13t]
          workers: [1, 2, 3, 4]
          workload.chunk: [15, 17, 18, 19, 20]
      replications: 4
      seed: 3
      report: {charts: []}
      """;

  private static final List<String> TABLES =
      List.of("results.csv", "replications.csv", "contended.csv");

  /** Enough of it to be on its way still when it has been asked to end twice. */
  private static final String LESS = "replications: 2";

  private static final int KILLS = 50;

  /** More than the first line of a file of runs, less than that and a run. */
  private static final long HEADER = 100;

  @TempDir private Path folder = Path.of("");

  private Path scenario() throws IOException {
    return Files.writeString(folder.resolve("killed.yaml"), SWEEP);
  }

  /** A shell that does not wait for what it starts has it ignore interrupts, and all below it. */
  private static List<String> interruptible() throws IOException, InterruptedException {
    List<String> command = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(command);
    trial.add("true");
    return new ProcessBuilder(trial).start().waitFor() == 0 ? command : List.of();
  }

  private Process start(Path scenario, Path out) throws IOException, InterruptedException {
    return start("run", scenario, out);
  }

  private Process start(String verb, Path scenario, Path out)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(interruptible());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Contend.class.getName()));
    command.addAll(List.of(verb, scenario.toString(), "--out", out.toString(), "--jobs", "2"));
    File log = folder.resolve("log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private static long kept(Path out) throws IOException {
    Path runs = out.resolve("runs/1.runs");
    return Files.exists(runs) ? Math.max(HEADER, Files.size(runs)) : HEADER;
  }

  /** Waits until the process keeps runs beyond those that it has found, or has ended. */
  private static void awaitFirstRun(Process process, Path out)
      throws IOException, InterruptedException {
    long before = kept(out);
    while (kept(out) <= before && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aSweepThatIsKilledAtFiftyRandomInstantsGivesTheSameBytes()
      throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    assertThat(Ran.contend("run", scenario().toString(), "--out", whole.toString()).exit())
        .isZero();
    SplittableRandom random = new SplittableRandom(6);
    int killed = 0;
    int sweeps = 0;
    while (killed < KILLS) {
      sweeps++;
      Path out = folder.resolve("out-" + sweeps);
      boolean goesOn = true;
      while (goesOn && killed < KILLS) {
        Process process = start(scenario(), out);
        awaitFirstRun(process, out);
        goesOn = !process.waitFor(random.nextInt(60_000), TimeUnit.MICROSECONDS);
        if (goesOn) {
          process.destroyForcibly().waitFor();
          killed++;
        }
      }
      Ran resumed = Ran.contend("run", scenario().toString(), "--out", out.toString());
      assertThat(resumed.exit()).as(resumed.err()).isZero();
      assertThat(resumed.err()).contains("runs are in " + out.resolve("runs"));
      for (String table : TABLES) {
        assertThat(out.resolve(table)).hasSameBinaryContentAs(whole.resolve(table));
      }
    }
    assertThat(sweeps).as("sweeps that were killed %s times", KILLS).isLessThanOrEqualTo(25);
  }

  /** Searches make some of the runs only, in an order that depends on what was found. */
  private static final String PLAN =
      """
      version: 1
      name: killed
      scenario:
        extends: web-service
        workload: {handler-cycles: 20000000, warm-up: 300 ms, duration: 3 s}
      demand: {arrival-rate: 200/s}
      objectives: ['p99(latency) <= 80 ms', memory <= 2 GiB]
      choices:
        machine: [graviton2, xeon-8480plus]
        runtime: [cpython-3.14, cpython-3.14t]
        workers: 1..12
      prices: example-cloud
      trials: {min: 3, max: 6}
      seed: 7
      """;

  @Test
  void aPlanThatIsKilledGoesOnToTheSameBytes() throws IOException, InterruptedException {
    Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    Path whole = folder.resolve("whole");
    Ran once = Ran.contend("plan", plan.toString(), "--out", whole.toString());
    assertThat(once.exit()).as(once.err()).isZero();
    Path out = folder.resolve("out");
    for (int kills = 0; kills < 3; kills++) {
      Process process = start("plan", plan, out);
      awaitFirstRun(process, out);
      assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
      process.destroyForcibly().waitFor();
    }
    Ran resumed = Ran.contend("plan", plan.toString(), "--out", out.toString());
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err())
        .contains("runs are in " + out.resolve("runs") + "; those that are missing are simulated");
    assertThat(resumed.out()).isEqualTo(once.out());
    for (String file : List.of("plan.csv", "results.csv", "summary.md", "figures/pareto.svg")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    // What is kept of a whole plan is enough to answer it again.
    long kept = kept(out);
    assertThat(Ran.contend("plan", plan.toString(), "--out", out.toString()).out())
        .isEqualTo(once.out());
    assertThat(kept(out)).isEqualTo(kept);
  }

  /** An interrupt is what Ctrl-C sends; the other signal is what ends services and batch jobs. */
  @Test
  void aRunThatIsAskedToEndSavesWhatEndedAndGoesOnToTheSameBytes()
      throws IOException, InterruptedException {
    Path scenario = Files.writeString(scenario(), SWEEP.replace("replications: 4", LESS));
    Path whole = folder.resolve("whole");
    assertThat(Ran.contend("run", scenario.toString(), "--out", whole.toString()).exit()).isZero();
    Path out = folder.resolve("out");
    assertThat(exitAfter("INT", scenario, out)).isEqualTo(130);
    assertThat(exitAfter("TERM", scenario, out)).isEqualTo(143);
    Ran resumed = Ran.contend("run", scenario.toString(), "--out", out.toString());
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains(" of the first 80 runs are in " + out.resolve("runs"));
    for (String table : TABLES) {
      assertThat(out.resolve(table)).hasSameBinaryContentAs(whole.resolve(table));
    }
  }

  /** The exit code of a run that gets a signal when it has kept a run, and that says so. */
  private int exitAfter(String signal, Path scenario, Path out)
      throws IOException, InterruptedException {
    Process process = start(scenario, out);
    awaitFirstRun(process, out);
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
    int exit = process.waitFor();
    assertThat(Files.readString(folder.resolve("log")))
        .contains(
            "contend: interrupted; every run that has ended is kept in "
                + out.resolve("runs")
                + "\n    go on with: contend run "
                + scenario
                + " --out "
                + out
                + " --jobs 2\n")
        .doesNotContain("Exception");
    assertThat(out.resolve("results.csv")).doesNotExist();
    return exit;
  }
}
