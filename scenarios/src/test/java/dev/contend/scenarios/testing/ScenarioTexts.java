package dev.contend.scenarios.testing;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Scenarios for tests, from text. */
public final class ScenarioTexts {
  private static final long MEMORY_BYTES = 1L << 28;

  private ScenarioTexts() {}

  /** The scenario that a text describes; fails with the problems of a wrong one. */
  public static ScenarioReader.Scenario read(String yaml) {
    Problems problems = new Problems();
    List<String> charts = Charts.names();
    Optional<ScenarioReader.Scenario> scenario =
        new YamlReader(problems)
            .map(SourceText.of("test.yaml", yaml))
            .flatMap(new ScenarioReader(problems, charts, MEMORY_BYTES)::read);
    return scenario.orElseThrow(() -> new AssertionError(problems.rendered()));
  }

  /** The text of an experiment of the library. */
  public static String ofLibrary(String experiment) {
    return Library.EXPERIMENTS.find(experiment).orElseThrow().text();
  }

  /** A text with the one line that begins with {@code start} replaced. */
  public static String withLine(String yaml, String start, String line) {
    List<String> lines = yaml.lines().toList();
    long found = lines.stream().filter(each -> each.startsWith(start)).count();
    if (found != 1) {
      throw new AssertionError(found + " lines begin with '" + start + "' in\n" + yaml);
    }
    return String.join("\n", lines.stream().map(e -> e.startsWith(start) ? line : e).toList())
        + "\n";
  }
}
