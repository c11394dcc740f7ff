package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.scenarios.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code run} and {@code validate} are given: an experiment of the library, or a file. */
final class ScenarioArgument {
  private final String argument;

  ScenarioArgument(String argument) {
    this.argument = argument;
  }

  /**
   * Reads the scenario.
   *
   * @throws CommandFailure with all problems, if there are any
   */
  ScenarioReader.Scenario read() {
    Problems problems = new Problems();
    List<String> charts = Arrays.stream(Charts.values()).map(Charts::yamlName).toList();
    long memoryBytes = Runtime.getRuntime().maxMemory() / 2;
    Optional<ScenarioReader.Scenario> scenario =
        map(problems).flatMap(new ScenarioReader(problems, charts, memoryBytes)::read);
    if (scenario.isEmpty() || !problems.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing());
    }
    return scenario.get();
  }

  private Optional<YamlMap> map(Problems problems) {
    if (argument.isBlank()) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: the scenario's name is empty\n"
              + "    name a scenario file, or an experiment of 'contend list experiments'");
    }
    YamlReader reader = new YamlReader(problems);
    boolean looksLikeFile = argument.contains("/") || argument.matches(".*\\.ya?ml");
    if (looksLikeFile || Files.exists(Path.of(argument))) {
      return reader.map(Path.of(argument));
    }
    Optional<SourceText> text = Library.EXPERIMENTS.find(argument);
    if (text.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: no experiment '"
              + argument
              + "' in the library, and no such file\n    "
              + Suggestions.advice(argument, Library.EXPERIMENTS.names()));
    }
    return reader.map(text.get());
  }
}
