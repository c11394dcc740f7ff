package dev.contend.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged command on a real cluster: 2,000 points, of which the results are those of a local
 * run also if a worker or the driver is killed half-way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkClusterIT {
  private static final int POINTS = 2_000;

  private static final String SWEEP =
      """
      version: 1
      name: two-thousand
      machine: laptop
      workload: {use: prime-sieve, limit: 2000, chunk: 100}
      sweep: {matrix: {runtime: [cpython-3.13t], workload.limit: ["1001..2000"], workers: [1, 2]}}
      replications: 1
      report: {charts: []}
      """;

  /** Three points, of which the second takes longer than it may, on a worker as here. */
  private static final String POISONED =
      """
      version: 1
      name: poisoned
      machine: laptop
      limits: {wall-time: 2 s}
      workload: {use: prime-sieve, limit: 2000, chunk: 100}
      workers: 2
      sweep: {matrix: {runtime: [cpython-3.13t], workload.limit: [2000, 100000000, 3000]}}
      replications: 1
      report: {charts: []}
      """;

  private Path folder = Path.of("");
  private byte[] local = {};

  /** A command under way, with the file that its standard error goes to. */
  private record Command(Process process, Path out, Path err) {
    String told() throws IOException {
      return Files.readString(err);
    }
  }

  @BeforeAll
  void runHere(@TempDir Path shared) throws IOException, InterruptedException {
    folder = shared;
    Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    Command here = command("local");
    assertThat(here.process.waitFor()).as(here.told()).isZero();
    local = results(here.out);
    assertThat(runs(here.out)).isEqualTo(POINTS);
  }

  private Command command(String name, String... options) throws IOException {
    return command(folder.resolve("sweep.yaml"), name, options);
  }

  private Command command(Path scenario, String name, String... options) throws IOException {
    Path out = folder.resolve(name);
    Path err = folder.resolve(name + ".err");
    List<String> words =
        new ArrayList<>(
            List.of(Cluster.java(), "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-jar"));
    words.add(System.getProperty("contend.jar"));
    words.addAll(List.of("run", scenario.toString(), "--no-why"));
    words.addAll(List.of("--out", out.toString()));
    words.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.redirectOutput(folder.resolve(name + ".txt").toFile()).redirectError(err.toFile());
    return new Command(builder.start(), out, err);
  }

  private Command onSpark(String name, Cluster cluster) throws IOException {
    return onSpark(folder.resolve("sweep.yaml"), name, cluster);
  }

  private Command onSpark(Path scenario, String name, Cluster cluster) throws IOException {
    return command(
        scenario,
        name,
        "--on",
        "spark",
        "--master",
        cluster.url(),
        "--spark-jars",
        Cluster.jars().toString(),
        "--spark-conf",
        "spark.executor.memory=768m");
  }

  private static byte[] results(Path out) throws IOException {
    return Files.readAllBytes(out.resolve("results.csv"));
  }

  /** Runs that an output folder keeps. */
  private static long runs(Path out) {
    try (Stream<String> lines = Files.lines(out.resolve("runs/1.runs"))) {
      return lines.filter(line -> line.contains(" ended\t")).count();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static void awaitHalf(Command command) throws InterruptedException {
    Cluster.await(
        () -> runs(command.out) >= POINTS / 2 || !command.process.isAlive(), "half of the runs");
    assertThat(command.process.isAlive()).as("the command is under way").isTrue();
    assertThat(runs(command.out)).as("runs, of which some are to come").isLessThan(POINTS);
  }

  @Test
  void aWorkerIsKilledHalfWay() throws IOException, InterruptedException {
    try (Cluster cluster = Cluster.start(Files.createDirectory(folder.resolve("cluster1")))) {
      Command command = onSpark("worker", cluster);
      awaitHalf(command);
      cluster.killAWorker();
      assertThat(command.process.waitFor()).as(command.told()).isZero();
      assertThat(results(command.out)).isEqualTo(local);
      assertThat(Files.readString(command.out.resolve("spark/driver.log")))
          .contains("Lost executor");
    }
  }

  @Test
  void theDriverIsKilledHalfWayAndTheCommandStartedAgain()
      throws IOException, InterruptedException {
    try (Cluster cluster = Cluster.start(Files.createDirectory(folder.resolve("cluster2")))) {
      Command killed = onSpark("driver", cluster);
      awaitHalf(killed);
      killed.process.children().forEach(ProcessHandle::destroyForcibly);
      assertThat(killed.process.waitFor()).isEqualTo(8);
      assertThat(killed.told())
          .contains("Spark's driver has ended before it was done")
          .doesNotContain("\tat ");
      assertThat(killed.out.resolve("results.csv")).doesNotExist();
      long kept = runs(killed.out);
      Command again = onSpark("driver", cluster);
      assertThat(again.process.waitFor()).as(again.told()).isZero();
      assertThat(again.told()).contains(kept + " of the first " + POINTS + " runs are in");
      assertThat(results(again.out)).isEqualTo(local);
    }
  }

  @Test
  void aPointThatNoWorkerCanMakeIsToldAndDoesNotEndTheJob()
      throws IOException, InterruptedException {
    Path scenario = Files.writeString(folder.resolve("poisoned.yaml"), POISONED);
    Command here = command(scenario, "poisoned-here");
    assertThat(here.process.waitFor()).as(here.told()).isEqualTo(6);
    try (Cluster cluster = Cluster.start(Files.createDirectory(folder.resolve("cluster3")))) {
      Command command = onSpark(scenario, "poisoned", cluster);
      assertThat(command.process.waitFor()).as(command.told()).isEqualTo(6);
      assertThat(command.told())
          .contains(
              "workload.limit 100000000 on laptop, replication 0",
              "its simulation took longer than the limit of 2.0 s",
              "contend: 2 of 3 points have results, the rest none")
          .doesNotContain("\tat ");
      assertThat(results(command.out)).isEqualTo(results(here.out));
    }
  }
}
