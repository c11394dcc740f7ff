package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folder of a search: its scenario, its tables, the answer, a figure; and the runs made. */
final class SearchFolder {
  private final Path folder;
  private final ScenarioSpec scenario;
  private final OutputFolder output;

  /**
   * @param scenario of what is tried
   * @param resolved the same as a file
   * @param named files that the scenario names, by their paths from the folder
   * @param force whether other results may be replaced
   */
  SearchFolder(
      Path folder,
      ScenarioSpec scenario,
      String resolved,
      Map<String, byte[]> named,
      boolean force) {
    this.folder = folder;
    this.scenario = scenario;
    output = new OutputFolder(folder, resolved, named, force);
  }

  /** Where it is. */
  Path path() {
    return folder;
  }

  /** Makes the folder, or fails if it holds something else. */
  void prepare() {
    output.prepare();
  }

  /** The runs that it keeps, so that a search that was interrupted goes on. */
  KeptRuns runs(String again, PrintWriter err) {
    return KeptRuns.ofSearch(output, scenario, again, err);
  }

  /**
   * Writes everything, the manifest last.
   *
   * @param tables with the results that the figure shows
   * @param texts the answer and others, by the names of their files
   * @param chart the figure; none is drawn of too few results, which are in the tables
   */
  void write(
      Map<Tables, ResultTable> tables, Map<String, String> texts, Charts chart, Manifest manifest) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    tables.forEach(
        (kind, table) -> files.put(kind.fileName(), bytes(TableFormats.CSV.format(table))));
    texts.forEach((name, text) -> files.put(name, bytes(text)));
    ChartInput input = ChartInput.empty().withRuntimeOrder(RuntimeColours.of(scenario));
    for (Map.Entry<Tables, ResultTable> table : tables.entrySet()) {
      input = input.with(table.getKey(), table.getValue());
    }
    try {
      Map<String, byte[]> written = output.writeScenarioAnd(files);
      try {
        written.putAll(output.draw(chart, input));
      } catch (UndrawableException tooFew) {
        // What there is to say of them is in the tables.
      }
      output.writeManifest(manifest, written);
    } catch (IOException | UncheckedIOException exception) {
      throw output.unwritable(exception);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
