package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.whatif.Change;
import dev.contend.scenarios.whatif.PairedPoints;
import dev.contend.scenarios.yaml.LibraryPresets;
import dev.contend.scenarios.yaml.Overrides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario with a change made, as it is read from the same file.
 *
 * @param change what is changed
 * @param read the changed scenario
 * @param paired its points beside those that they come of
 */
record ChangedScenario(Change change, ScenarioArgument.Checked read, PairedPoints paired) {

  /**
   * Reads it.
   *
   * @param argument what names the scenario
   * @param given what the command line changes of it anyway
   * @param before the scenario with that alone
   * @param asked points that matter
   * @throws CommandFailure if the changed scenario is not right, or cannot be compared
   */
  static ChangedScenario read(
      String argument,
      Overrides given,
      ScenarioArgument.Checked before,
      List<PointSpec> asked,
      Change change) {
    ScenarioArgument.Checked read;
    try {
      read =
          new ScenarioArgument(argument, new LibraryPresets(), given.and(change.overrides()))
              .read();
    } catch (CommandFailure failure) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: the scenario is not right with --change '"
              + change.text()
              + "'\n"
              + failure.getMessage());
    }
    for (String notice : read.notices()) {
      if (!before.notices().contains(notice)) {
        throw wrong(change, notice, "write what would change something");
      }
    }
    if (!read.spec().headline().equals(before.spec().headline())) {
      throw wrong(
          change,
          "the workload is run for "
              + read.spec().headline().name()
              + " then, and before for "
              + before.spec().headline().name(),
          "run both and hold them against each other with 'contend compare'");
    }
    PairedPoints paired = PairedPoints.of(before.spec(), asked, read.spec(), change.overrides());
    if (paired.pairs().isEmpty()) {
      throw wrong(
          change,
          "no point of the scenario is left then",
          "choose other points, with --sweep or --points all");
    }
    return new ChangedScenario(change, read, paired);
  }

  private static CommandFailure wrong(Change change, String what, String advice) {
    return CommandFailure.wrongOptions("--change '" + change.text() + "': " + what, advice);
  }

  /**
   * What is simulated of it.
   *
   * @param isWhole whether every point is, not only those that belong to points asked for
   */
  ScenarioSpec simulated(boolean isWhole) {
    return isWhole ? read.spec() : read.spec().withPoints(paired.after());
  }

  /** The change, and the options of 'contend run' that make it. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("change", change.text());
    described.put("options", change.overrides().options());
    return described;
  }
}
