package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output folders whose runs have been damaged: told of, and no sound run is lost. */
class DamagedRunsTest {
  private static final String SWEEP =
      """
      version: 1
      name: damaged
      machine: i7-6700hq-nosmt
      runtime: cpython-3.13
      workload: {use: prime-sieve, limit: 2000, chunk: 100}
      sweep: {matrix: {workers: [1, 2, 4]}}
      replications: 4
      report: {charts: []}
      """;

  @TempDir private Path folder = Path.of("");
  private byte[] results = {};
  private byte[] runs = {};

  private Path out() {
    return folder.resolve("out");
  }

  private Path kept() {
    return out().resolve("runs/1.runs");
  }

  private Ran run(String yaml) throws IOException {
    Path scenario = Files.writeString(folder.resolve("damaged.yaml"), yaml);
    return Ran.contend("run", scenario.toString(), "--out", out().toString(), "--no-why");
  }

  @BeforeEach
  void aWholeRun() throws IOException {
    assertThat(run(SWEEP).exit()).isZero();
    results = Files.readAllBytes(out().resolve("results.csv"));
    runs = Files.readAllBytes(kept());
  }

  private void assertMended(String... messages) throws IOException {
    Ran ran = run(SWEEP);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).contains(messages).doesNotContain("Exception");
    assertThat(out().resolve("results.csv")).hasBinaryContent(results);
    assertThat(run(SWEEP).err())
        .isEqualTo(
            "contend: all runs are in "
                + out().resolve("runs")
                + " already\ncontend: results are in "
                + out()
                + "\n");
  }

  @Test
  void cutOffInTheMiddleOfARun() throws IOException {
    Files.write(kept(), Arrays.copyOf(runs, runs.length - 10));
    assertMended(
        "contend: " + kept() + " ends in the middle of a result, which is dropped and made again\n",
        "contend: 11 of the first 12 runs are in " + out().resolve("runs") + "; the rest is");
  }

  @Test
  void aBitFlipped() throws IOException {
    byte[] flipped = runs.clone();
    flipped[runs.length / 2] ^= 4;
    Files.write(kept(), flipped);
    assertMended(
        "contend: " + kept() + " has 1 damaged result, which is not used and made again\n",
        "contend: 11 of the first 12 runs are in ");
  }

  @Test
  void emptied() throws IOException {
    Files.write(kept(), new byte[0]);
    assertMended(
        "contend: no run in "
            + out().resolve("runs")
            + " is of this scenario and this version of the model; all are simulated again\n");
  }

  @Test
  void deleted() throws IOException {
    Files.delete(kept());
    assertMended("contend: no run in " + out().resolve("runs") + " is of this scenario");
  }

  @Test
  void runsThatCannotBeReadAreSaidToBeInTheWay() throws IOException {
    Files.delete(kept());
    Files.createDirectory(kept());
    Ran ran = run(SWEEP);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("contend: cannot write to the output folder " + out() + " (")
        .endsWith(")\n    choose another folder with --out\n");
    assertThat(out().resolve("results.csv")).hasBinaryContent(results);
  }

  @Test
  void theSameFolderTakesMoreValuesAndRefusesAnotherScenario() throws IOException {
    Ran wider = run(SWEEP.replace("[1, 2, 4]", "[1, 2, 3, 4]"));
    assertThat(wider.exit()).as(wider.err()).isZero();
    assertThat(wider.err()).contains("contend: 12 of the first 16 runs are in ");
    Ran other = run(SWEEP.replace("limit: 2000", "limit: 3000"));
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains(" holds results of another scenario");
    assertThat(out().resolve("manifest.json")).exists();
  }
}
