package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.PlanReader;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.scenarios.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
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
        map(problems).flatMap(new PlanReader(problems, charts, memoryBytes)::read);
    if (plan.isEmpty() || !problems.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing());
    }
    return plan.get();
  }

  private Optional<YamlMap> map(Problems problems) {
    YamlReader reader = new YamlReader(problems);
    boolean looksLikeFile = argument.contains("/") || argument.matches(".*\\.ya?ml");
    if (!argument.isBlank() && (looksLikeFile || Files.isRegularFile(Path.of(argument)))) {
      return reader.map(Path.of(argument));
    }
    Optional<SourceText> text = Library.PLANS.find(argument);
    if (text.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: no plan '"
              + argument
              + "' in the library, and no such file\n    "
              + Suggestions.advice(argument, Library.PLANS.names()));
    }
    return reader.map(text.get());
  }
}
