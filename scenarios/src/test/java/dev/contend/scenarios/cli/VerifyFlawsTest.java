package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.Experiments;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Substitutions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} says of simulations that came to no good end, and of which part it is in. */
class VerifyFlawsTest {
  @TempDir private Path folder = Path.of("");

  private static ExperimentResult result(String batches, String precision)
      throws InterruptedException {
    ScenarioSpec scenario =
        ScenarioTexts.read(
                """
                version: 1
                name: ends
                machine: i7-6700hq-nosmt
                workload: {use: locks, think: %s, warm-up: 0 ps}
                workers: 2
                sweep: {matrix: {workload.batch: [%s]}}
                replications: {min: 2, max: 2, precision: %s}
                """
                    .replaceFirst("%s", batches.equals("1") ? "1 us" : "1 s")
                    .replaceFirst("%s", batches)
                    .replaceFirst("%s", precision))
            .spec();
    try (ProgressLine silent = new ProgressLine(new PrintWriter(Writer.nullWriter()))) {
      return new Experiments(1, silent).run(List.of(scenario)).get(0);
    }
  }

  private static String told(VerifyFlaws flaws) {
    StringWriter text = new StringWriter();
    PrintWriter err = new PrintWriter(text);
    flaws.tellUnfinished(err);
    flaws.tellImprecise(err);
    err.flush();
    return text.toString();
  }

  @Test
  void pointsThatDoNotEndWithoutATableAreToldOnceAndDecideTheExitCode()
      throws InterruptedException {
    ExperimentResult result = result("1, 10000", "50 %");
    VerifyFlaws flaws = new VerifyFlaws();
    flaws.without("a").addUnfinished("e", result);
    flaws.without("a").addUnfinished("e", result);
    assertThat(told(flaws))
        .startsWith("contend: e, without what a set: the simulated program does not end: ");
    assertThat(told(flaws).lines().filter(line -> line.startsWith("contend: "))).hasSize(1);
    assertThat(flaws.exitCode(new Verification(List.of()))).isEqualTo(ExitCode.SIMULATED_FAILURE);
  }

  @Test
  void meansThatAreNotPreciseAreToldWithTheirPoints() throws InterruptedException {
    VerifyFlaws flaws = new VerifyFlaws();
    ExperimentResult result = result("1", "0.0001 %");
    assertThat(result.precise()).isFalse();
    flaws.without("a").addImprecise("e", result);
    assertThat(told(flaws))
        .startsWith("contend: precision not reached by e, without what a set\n    ")
        .contains(result.imprecise().get(0))
        .doesNotContain("contend run");
    assertThat(flaws.exitCode(new Verification(List.of())))
        .isEqualTo(ExitCode.PRECISION_NOT_REACHED);
    VerifyFlaws fine = new VerifyFlaws();
    fine.addImprecise("e", result("1", "90 %"));
    assertThat(fine.exitCode(new Verification(List.of()))).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsRunWithOtherNumbersAddsItsFlaws() throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("endless.yaml"),
            """
            version: 1
            name: endless
            machine: i7-6700hq-nosmt
            workload: {use: locks, think: 1 s, warm-up: 0 ps}
            workers: 1
            sweep: {matrix: {workload.batch: [1, 10000]}}
            replications: 1
            reference: ends.csv
            """);
    Files.writeString(
        folder.resolve("ends.csv"),
        "# A time.\nmachine,workload,runtime,workers,workload.batch,metric,unit,published,role,bound,"
            + "source\ni7-6700hq-nosmt,locks,native,1,1,operation-time,ns,1e9,predicted,,s\n");
    VerifyFlaws flaws = new VerifyFlaws();
    try (ProgressLine silent = new ProgressLine(new PrintWriter(Writer.nullWriter()))) {
      List<VerifiedScenario> library = VerifiedScenario.of(List.of(file.toString()));
      new LibrarySimulation(library, silent, 1, flaws.without("it"))
          .whole(Substitutions.NONE, "ends");
    }
    assertThat(told(flaws)).contains("endless.yaml, without what it set: the simulated program");
  }

  @Test
  void theProgressOfALaterPartSaysWhichItIs() {
    try (ProgressLine line = new ProgressLine(new PrintWriter(Writer.nullWriter()), "the rest")) {
      line.planned(4);
      line.runEnded(2_000);
      assertThat(line.line(1))
          .isEqualTo(
              "contend: the rest: 1 of 4 runs planned so far, about 3 s more, 2 thousand events/s");
    }
  }
}
