package dev.contend.scenarios.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A folder with the results of a run, to be read without running anything. */
final class ResultsFolder {
  private static final String MEMORY_LIMIT = "memory-limit:";

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

  /** Where the results come from, as far as the manifest says it: short names and values. */
  Map<String, String> provenance() {
    Map<String, String> found = new LinkedHashMap<>();
    Path manifest = folder.resolve("manifest.json");
    if (Files.isRegularFile(manifest)) {
      try {
        JsonNode json = new ObjectMapper().readTree(manifest.toFile());
        for (String key : List.of("experiment", "version", "seed", "replications")) {
          if (json.hasNonNull(key)) {
            found.put(
                key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1),
                json.get(key).asText());
          }
        }
      } catch (IOException exception) {
        throw new CommandFailure(
            ExitCode.WRONG_FILE,
            "contend: " + manifest + " cannot be read: " + exception.getMessage());
      }
    }
    return found;
  }

  /** The memory limit of its scenario as written there; empty if there is none. */
  String memoryLimit() {
    Path scenario = folder.resolve("scenario.resolved.yaml");
    if (!Files.isRegularFile(scenario)) {
      return "";
    }
    try {
      return Files.readString(scenario)
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith(MEMORY_LIMIT))
          .map(line -> line.substring(MEMORY_LIMIT.length()).strip())
          .findFirst()
          .orElse("");
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: " + scenario + " cannot be read: " + exception.getMessage());
    }
  }
}
