package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.table.Tables;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the results of a run, to be read without running anything. */
final class ResultsFolder {
  private final Path folder;

  /**
   * @throws CommandFailure if it holds no results
   */
  ResultsFolder(Path folder) {
    this.folder = folder;
    if (!Files.isRegularFile(folder.resolve(Tables.RESULTS.fileName()))) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: "
              + folder
              + (Files.isDirectory(folder) ? " holds no results: it has no " : " has no ")
              + Tables.RESULTS.fileName()
              + "\n    'contend run SCENARIO --out "
              + folder
              + "' writes them");
    }
  }

  /** Its tables, with the colours that the run itself would give the runtimes. */
  ChartInput input() {
    try {
      ChartInput input = ChartInput.read(folder);
      List<String> runtimes =
          input.find(Tables.RESULTS).stream()
              .flatMap(table -> table.rows().stream())
              .map(row -> row.text("runtime"))
              .distinct()
              .toList();
      return input.withRuntimeOrder(RuntimeColours.order(runtimes));
    } catch (IllegalArgumentException | UncheckedIOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE, "contend: " + folder + " cannot be read: " + exception.getMessage());
    }
  }

  Path path() {
    return folder;
  }
}
