package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contend.scenarios.yaml.Library;
import dev.contend.workloads.catalog.Workloads;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload has a Python program, and each runs and computes what it should. */
class PythonProgramsTest {
  /** What the programs compute, whatever the interpreter. */
  private static final List<String> RESULTS =
      """
      prime-sieve: 2262 primes
      process-messages: 500 answers
      pool-primes: 2262 primes
      worker-start: 16 workers
      mutex: 20000 operations
      thread-suite: 7 right
      counting: 60000 additions
      locks: 1800 operations
      ping-pong: 0 has the turn
      memory-load: 48 MiB
      python-code: 36666 in all
      thread-switch: 300000 passes
      reacquire: 20 waits
      io-beside-cpu: 40 answers
      allocation: 20000 objects
      collection: 3 collections that found garbage
      foreign-drops: 20000 objects
      shared-data: 10000 objects read
      refcount-access: 8 workers
      list-append: 80000 items
      object-drops: 0 objects left
      shared-container: 3049 in all
      preprocess-svd: 3456 in all
      ml-inference: 40 answers
      etl-pipeline: 2000 records
      producer-consumer: 6 right
      data-loader: 2347008 in all
      llm-serving: 40 tokens
      web-service: 60 answers
      sharded-training: 10 layers gathered
      sharing-patterns: 1 total in all patterns
      extension-cache: 4 right
      parameter-server: 48000 in all
      fork-server: 60000 objects read
      ftscaling: 13 right
      """
          .lines()
          .toList();

  private static final String MEASUREMENT = "[A-Za-z0-9_-]+: [0-9][0-9.e-]* \\S+";

  static Stream<String> results() {
    return RESULTS.stream();
  }

  private static List<String> workloads() {
    return Arrays.stream(Workloads.values()).map(Workloads::yamlName).sorted().toList();
  }

  @Test
  void everyWorkloadHasAProgramThatSaysItsQuestionAndWhatIsShared() {
    assertThat(Library.PROGRAMS.names()).isEqualTo(workloads());
    assertThat(RESULTS.stream().map(line -> line.replaceFirst(":.*", "")).sorted().toList())
        .isEqualTo(workloads());
    for (String name : workloads()) {
      assertThat(PythonProgram.of(name)).as(name).isPresent();
      PythonProgram program = PythonProgram.of(name).orElseThrow();
      assertThat(program.question()).as(name).endsWith("?");
      assertThat(program.sharing()).as(name).endsWith(".");
    }
  }

  @ParameterizedTest
  @MethodSource("results")
  void aProgramRunsAndComputesWhatItShould(String line, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(hasPython(), "no python3 on the path");
    String name = line.replaceFirst(":.*", "");
    Path file = folder.resolve(name + ".py");
    Files.writeString(file, PythonProgram.of(name).orElseThrow().text());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process python =
        new ProcessBuilder("python3", file.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean hasEnded = python.waitFor(2, TimeUnit.MINUTES);
    python.destroyForcibly();
    assertThat(hasEnded).as("ended within two minutes").isTrue();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(python.exitValue()).isZero();
    List<String> printed = Files.readAllLines(out);
    assertThat(printed).contains(line.replaceFirst(".*:", "result:"));
    List<String> measured = printed.stream().filter(row -> !row.startsWith("result:")).toList();
    assertThat(measured).isNotEmpty().allMatch(row -> row.matches(MEASUREMENT));
  }

  private static boolean hasPython() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }
}
