package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.experiment.FailedRunException;
import dev.contend.scenarios.experiment.UnfinishedPoints;
import dev.contend.scenarios.experiment.UnfinishedRunException;
import dev.contend.scenarios.store.StoreException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Simulating for a command: progress on standard error, and what to say if it comes to nothing. */
final class Simulations {
  private static final String A_FAULT = "\n    this is a fault of the tool; please report it";

  private final PrintWriter err;
  private final Rest rest;
  private final String part;

  /** Simulations of which nothing is kept. */
  Simulations(PrintWriter err) {
    this(err, failed -> "");
  }

  /**
   * The same.
   *
   * @param replay the command that simulates a point alone
   */
  Simulations(PrintWriter err, Function<FailedPoint, String> replay) {
    this(
        err,
        new Rest() {
          @Override
          public String whenInterrupted() {
            return "no results were written";
          }

          @Override
          public String replay(FailedPoint point) {
            return replay.apply(point);
          }
        });
  }

  Simulations(PrintWriter err, Rest rest) {
    this(err, rest, "");
  }

  private Simulations(PrintWriter err, Rest rest, String part) {
    this.err = err;
    this.rest = rest;
    this.part = part;
  }

  /** The same for a part of what the command does, which its progress names. */
  Simulations part(String name) {
    return new Simulations(err, rest, name);
  }

  /**
   * What is simulated.
   *
   * @param <T> what comes of it
   */
  interface Work<T> {
    T run(Experiment.Progress progress) throws InterruptedException;
  }

  /** What is left of simulations that come to no good end. */
  interface Rest {
    /** What is kept of them, and how to go on; saves it if need be. */
    String whenInterrupted();

    /** The command that simulates a point alone; empty if there is none. */
    String replay(FailedPoint point);
  }

  /**
   * Does the work.
   *
   * @throws CommandFailure if no point of a scenario has results, or if they cannot be kept
   */
  <T> T run(Work<T> work) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(running)));
    try (ProgressLine progress = new ProgressLine(err, part)) {
      return work.run(progress);
    } catch (FailedRunException failed) {
      failed.printStackTrace(err);
      throw new CommandFailure(ExitCode.POINTS_FAILED, "contend: " + failed.getMessage() + A_FAULT);
    } catch (UnfinishedRunException unfinished) {
      tell(unfinished.failed());
      int all = unfinished.points().size() + unfinished.failed().size();
      UnfinishedPoints.messages(unfinished.points(), all)
          .forEach(message -> err.println("contend: " + message));
      throw new CommandFailure(
          unfinished.failed().isEmpty() ? ExitCode.SIMULATED_FAILURE : ExitCode.POINTS_FAILED,
          "    no results were written");
    } catch (StoreException failed) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + failed.getMessage()
              + " ("
              + WrittenFolder.reason(failed)
              + ")\n    "
              + rest.whenInterrupted());
    } finally {
      running.set(false);
    }
  }

  /** Tells of points at which the tool failed, with what it takes to see it again. */
  void tell(List<FailedPoint> failed) {
    for (FailedPoint point : failed) {
      tellFault(point.message());
      String replay = rest.replay(point);
      if (!replay.isEmpty()) {
        err.println("    it fails again, with its stack trace, with\n    " + replay);
      }
    }
  }

  /** Tells of a fault of the tool in a run that no command makes alone. */
  void tellFault(String message) {
    err.println("contend: " + message + A_FAULT);
  }

  /** Said when the JVM is told to end in the middle of the simulations. */
  private void interrupted(AtomicBoolean running) {
    if (running.get()) {
      err.println("contend: interrupted; " + rest.whenInterrupted());
      err.flush();
    }
  }
}
