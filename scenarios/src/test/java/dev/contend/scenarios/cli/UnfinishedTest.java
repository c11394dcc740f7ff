package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a program that does not end: a verdict on the program, not a fault of the tool. */
class UnfinishedTest {
  @TempDir private Path folder = Path.of("");

  /** One worker whose first batch takes 10,000 s, and one that ends at once. */
  @Test
  void theLastInstantOfTheClockEndsARunWithItsOwnExitCode() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("endless.yaml"),
            """
            version: 1
            name: endless
            machine: i7-6700hq-nosmt
            variation: none
            workload: {use: locks, think: 1 s, warm-up: 0 ps}
            workers: 1
            sweep: {matrix: {workload.batch: [1, 10000]}}
            replications: 1
            """);
    Path out = folder.resolve("out");
    Ran ran = Ran.contend("run", scenario.toString(), "--out", out.toString());
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err())
        .contains(
            "contend: the simulated program does not end: native, 1 worker, workload.batch 10000 on"
                + " i7-6700hq-nosmt, replication 0 with seed 1\n"
                + "    it did not end within 9,007 simulated seconds, which is as long as a run can"
                + " be\n",
            "    give it less to do (the parameters of 'workload'), or shorten what it waits for\n",
            "    no results were written\n")
        .doesNotContain("fault of the tool", "Exception");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).isEmpty();
    }
  }
}
