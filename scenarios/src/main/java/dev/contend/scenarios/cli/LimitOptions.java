package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput.Limits;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Quantity;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Units;
import picocli.CommandLine.Option;

/** The options that say what results are held against. */
final class LimitOptions {
  private static final double PS_PER_MS = 1e9;
  private static final double BYTES_PER_MIB = 1 << 20;

  @Option(
      names = "--slo",
      paramLabel = "TIME",
      description = "The objective for latency that 'load' shows, as in --slo '50 ms'.")
  private String objective = "";

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      description =
          "The ceiling that 'memory' shows, as in --memory-limit '64 GiB'. Default: the"
              + " container's in the scenario.")
  private String memory = "";

  /**
   * The limits.
   *
   * @param ofScenario the memory limit as the scenario writes it; empty if it has none
   */
  Limits limits(String ofScenario) {
    String size = memory.isEmpty() ? ofScenario : memory;
    return new Limits(
        objective.isEmpty() ? 0 : read("--slo", objective, Dimension.DURATION) / PS_PER_MS,
        size.isEmpty() ? 0 : read("--memory-limit", size, Dimension.SIZE) / BYTES_PER_MIB);
  }

  private static double read(String option, String text, Dimension dimension) {
    Reading<Quantity> reading = Units.read(text, dimension);
    return reading
        .value()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.WRONG_OPTIONS,
                    "contend: " + option + ": " + reading.wrong() + "\n    " + reading.advice()))
        .inBaseUnits();
  }

  /** The options as they are written on a command line, behind a space; empty if none was given. */
  String given() {
    return given("--slo", objective) + given("--memory-limit", memory);
  }

  private static String given(String option, String text) {
    return text.isEmpty() ? "" : " " + option + " '" + text + "'";
  }
}
