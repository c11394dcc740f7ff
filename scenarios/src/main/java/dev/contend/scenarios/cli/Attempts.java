package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiments.Attempt;
import java.io.PrintWriter;
import java.util.List;

/** What is to be said of several scenarios that were simulated together. */
final class Attempts {
  private Attempts() {}

  /** Tells of points without results; yields the exit code. */
  static ExitCode tell(List<Attempt> attempts, Simulations simulations, PrintWriter err) {
    boolean isFailed = false;
    boolean isUnfinished = false;
    boolean isPrecise = true;
    for (Attempt attempt : attempts) {
      simulations.tell(attempt.failed());
      attempt.unfinished().forEach(point -> err.println("contend: " + point.message()));
      isFailed |= !attempt.failed().isEmpty();
      isUnfinished |= !attempt.unfinished().isEmpty();
      isPrecise &= attempt.result().map(result -> result.precise()).orElse(true);
    }
    if (isFailed) {
      return ExitCode.POINTS_FAILED;
    }
    if (isUnfinished) {
      return ExitCode.SIMULATED_FAILURE;
    }
    return isPrecise ? ExitCode.DONE : ExitCode.PRECISION_NOT_REACHED;
  }
}
