package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.PlanReader;
import dev.contend.scenarios.yaml.Problems;
import java.util.List;
import java.util.Optional;

/** What {@code plan} is given: a plan of the library, or a file. */
final class PlanArgument {
  private final String argument;

  PlanArgument(String argument) {
    this.argument = argument;
  }

  /**
   * Reads the plan.
   *
   * @throws CommandFailure with all problems, if there are any
   */
  PlanReader.Plan read() {
    Problems problems = new Problems();
    List<String> charts = Charts.names();
    long memoryBytes = Runtime.getRuntime().maxMemory() / 2;
    Optional<PlanReader.Plan> plan =
        NamedFile.map(argument, Library.PLANS, problems)
            .flatMap(new PlanReader(problems, charts, memoryBytes)::read);
    if (plan.isEmpty() || !problems.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing());
    }
    return plan.get();
  }
}
