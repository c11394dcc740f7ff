package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.Overrides;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario that a command is given, and the options that change it for this one command. */
final class ScenarioOptions {
  @Parameters(
      paramLabel = "SCENARIO",
      completionCandidates = Candidates.Experiments.class,
      description = "A scenario file, or an experiment's name.")
  private String scenario = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Change a key of the scenario: --set workload.limit=2000, --set seed=7. The value is as"
              + " in a file. May be repeated; the last for a key holds, and an axis wins over it.")
  private List<String> set = List.of();

  @Option(
      names = "--sweep",
      paramLabel = "KEY=VALUES",
      description =
          "Sweep a key, in place of its value or axis: --sweep workers=1,2,4,"
              + " --sweep 'workers=1..64 log2'. May be repeated; the first varies slowest.")
  private List<String> sweep = List.of();

  /** A scenario file, or an experiment's name, as it was given. */
  String scenario() {
    return scenario;
  }

  /**
   * The scenario with these changes; what is to be said of them goes to {@code err}.
   *
   * @throws CommandFailure if something in it is not right
   */
  ScenarioArgument.Checked read(PrintWriter err) {
    ScenarioArgument.Checked read = new ScenarioArgument(scenario, given()).read();
    read.notices().forEach(notice -> err.println("contend: " + notice));
    return read;
  }

  /** The changes that were given. */
  Overrides given() {
    return new Overrides(set, sweep);
  }
}
