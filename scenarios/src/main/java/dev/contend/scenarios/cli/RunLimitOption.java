package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.yaml.LimitsReader;
import dev.contend.scenarios.yaml.Reading;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that bounds what one run may cost, in place of what the scenario says. */
final class RunLimitOption {
  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "End a point whose run takes more than this with a verdict, and go on with the others:"
              + " simulated-time=10s, events=1000000, wall-time=5min, memory=2GiB (of the JVM's"
              + " heap), or none. May be repeated. Replaces that of 'limits' in the scenario.")
  private List<String> limits = List.of();

  /**
   * The scenario with these limits.
   *
   * @throws CommandFailure if one is not as it should be
   */
  ScenarioArgument.Checked of(ScenarioArgument.Checked scenario) {
    return scenario.with(over(scenario.spec().limits(), limits));
  }

  /** Limits, of which some are replaced by those that values of the option mean. */
  private static RunLimits over(RunLimits limits, List<String> values) {
    RunLimits replaced = limits;
    for (String written : values) {
      Reading<RunLimits> reading = reading(replaced, written);
      replaced =
          reading
              .value()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.WRONG_OPTIONS,
                          "contend: --limit "
                              + written
                              + ": "
                              + reading.wrong()
                              + "\n    "
                              + reading.advice()));
    }
    return replaced;
  }

  /** Limits with one of them as a value of the option says. */
  static Reading<RunLimits> reading(RunLimits limits, String written) {
    int equals = written.indexOf('=');
    String name = equals < 0 ? written : written.substring(0, equals);
    String value = equals < 0 ? "" : written.substring(equals + 1);
    return LimitsReader.with(limits, name, value);
  }
}
