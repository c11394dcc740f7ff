package dev.contend.scenarios.cli;

import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    this((scenario, jobs, progress) -> new Experiment(scenario, jobs, progress).run());
  }

  /**
   * @param simulator what runs the scenario
   */
  ReproduceCommand(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Runs a scenario's simulations, of which nothing is kept. */
  interface Simulator {
    ExperimentResult run(ScenarioSpec scenario, int jobs, Experiment.Progress progress)
        throws InterruptedException;
  }

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    PrintWriter err = spec.commandLine().getErr();
    StatedRun stated = StatedRun.read(folder);
    Claims claims = claims(stated, err);
    ScenarioArgument.Checked read =
        new ScenarioArgument(folder.resolve(OutputFolder.RESOLVED).toString()).read();
    read = read.with(stated.limits(read.spec().limits()));
    ScenarioSpec scenario = read.spec();
    Simulations simulations = new Simulations(err, new Commands(List.of(), read)::alone);
    ExperimentResult result =
        simulations.run(progress -> simulator.run(scenario, parallel, progress));
    claims.hold(new ResultTables(result).results());
    spec.commandLine().getOut().print(claims.table(MOST_SHOWN));
    spec.commandLine().getOut().println(claims.verdict());
    spec.commandLine().getOut().flush();
    tellUnfinished(result, stated, err);
    if (!result.failed().isEmpty()) {
      simulations.tell(result.failed());
      return ExitCode.POINTS_FAILED.code();
    }
    if (!claims.differing().isEmpty()) {
      err.println(
          "contend: the results were made by version "
              + stated.version()
              + "; this is version "
              + Version.number()
              + " "
              + Version.commit());
      return ExitCode.TARGET_MISSED.code();
    }
    return ExitCode.DONE.code();
  }

  /** Points without results make no claim. */
  private static void tellUnfinished(ExperimentResult result, StatedRun stated, PrintWriter err) {
    int now = result.unfinished().size();
    if (now == 0 && stated.unfinished() == 0) {
      return;
    }
    result.unfinished().forEach(point -> err.println("contend: " + point.message()));
    err.println(
        "contend: at "
            + now
            + (now == 1 ? " point" : " points")
            + " the simulated program does not end, which makes no claim; in the run that wrote the"
            + " results it was "
            + (now == stated.unfinished() ? "as many" : stated.unfinished()));
  }

  private Claims claims(StatedRun stated, PrintWriter err) {
    String name = Tables.RESULTS.fileName();
    byte[] results = stated.content(name);
    if (!stated.hasWritten(name, results)) {
      err.println("contend: " + folder.resolve(name) + " was changed after it was written");
    }
    return new Claims(folder.resolve(name), new String(results, StandardCharsets.UTF_8));
  }
}
