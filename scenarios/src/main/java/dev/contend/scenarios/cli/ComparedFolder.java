package dev.contend.scenarios.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    Path manifest = folder.resolve("manifest.json");
    if (!Files.isRegularFile(manifest)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + folder
              + " is no folder of results: it has no manifest.json, which a run writes last\n    name"
              + " a folder that 'contend run' has written");
    }
    Path table = folder.resolve(Tables.REPLICATIONS.fileName());
    try {
      JsonNode stated = new ObjectMapper().readTree(Files.readAllBytes(manifest));
      byte[] bytes = Files.readAllBytes(table);
      String hash = stated.path("sha256").path(Tables.REPLICATIONS.fileName()).asText();
      if (!stated.path("seed").isIntegralNumber() || !hash.equals(Manifest.sha256(bytes))) {
        throw damaged(table, "is not the file that the manifest beside it describes");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      ResultTable read = CsvReader.parse(table.toString(), text);
      return new ComparedFolder(stated.path("seed").asLong(), Tables.REPLICATIONS.check(read));
    } catch (JsonProcessingException exception) {
      throw damaged(manifest, "is no JSON");
    } catch (IOException exception) {
      throw damaged(table, "cannot be read (" + OutputFolder.reason(exception) + ")");
    } catch (IllegalArgumentException exception) {
      throw damaged(table, "is no table of replications: " + exception.getMessage());
    }
  }

  private static CommandFailure damaged(Path file, String what) {
    return new CommandFailure(
        ExitCode.WRONG_FILE,
        "contend: " + file + " " + what + "\n    run the scenario again into this folder");
  }
}
