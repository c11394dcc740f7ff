package dev.contend.scenarios.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the results of a folder once more and holds them against what is there. */
@Command(
    name = "reproduce",
    header = "Make the results of a folder again and compare every claim.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Simulates what the folder's manifest and resolved scenario say, without the runs that it",
      "keeps, and writes nothing. Every row of results.csv is a claim: a metric at a point. Ends",
      "with exit code 4 if one is not what the simulation gives, and with 7 if the tool fails at",
      "some point.",
      "",
      "Examples:",
      "  contend reproduce contend-out/prime-sieve"
    })
final class ReproduceCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  private final Simulator simulator;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "The output folder of a run.")
  private Path folder = Path.of("");

  @Mixin private JobsOption jobs = new JobsOption();

  ReproduceCommand() {
    this(
        (scenario, jobs, progress, limits) ->
            new Experiment(scenario, jobs, progress, limits).run());
  }

  /**
   * @param simulator what runs the scenario
   */
  ReproduceCommand(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Runs a scenario's simulations, of which nothing is kept. */
  interface Simulator {
    ExperimentResult run(
        ScenarioSpec scenario, int jobs, Experiment.Progress progress, RunLimits limits)
        throws InterruptedException;
  }

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    JsonNode manifest = manifest();
    Claims claims = claims(manifest);
    ScenarioArgument.Checked read =
        new ScenarioArgument(folder.resolve(OutputFolder.RESOLVED).toString()).read();
    RunLimits limits = RunLimitOption.read(limits(manifest));
    Simulations simulations = new Simulations(spec.commandLine().getErr());
    ExperimentResult result =
        simulations.run(progress -> simulator.run(read.spec(), parallel, progress, limits));
    claims.hold(new ResultTables(result).results());
    spec.commandLine().getOut().print(claims.table(MOST_SHOWN));
    spec.commandLine().getOut().println(claims.verdict());
    spec.commandLine().getOut().flush();
    if (!result.failed().isEmpty()) {
      simulations.tell(result.failed());
      return ExitCode.POINTS_FAILED.code();
    }
    if (!claims.differing().isEmpty()) {
      String then = manifest.path("version").asText() + " " + manifest.path("commit").asText();
      spec.commandLine()
          .getErr()
          .println(
              "contend: the results were made by version "
                  + then
                  + "; this is version "
                  + Version.number()
                  + " "
                  + Version.commit());
      return ExitCode.TARGET_MISSED.code();
    }
    return ExitCode.DONE.code();
  }

  private JsonNode manifest() {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("manifest.json")));
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + folder
              + " has no manifest.json that can be read\n    name the output folder of a run that"
              + " has ended");
    }
  }

  private Claims claims(JsonNode manifest) {
    try {
      byte[] results = Files.readAllBytes(folder.resolve("results.csv"));
      String hash = manifest.path("sha256").path("results.csv").asText();
      if (!hash.equals(Manifest.sha256(results))) {
        spec.commandLine()
            .getErr()
            .println(
                "contend: " + folder.resolve("results.csv") + " was changed after it was written");
      }
      return new Claims(new String(results, StandardCharsets.UTF_8));
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: cannot read "
              + folder.resolve("results.csv")
              + " ("
              + OutputFolder.reason(exception)
              + ")\n    name the output folder of a run that has ended");
    }
  }

  /** The limits that the run had, by its arguments. */
  private static List<String> limits(JsonNode manifest) {
    List<String> limits = new ArrayList<>();
    boolean isNext = false;
    for (JsonNode argument : manifest.path("arguments")) {
      String text = argument.asText();
      if (isNext) {
        limits.add(text);
      } else if (text.startsWith("--limit=")) {
        limits.add(text.substring("--limit=".length()));
      }
      isNext = text.equals("--limit");
    }
    return limits;
  }
}
