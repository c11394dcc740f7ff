package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
    List<String> more = new ArrayList<>(lines);
    more.add(lines.get(lines.size() - 1).replaceFirst(",2,", ",3,"));
    Files.write(results(), more);
    Ran tooMany = reproduce();
    assertThat(tooMany.exit()).isEqualTo(4);
    assertThat(tooMany.out()).endsWith("\n1 of " + lines.size() + " claims do not hold.\n");
  }

  @Test
  void aPointAtWhichTheToolFailsIsToldAsSuch() {
    ReproduceCommand.Simulator failing =
        (scenario, jobs, progress, limits) -> {
          ScenarioSpec sound = scenario.withPoints(scenario.points().subList(0, 1));
          FailedPoint failed =
              new FailedPoint(
                  1, scenario.points().get(1), 0, 1, new IllegalStateException("two writers"));
          return new ExperimentResult(
              sound,
              new Experiment(sound, jobs, progress, limits).run().runs(),
              true,
              List.of(),
              List.of(failed));
        };
    CommandLine line = new CommandLine(new ReproduceCommand(failing));
    Ran ran = Ran.of(line, folder.resolve("out").toString());
    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.err())
        .isEqualTo(
            "contend: the simulation of cpython-3.13, 2 workers on i7-6700hq-nosmt, replication 0"
                + " with seed 1, failed: java.lang.IllegalStateException: two writers\n"
                + "    this is a fault of the tool; please report it\n");
  }

  @Test
  void aFolderThatIsNoOutputFolderIsRefused() {
    Ran ran = Ran.contend("reproduce", folder.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("has no manifest.json that can be read").hasLineCount(2);
  }
}
