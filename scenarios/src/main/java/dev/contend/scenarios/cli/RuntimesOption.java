package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that leaves out all but some runtimes. */
final class RuntimesOption {
  @Option(
      names = "--runtimes",
      split = ",",
      paramLabel = "NAME",
      description = "Show these only, as in --runtimes cpython-3.13,cpython-3.13t.")
  private List<String> runtimes = List.of();

  /** The tables with the rows of the chosen runtimes. */
  ChartInput chosen(ChartInput input) {
    List<String> known =
        input.find(Tables.RESULTS).stream()
            .flatMap(table -> table.rows().stream())
            .map(row -> row.text("runtime"))
            .distinct()
            .toList();
    for (String runtime : runtimes) {
      if (!known.contains(runtime)) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: --runtimes: no results of '"
                + runtime
                + "'\n    "
                + Suggestions.advice(runtime, known));
      }
    }
    return runtimes.isEmpty() ? input : input.only(runtimes);
  }

  /** The option as it is written on a command line, behind a space; empty if it was not given. */
  String given() {
    return runtimes.isEmpty() ? "" : " --runtimes " + String.join(",", runtimes);
  }
}
