package dev.contend.scenarios.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.scenarios.spec.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the manifest of an output folder says of the run that wrote it: the one place where
 * manifests are read, with the same words and exit codes wherever one is missing or damaged.
 */
final class StatedRun {
  private static final String HASHES = "sha256";

  private final Path folder;
  private final JsonNode manifest;

  private StatedRun(Path folder, JsonNode manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * What a folder says that must be one of a run.
   *
   * @throws CommandFailure if it is none that a run has finished, or its manifest is damaged
   */
  static StatedRun read(Path folder) {
    return find(folder)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.WRONG_OPTIONS,
                    "contend: "
                        + folder
                        + " is no folder of results: it has no "
                        + OutputFolder.MANIFEST
                        + ", which a run writes last\n    name a folder that 'contend run' has"
                        + " written"));
  }

  /**
   * The same of one that need not have a manifest.
   *
   * @throws CommandFailure if it has one that is damaged
   */
  static Optional<StatedRun> find(Path folder) {
    return object(folder.resolve(OutputFolder.MANIFEST))
        .map(manifest -> new StatedRun(folder, manifest));
  }

  /**
   * The JSON object in a file of a folder; empty if there is no such file.
   *
   * @throws CommandFailure if it is damaged
   */
  static Optional<JsonNode> object(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode read = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (!read.isObject()) {
        throw damaged(file, "is no JSON object");
      }
      return Optional.of(read);
    } catch (JsonProcessingException exception) {
      throw damaged(file, "is no JSON");
    } catch (IOException exception) {
      throw damaged(file, "cannot be read (" + WrittenFolder.reason(exception) + ")");
    }
  }

  /** What to say of a file of a folder that is not as a run has written it. */
  static CommandFailure damaged(Path file, String what) {
    return new CommandFailure(
        ExitCode.WRONG_FILE,
        "contend: " + file + " " + what + "\n    run the scenario again into this folder");
  }

  /**
   * The content of a file beside the manifest.
   *
   * @throws CommandFailure if it cannot be read
   */
  byte[] content(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.readAllBytes(file);
    } catch (IOException exception) {
      throw damaged(file, "cannot be read (" + WrittenFolder.reason(exception) + ")");
    }
  }

  /** Whether a file's content is what the run has written. */
  boolean hasWritten(String name, byte[] content) {
    return manifest.path(HASHES).path(name).asText().equals(Manifest.sha256(content));
  }

  /** The seed; empty if the manifest says none. */
  Optional<Long> seed() {
    JsonNode seed = manifest.path("seed");
    return seed.isIntegralNumber() ? Optional.of(seed.asLong()) : Optional.empty();
  }

  /** Version and commit that made the results. */
  String version() {
    return manifest.path("version").asText() + " " + manifest.path("commit").asText();
  }

  /** How many points have no results because the simulated program does not end there. */
  int unfinished() {
    return manifest.path("unfinished").asInt();
  }

  /**
   * The limits that the runs had: stated, or else by the arguments.
   *
   * @param ofScenario those that the scenario says, which the arguments replace
   * @throws CommandFailure if one is damaged
   */
  RunLimits limits(RunLimits ofScenario) {
    JsonNode stated = manifest.path(Manifest.LIMITS);
    StatedLimits limits = new StatedLimits(folder.resolve(OutputFolder.MANIFEST));
    if (stated.isObject()) {
      return limits.of(stated);
    }
    List<String> values = new ArrayList<>();
    // Manifests did not state them at first.
    boolean isNext = false;
    for (JsonNode argument : manifest.path("arguments")) {
      String text = argument.asText();
      if (isNext) {
        values.add(text);
      } else if (text.startsWith("--limit=")) {
        values.add(text.substring("--limit=".length()));
      }
      isNext = text.equals("--limit");
    }
    return limits.over(ofScenario, values);
  }

  /** All that it says, names and values, but for hashes and limits that were not set. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : manifest.properties()) {
      boolean says = !each.getValue().isObject() || !each.getValue().isEmpty();
      if (says && !each.getKey().equals(HASHES)) {
        entries.put(each.getKey(), text(each.getValue()));
      }
    }
    return entries;
  }

  private static String text(JsonNode node) {
    if (node.isObject()) {
      List<String> parts = new ArrayList<>();
      node.properties().forEach(part -> parts.add(part.getKey() + " " + part.getValue().asText()));
      return String.join(", ", parts);
    }
    if (!node.isArray()) {
      return node.asText();
    }
    List<String> parts = new ArrayList<>();
    node.forEach(part -> parts.add(part.asText()));
    return String.join(" ", parts);
  }
}
