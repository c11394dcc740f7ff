package dev.contend.scenarios.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
      ChartInput input = ChartInput.read(folder).exact(isExact());
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

  /** What the manifest says, names and values; empty if there is none. Hashes are left out. */
  Map<String, String> manifest() {
    Map<String, String> found = new LinkedHashMap<>();
    String text = text("manifest.json");
    if (!text.isEmpty()) {
      try {
        for (Map.Entry<String, JsonNode> each : new ObjectMapper().readTree(text).properties()) {
          if (!each.getKey().equals("sha256")) {
            found.put(each.getKey(), value(each.getValue()));
          }
        }
      } catch (JsonProcessingException exception) {
        throw unreadable("manifest.json", exception);
      }
    }
    return found;
  }

  private static String value(JsonNode node) {
    if (!node.isArray()) {
      return node.asText();
    }
    List<String> parts = new ArrayList<>();
    node.forEach(part -> parts.add(part.asText()));
    return String.join(" ", parts);
  }

  /** The recorded arrivals that its scenario names, by their paths from the folder. */
  List<String> traces() {
    Path traces = folder.resolve(OutputFolder.TRACES);
    if (!Files.isDirectory(traces)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(traces)) {
      return files.map(file -> OutputFolder.TRACES + "/" + file.getFileName()).sorted().toList();
    } catch (IOException exception) {
      throw unreadable(OutputFolder.TRACES, exception);
    }
  }

  /** The text of a file; empty if there is none of this name. */
  String text(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException exception) {
      throw unreadable(name, exception);
    }
  }

  private CommandFailure unreadable(String name, IOException exception) {
    return new CommandFailure(
        ExitCode.WRONG_FILE,
        "contend: " + folder.resolve(name) + " cannot be read: " + exception.getMessage());
  }

  /** The memory limit of its scenario as written there; empty if there is none. */
  String memoryLimit() {
    return text("scenario.resolved.yaml")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(MEMORY_LIMIT))
        .map(line -> line.substring(MEMORY_LIMIT.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Whether its scenario says that nothing varies; no if there is none. */
  boolean isExact() {
    return text("scenario.resolved.yaml").lines().anyMatch("variation: none"::equals);
  }
}
