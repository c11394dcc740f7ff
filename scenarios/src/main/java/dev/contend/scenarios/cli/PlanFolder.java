package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.capacity.AnswerText;
import dev.contend.scenarios.capacity.PlanTables;
import dev.contend.scenarios.yaml.ScenarioReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder that a plan writes: its scenario, its tables, the answer, the Pareto figure. */
final class PlanFolder {
  private static final String DEPLOY = "deploy";

  private final Path folder;
  private final ScenarioReader.Scenario scenario;
  private final OutputFolder output;

  PlanFolder(Path folder, ScenarioReader.Scenario scenario, boolean force) {
    this.folder = folder;
    this.scenario = scenario;
    output = new OutputFolder(folder, scenario.resolved(), scenario.files(), force);
  }

  /** The folder. */
  Path folder() {
    return folder;
  }

  /** The runs that it keeps, so that a plan that was interrupted goes on. */
  KeptRuns runs(String again, PrintWriter err) {
    return KeptRuns.ofSearch(output, scenario.spec(), again, err);
  }

  /** Makes the folder, or fails if it holds something else. */
  void prepare() {
    output.prepare();
  }

  /**
   * Writes everything, the manifest last.
   *
   * @param deployed texts to deploy with, by the names of their files
   */
  void write(PlanTables tables, AnswerText text, Map<String, String> deployed, Manifest manifest) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(OutputFolder.RESOLVED, bytes(scenario.resolved()));
    files.putAll(scenario.files());
    files.put(Tables.PLAN.fileName(), bytes(TableFormats.CSV.format(tables.plan())));
    files.put(Tables.RESULTS.fileName(), bytes(TableFormats.CSV.format(tables.results())));
    files.put("summary.md", bytes(markdown(tables, text)));
    deployed.forEach((name, content) -> files.put(DEPLOY + "/" + name, bytes(content)));
    try {
      files.putAll(figure(tables));
      files.forEach((name, content) -> WholeFile.write(folder.resolve(name), content));
      WholeFile.write(folder.resolve(OutputFolder.MANIFEST), manifest.json(files));
    } catch (UncheckedIOException exception) {
      throw output.unwritable(exception);
    }
  }

  private static String markdown(PlanTables tables, AnswerText text) {
    StringBuilder summary = new StringBuilder();
    text.sentences().forEach(sentence -> summary.append("- ").append(sentence).append('\n'));
    if (!tables.ranked().rows().isEmpty()) {
      summary.append('\n').append(TableFormats.MARKDOWN.format(tables.ranked()));
    }
    return summary.append('\n').append(text.method()).append('\n').toString();
  }

  private Map<String, byte[]> figure(PlanTables tables) {
    ChartInput input =
        ChartInput.empty()
            .with(Tables.RESULTS, tables.results())
            .withRuntimeOrder(
                RuntimeColours.order(
                    scenario.spec().points().stream()
                        .map(point -> point.runtime().label())
                        .distinct()
                        .toList()));
    try {
      return OutputFolder.drawn(List.of(Charts.PARETO.figure(input)));
    } catch (UndrawableException tooFew) {
      // A plan that has tried less than two choices with results has nothing to draw.
      return new LinkedHashMap<>();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
