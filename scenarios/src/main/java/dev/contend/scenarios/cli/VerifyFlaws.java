package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.UnfinishedPoints;
import dev.contend.scenarios.reference.Verification;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is wrong with the simulations that tables are held against; a fault of the tool ends all.
 */
final class VerifyFlaws {
  private final Set<String> unfinished;
  private final Set<String> imprecise;
  private final String without;

  VerifyFlaws() {
    this(new LinkedHashSet<>(), new LinkedHashSet<>(), "");
  }

  private VerifyFlaws(Set<String> unfinished, Set<String> imprecise, String without) {
    this.unfinished = unfinished;
    this.imprecise = imprecise;
    this.without = without;
  }

  /** The same, for simulations without the numbers that a table set. */
  VerifyFlaws without(String table) {
    return new VerifyFlaws(unfinished, imprecise, ", without what " + table + " set");
  }

  /** Takes in the points of a scenario whose program does not end. */
  void addUnfinished(String scenario, ExperimentResult result) {
    UnfinishedPoints.messages(result.unfinished(), result.asked())
        .forEach(message -> unfinished.add(scenario + without + ": " + message));
  }

  /** Takes in the points of a scenario whose means are not as precise as it asks for. */
  void addImprecise(String scenario, ExperimentResult result) {
    if (result.precise()) {
      return;
    }
    imprecise.add(
        without.isEmpty()
            ? scenario + "\n    'contend run " + scenario + "' says at which points"
            : scenario + without + "\n    " + String.join("\n    ", result.imprecise()));
  }

  /** How the command ends. */
  ExitCode exitCode(Verification verification) {
    if (!unfinished.isEmpty()) {
      return ExitCode.SIMULATED_FAILURE;
    }
    if (verification.missed()) {
      return ExitCode.TARGET_MISSED;
    }
    return imprecise.isEmpty() ? ExitCode.DONE : ExitCode.PRECISION_NOT_REACHED;
  }

  /** Tells of points whose program does not end. */
  void tellUnfinished(PrintWriter err) {
    unfinished.forEach(point -> err.println("contend: " + point));
  }

  /** Tells of means that are not precise enough. */
  void tellImprecise(PrintWriter err) {
    imprecise.forEach(each -> err.println("contend: precision not reached by " + each));
  }
}
