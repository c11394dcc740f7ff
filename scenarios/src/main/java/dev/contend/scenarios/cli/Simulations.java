package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.FailedRunException;
import dev.contend.scenarios.experiment.UnfinishedRunException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Simulating for a command: progress on standard error, and what to say if it comes to nothing. */
final class Simulations {
  private final PrintWriter err;

  Simulations(PrintWriter err) {
    this.err = err;
  }

  /** What is simulated. */
  interface Work {
    List<ExperimentResult> run(Experiment.Progress progress) throws InterruptedException;
  }

  /**
   * Does the work.
   *
   * @throws CommandFailure if no point of a scenario ends, or one fails in the tool
   */
  List<ExperimentResult> run(Work work) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(running, err)));
    try (ProgressLine progress = new ProgressLine(err)) {
      return work.run(progress);
    } catch (FailedRunException failed) {
      failed.printStackTrace(err);
      throw new CommandFailure(
          ExitCode.POINTS_FAILED,
          "contend: "
              + failed.getMessage()
              + "\n    this is a fault of the tool; please report it");
    } catch (UnfinishedRunException unfinished) {
      throw new CommandFailure(
          ExitCode.SIMULATED_FAILURE,
          "contend: " + unfinished.getMessage() + "\n    no results were written");
    } finally {
      running.set(false);
    }
  }

  /** Said when the JVM is told to end in the middle of the simulations. */
  private static void interrupted(AtomicBoolean running, PrintWriter err) {
    if (running.get()) {
      err.println("contend: interrupted; no results were written");
      err.flush();
    }
  }
}
