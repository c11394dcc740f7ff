package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.experiment.Summary;
import dev.contend.scenarios.reference.Comparison;
import dev.contend.scenarios.reference.ComparisonReport;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a scenario and writes its results. */
@Command(
    name = "run",
    header = "Run a scenario; write tables and figures.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "The table goes to standard output, progress to standard error, files to the output folder.",
      "",
      "Examples:",
      "  contend run prime-sieve",
      "  contend run my.yaml --out results --jobs 4",
      "",
      "The output folder keeps each run when it has ended. The same command again goes on where it",
      "was interrupted; a scenario with more values or replications runs only what is new."
    })
final class RunCommand implements Callable<Integer> {
  private final Simulator simulator;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "SCENARIO", description = "A scenario file, or an experiment's name.")
  private String scenario = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where results go. Default: contend-out/NAME; NAME is the experiment's name in the"
              + " library, as in hardware/locks, or the name that the file gives itself.")
  private @Nullable Path out;

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private OneRun oneRun = new OneRun();

  @Option(names = "--force", description = "Replace other results in the output folder.")
  private boolean force;

  RunCommand() {
    this(
        (scenario, parallel, progress, saved) ->
            new Experiment(scenario, parallel, progress, saved).run());
  }

  /**
   * @param simulator what runs the scenario
   */
  RunCommand(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Runs a scenario's simulations. */
  interface Simulator {
    ExperimentResult run(
        ScenarioSpec scenario, int jobs, Experiment.Progress progress, SavedRuns saved)
        throws InterruptedException;
  }

  @Override
  public Integer call() throws InterruptedException {
    Instant start = Instant.now();
    int parallel = jobs.count();
    ScenarioArgument.Checked read = new ScenarioArgument(scenario).read();
    if (oneRun.isAsked()) {
      return one(read.spec()).code();
    }
    Path folder = out == null ? Path.of("contend-out", read.name()) : out;
    OutputFolder output = new OutputFolder(folder, read.resolved(), force);
    output.prepare();
    PrintWriter err = spec.commandLine().getErr();
    try (KeptRuns kept = KeptRuns.open(output, read.spec(), arguments(), err)) {
      Simulations simulations = new Simulations(err, kept);
      ExperimentResult result =
          simulations
              .run(progress -> List.of(simulator.run(read.spec(), parallel, progress, kept.runs())))
              .get(0);
      ResultTables tables = new ResultTables(result);
      Summary summary = new Summary(result, tables);
      Comparison comparison = new Comparison(read.spec(), read.references(), tables.results());
      ExitCode exit = exitCode(result, comparison);
      List<String> undrawn =
          output.write(tables, summary, comparison, new Manifest(arguments(), start, exit, result));
      report(summary, comparison, folder);
      undrawn.forEach(err::println);
      simulations.tell(result.failed());
      complain(result, comparison);
      return exit.code();
    }
  }

  private ExitCode one(ScenarioSpec scenario) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    ExitCode[] exit = {ExitCode.DONE};
    new Simulations(err)
        .run(
            progress -> {
              exit[0] = oneRun.run(scenario, spec.commandLine().getOut(), err);
              return List.of();
            });
    return exit[0];
  }

  private static ExitCode exitCode(ExperimentResult result, Comparison comparison) {
    if (!result.failed().isEmpty()) {
      return ExitCode.POINTS_FAILED;
    }
    if (!result.unfinished().isEmpty()) {
      return ExitCode.SIMULATED_FAILURE;
    }
    if (comparison.missed()) {
      return ExitCode.TARGET_MISSED;
    }
    return result.precise() ? ExitCode.DONE : ExitCode.PRECISION_NOT_REACHED;
  }

  private List<String> arguments() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  private void report(Summary summary, Comparison comparison, Path folder) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(summary.heading());
    stdout.println();
    stdout.print(summary.tables(TableFormats.PLAIN_TEXT));
    summary.verdict().forEach(stdout::println);
    summary.fitted().forEach(stdout::println);
    stdout.println(summary.method());
    if (comparison.isAsked()) {
      stdout.println();
      new ComparisonReport(comparison).sentences().forEach(stdout::println);
    }
    stdout.flush();
    spec.commandLine().getErr().println("contend: results are in " + folder);
  }

  private void complain(ExperimentResult result, Comparison comparison) {
    PrintWriter err = spec.commandLine().getErr();
    result.unfinished().forEach(point -> err.println("contend: " + point.message()));
    if (result.runs().size() < result.asked()) {
      err.println(
          "contend: "
              + result.runs().size()
              + " of "
              + result.asked()
              + " points have results, the rest none");
    }
    comparison.left().forEach(sentence -> err.println("contend: " + sentence));
    new ComparisonReport(comparison).complaints().forEach(err::println);
    if (!result.precise()) {
      err.println(
          "contend: precision not reached after " + result.replications() + " replications by");
      result.imprecise().forEach(point -> err.println("    " + point));
      err.println(
          "    accept it in the scenario, as 'replications: {precision: 5 %}', or raise"
              + " 'max' there: halving an interval takes four times as many");
    }
  }
}
