package dev.contend.scenarios.cli;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The replications of an output folder, checked against its manifest.
 *
 * @param seed of its random streams
 * @param replications a table of the kind {@link Tables#REPLICATIONS}
 */
record ComparedFolder(long seed, ResultTable replications) {
  /**
   * Reads a folder.
   *
   * @throws CommandFailure if it is none that a run has finished, or its files were changed since
   */
  static ComparedFolder read(Path folder) {
    StatedRun stated = StatedRun.read(folder);
    String name = Tables.REPLICATIONS.fileName();
    Path table = folder.resolve(name);
    byte[] bytes = stated.content(name);
    if (stated.seed().isEmpty() || !stated.hasWritten(name, bytes)) {
      throw StatedRun.damaged(table, "is not the file that the manifest beside it describes");
    }
    try {
      ResultTable read =
          CsvReader.parse(table.toString(), new String(bytes, StandardCharsets.UTF_8));
      return new ComparedFolder(stated.seed().get(), Tables.REPLICATIONS.check(read));
    } catch (IllegalArgumentException exception) {
      throw StatedRun.damaged(table, "is no table of replications: " + exception.getMessage());
    }
  }
}
