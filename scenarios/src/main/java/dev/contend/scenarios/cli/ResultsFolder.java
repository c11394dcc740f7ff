package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.scenarios.yaml.YamlReader;
import dev.contend.scenarios.yaml.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    return StatedRun.find(folder).map(StatedRun::entries).orElseGet(LinkedHashMap::new);
  }

  /** The recorded arrivals that its scenario names, by their paths from the folder. */
  Map<String, byte[]> traces() {
    Map<String, byte[]> traces = new LinkedHashMap<>();
    for (String name : traces(text(OutputFolder.RESOLVED))) {
      try {
        traces.put(name, Files.readAllBytes(folder.resolve(name)));
      } catch (IOException exception) {
        throw unreadable(name, exception);
      }
    }
    return traces;
  }

  /** The copies of recorded arrivals that a scenario of an output folder names. */
  static List<String> traces(String resolved) {
    List<String> names = new ArrayList<>();
    new YamlReader(new Problems())
        .map(SourceText.of(OutputFolder.RESOLVED, resolved))
        .flatMap(scenario -> inner(scenario, "workload"))
        .flatMap(workload -> inner(workload, "traces"))
        .ifPresent(
            traces ->
                traces.keys().stream()
                    .flatMap(name -> inner(traces, name).stream())
                    .map(trace -> trace.text("file", ""))
                    .filter(file -> file.matches(OutputFolder.TRACES + "/[^/]+"))
                    .forEach(names::add));
    return names;
  }

  private static Optional<YamlMap> inner(YamlMap map, String key) {
    return map.find(key).filter(YamlValue::isMap).flatMap(YamlValue::map);
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
