package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.Experiments.Attempt;
import dev.contend.scenarios.experiment.ResultTables;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder of an answer that compares several scenarios, each in a folder of its own. */
final class AnswerFolder {
  private final @Nullable Path folder;
  private final boolean force;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /**
   * @param folder where it is; null if none is asked for
   * @param force whether it may hold files already
   */
  AnswerFolder(@Nullable Path folder, boolean force) {
    this.folder = folder;
    this.force = force;
  }

  boolean isAsked() {
    return folder != null;
  }

  /**
   * Makes the folder, before anything is simulated.
   *
   * @throws CommandFailure if it cannot be made, or holds files
   */
  void prepare() {
    Path own = folder;
    if (own == null) {
      return;
    }
    WrittenFolder made = new WrittenFolder(own);
    made.make();
    if (!force && made.holdsFiles()) {
      throw made.refused(WrittenFolder.OTHER_FILES, WrittenFolder.ELSEWHERE_OR_FORCE);
    }
  }

  /** A text. */
  void add(String name, String content) {
    files.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A scenario as it was run, and its results, if it has any. */
  void add(String name, ScenarioArgument.Checked scenario, Attempt attempt) {
    add(name + "/" + OutputFolder.RESOLVED, scenario.resolved());
    scenario.files().forEach((path, content) -> files.put(name + "/" + path, content));
    attempt
        .result()
        .map(ResultTables::new)
        .ifPresent(
            tables -> {
              add(
                  name + "/" + Tables.RESULTS.fileName(),
                  TableFormats.CSV.format(tables.results()));
              add(
                  name + "/" + Tables.REPLICATIONS.fileName(),
                  TableFormats.CSV.format(tables.replications()));
            });
  }

  /**
   * Writes all of it, each file whole or not at all.
   *
   * @throws CommandFailure if that fails
   */
  void write() {
    Path own = folder;
    if (own == null) {
      return;
    }
    WrittenFolder written = new WrittenFolder(own);
    try {
      written.write(files);
    } catch (UncheckedIOException exception) {
      throw written.unwritable(exception);
    }
  }
}
