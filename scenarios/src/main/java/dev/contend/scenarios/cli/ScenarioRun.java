package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.Removals;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.experiment.Summary;
import dev.contend.scenarios.experiment.UnfinishedPoints;
import dev.contend.scenarios.reference.Comparison;
import dev.contend.scenarios.reference.ComparisonReport;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A scenario simulated into an output folder, with what the user is told of it. */
final class ScenarioRun {
  private final Instant start = Instant.now();
  private final ScenarioArgument.Checked read;
  private final Path folder;
  private final boolean why;
  private final TraceOptions trace;
  private final OutputFolder output;
  private final List<String> arguments;
  private final Commands commands;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param read what to simulate
   * @param folder where results go
   * @param force whether other results may be replaced
   * @param why whether to simulate what the removal of the largest losses gains
   * @param line the command that does it
   */
  ScenarioRun(
      ScenarioArgument.Checked read, Path folder, boolean force, boolean why, CommandLine line) {
    this(read, folder, force, why, new TraceOptions(), line);
  }

  /**
   * The same with the timeline of a run.
   *
   * @param trace which run, if any
   */
  ScenarioRun(
      ScenarioArgument.Checked read,
      Path folder,
      boolean force,
      boolean why,
      TraceOptions trace,
      CommandLine line) {
    this.trace = trace;
    this.read = read;
    this.folder = folder;
    this.why = why;
    output = new OutputFolder(folder, read.resolved(), read.files(), force);
    arguments = line.getParseResult().originalArgs();
    commands = new Commands(arguments, read);
    out = line.getOut();
    err = line.getErr();
  }

  /** Runs a scenario's simulations. */
  interface Simulator {
    /** The one that simulates. */
    Simulator STANDARD =
        (scenario, jobs, progress, saved) -> new Experiment(scenario, jobs, progress, saved).run();

    ExperimentResult run(
        ScenarioSpec scenario, int jobs, Experiment.Progress progress, SavedRuns saved)
        throws InterruptedException;
  }

  /** Simulates every point and writes the results. */
  ExitCode whole(Simulator simulator, int jobs) throws InterruptedException {
    output.prepare();
    try (KeptRuns kept = KeptRuns.open(output, read.spec(), commands, err)) {
      return whole(kept, simulator, jobs);
    }
  }

  /** The same with the runs of other folders, which are kept in this one from then on. */
  ExitCode merged(List<Path> folders, Simulator simulator, int jobs) throws InterruptedException {
    output.prepare();
    try (KeptRuns kept = KeptRuns.merged(output, folders, read.spec(), commands, err)) {
      return whole(kept, simulator, jobs);
    }
  }

  private ExitCode whole(KeptRuns kept, Simulator simulator, int jobs) throws InterruptedException {
    Map<Tables, ResultTable> traced =
        trace
            .of(read.spec(), folder)
            .map(asked -> asked.write(err))
            .orElseGet(() -> new EnumMap<>(Tables.class));
    Simulations simulations = new Simulations(err, kept);
    ResultTables tables = simulations.run(progress -> explained(kept, simulator, jobs, progress));
    ExperimentResult result = tables.result();
    Summary summary = new Summary(result, tables);
    Comparison comparison =
        new Comparison(
            read.spec(), read.references(), tables.results(Reference.metrics(read.references())));
    ExitCode exit = exitCode(result, comparison);
    List<String> undrawn =
        output.write(
            tables,
            new WrittenTables(tables, traced, comparison, jobs),
            summary.beside(read.finding()),
            comparison,
            new Manifest(arguments, read.overrides(), start, exit, result));
    report(tables, summary, comparison);
    if (read.asksForCharts()) {
      undrawn.forEach(err::println);
    }
    simulations.tell(result.failed());
    result.faultsWithoutLoss().forEach(simulations::tellFault);
    complain(result, comparison);
    return exit;
  }

  /** Every point, and the last of each curve without the largest part of its loss. */
  private ResultTables explained(
      KeptRuns kept, Simulator simulator, int jobs, Experiment.Progress progress)
      throws InterruptedException {
    ResultTables tables = new ResultTables(simulator.run(read.spec(), jobs, progress, kept.runs()));
    return why
        ? new Removals(tables)
            .run(without -> simulator.run(without, jobs, progress, kept.runs().of(without)))
        : tables;
  }

  private static ExperimentResult simulated(
      Simulations simulations, KeptRuns kept, ScenarioSpec spec, Simulator simulator, int jobs)
      throws InterruptedException {
    return simulations.run(progress -> simulator.run(spec, jobs, progress, kept.runs()));
  }

  /** Simulates some of the points and keeps their runs, for {@code merge} to go on with. */
  ExitCode shard(Shard shard, Simulator simulator, int jobs) throws InterruptedException {
    output.prepare();
    ScenarioSpec part = shard.of(read.spec());
    try (KeptRuns kept = KeptRuns.open(output, part, commands, err)) {
      output.writeResolved(read.spec().limits());
      Simulations simulations = new Simulations(err, kept);
      ExperimentResult result = simulated(simulations, kept, part, simulator, jobs);
      err.println(
          "contend: shard "
              + shard
              + " is in "
              + folder
              + "\n    when all are there: contend merge FOLDER... --out RESULTS");
      simulations.tell(result.failed());
      tellUnfinished(result);
      if (!result.failed().isEmpty()) {
        return ExitCode.POINTS_FAILED;
      }
      return result.unfinished().isEmpty() ? ExitCode.DONE : ExitCode.SIMULATED_FAILURE;
    }
  }

  private static ExitCode exitCode(ExperimentResult result, Comparison comparison) {
    if (!result.failed().isEmpty() || !result.faultsWithoutLoss().isEmpty()) {
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

  private void report(ResultTables tables, Summary summary, Comparison comparison) {
    out.println(summary.heading());
    out.println();
    out.print(summary.tables(TableFormats.PLAIN_TEXT));
    if (TerminalBars.areSeen()) {
      TerminalCurves.of(
              tables.results(List.of(TerminalCurves.METRIC)), RuntimeColours.of(tables.scenario()))
          .forEach(out::println);
      TerminalBars.of(tables.causes()).forEach(out::println);
    }
    summary.verdict().forEach(this::tell);
    if (!summary.fitted().isEmpty()) {
      out.println();
      summary.fitted().forEach(this::tell);
    }
    out.println();
    tell(summary.method());
    if (!read.finding().isEmpty()) {
      out.println();
      tell(Summary.FINDING + read.finding());
    }
    if (comparison.isAsked()) {
      out.println();
      new ComparisonReport(comparison).sentences().forEach(this::tell);
    }
    out.flush();
    err.println("contend: results are in " + folder);
  }

  private void tellUnfinished(ExperimentResult result) {
    UnfinishedPoints.messages(result.unfinished(), result.asked())
        .forEach(message -> err.println("contend: " + message));
  }

  private void tell(String sentence) {
    out.print(Prose.wrapped(sentence, ""));
  }

  private void complain(ExperimentResult result, Comparison comparison) {
    tellUnfinished(result);
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
