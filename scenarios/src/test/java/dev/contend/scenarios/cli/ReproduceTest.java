package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims of a folder are held against what the simulation gives. */
class ReproduceTest {
  private static final String SWEEP =
      """
      version: 1
      name: claimed
      machine: i7-6700hq-nosmt
      runtime: cpython-3.13
      workload: {use: prime-sieve, limit: 2000, chunk: 100}
      sweep: {matrix: {workers: [1, 2]}}
      replications: 2
      report: {charts: []}
      """;

  @TempDir private Path folder = Path.of("");

  private Path results() {
    return folder.resolve("out/results.csv");
  }

  @BeforeEach
  void aWholeRun() throws IOException {
    Path scenario = Files.writeString(folder.resolve("claimed.yaml"), SWEEP);
    String out = folder.resolve("out").toString();
    assertThat(Ran.contend("run", scenario.toString(), "--out", out).exit()).isZero();
  }

  private Ran reproduce() {
    return Ran.contend("reproduce", folder.resolve("out").toString());
  }

  @Test
  void untouchedResultsHoldClaimByClaim() throws IOException {
    int claims = Files.readAllLines(results()).size() - 1;
    Ran ran = reproduce();
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).isEqualTo("All " + claims + " claims hold, to the last digit.\n");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aClaimThatDoesNotHoldIsShownBesideWhatHolds() throws IOException {
    List<String> lines = Files.readAllLines(results());
    String time = lines.stream().filter(line -> line.contains(",2,time,s,")).findFirst().orElse("");
    String mean = time.split(",time,s,")[1].split(",")[0];
    String text = Files.readString(results());
    Files.writeString(results(), text.replace(time, time.replace("," + mean + ",", ",0.5,")));
    Ran ran = reproduce();
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.out())
        .contains(
            "claimed, i7-6700hq-nosmt, prime-sieve, cpython-3.13, 2, time, s", "0.5, ", mean + ", ")
        .endsWith("\n1 of " + (lines.size() - 1) + " claims do not hold.\n");
    assertThat(ran.err())
        .contains("contend: " + results() + " was changed after it was written\n")
        .contains("contend: the results were made by version ");
  }

  @Test
  void aRowThatIsMissingOrTooManyDoesNotHoldEither() throws IOException {
    List<String> lines = Files.readAllLines(results());
    Files.write(results(), lines.subList(0, lines.size() - 1));
    assertThat(reproduce().exit()).isEqualTo(4);
  }

  @Test
  void aFolderThatIsNoOutputFolderIsRefused() {
    Ran ran = Ran.contend("reproduce", folder.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("has no manifest.json that can be read").hasLineCount(2);
  }
}
