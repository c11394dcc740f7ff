package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that simulate one run of a sweep alone, to see again what went wrong in it. */
final class OneRun {
  @Option(
      names = "--point",
      paramLabel = "N",
      description =
          "With --replication: simulate only this point of the sweep, counted from 1, and print"
              + " what it measures; no files are written.")
  private @Nullable Integer point;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "With --point: which of its replications, counted from 0.")
  private @Nullable Integer replication;

  /** Whether one run is asked for. */
  boolean isAsked() {
    return point != null || replication != null;
  }

  /**
   * Simulates the run and prints its metrics.
   *
   * @throws CommandFailure if there is no such run
   * @throws dev.contend.scenarios.experiment.FailedRunException if the tool fails in it
   */
  ExitCode run(ScenarioSpec scenario, PrintWriter out, PrintWriter err) {
    int points = scenario.points().size();
    if (point == null || point < 1 || point > points || replication == null || replication < 0) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: one run is named by its point and its replication\n    write '--point' with a"
              + " number from 1 to "
              + points
              + " and '--replication' with one from 0");
    }
    RunResult run = Experiment.one(scenario, point - 1, replication);
    out.println(
        scenario.points().get(point - 1).label()
            + ", replication "
            + replication
            + " with seed "
            + scenario.seed());
    if (!run.unfinished().isEmpty()) {
      run.unfinished().forEach(line -> err.println("    " + line));
      return ExitCode.SIMULATED_FAILURE;
    }
    run.metrics()
        .forEach((metric, value) -> out.println(metric.name() + " " + value + " " + metric.unit()));
    out.flush();
    return ExitCode.DONE;
  }
}
