package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder that {@code sensitivity} writes: its tables, the answer, the figure; and its runs. */
final class SensitivityFolder {
  private final Path folder;
  private final ScenarioArgument.Checked read;
  private final OutputFolder output;

  SensitivityFolder(Path folder, ScenarioArgument.Checked read, boolean force) {
    this.folder = folder;
    this.read = read;
    output = new OutputFolder(folder, read.resolved(), read.files(), force);
  }

  /** Makes the folder, or fails if it holds something else. */
  void prepare() {
    output.prepare();
  }

  /** The runs that it keeps, so that a study that was interrupted goes on. */
  KeptRuns runs(String again, PrintWriter err) {
    return KeptRuns.ofSearch(output, read.spec(), again, err);
  }

  /**
   * Writes everything, the manifest last.
   *
   * @param full the table of all that was found
   * @param ends the points at the ends of ranges, which the figure shows
   * @param summary the answer as Markdown
   */
  void write(ResultTable full, ResultTable ends, String summary, Manifest manifest) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(OutputFolder.RESOLVED, bytes(read.resolved()));
    files.putAll(read.files());
    files.put(Tables.SENSITIVITY.fileName(), bytes(TableFormats.CSV.format(full)));
    files.put(Tables.RESULTS.fileName(), bytes(TableFormats.CSV.format(ends)));
    files.put("summary.md", bytes(summary));
    try {
      files.putAll(figure(ends));
      files.forEach((name, content) -> WholeFile.write(folder.resolve(name), content));
      WholeFile.write(folder.resolve(OutputFolder.MANIFEST), manifest.json(files));
    } catch (UncheckedIOException exception) {
      throw output.unwritable(exception);
    }
  }

  private static Map<String, byte[]> figure(ResultTable ends) {
    ChartInput input = ChartInput.empty().with(Tables.RESULTS, ends);
    try {
      return OutputFolder.drawn(List.of(Charts.TORNADO.figure(input)));
    } catch (UndrawableException tooFew) {
      // Of one number there is nothing to compare; what it does is in the table.
      return new LinkedHashMap<>();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
