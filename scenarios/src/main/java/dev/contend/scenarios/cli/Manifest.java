package dev.contend.scenarios.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.store.ResultStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where results come from: what it takes to make them again, and when they were made. */
final class Manifest {
  private final List<String> arguments;
  private final List<String> overrides;
  private final Instant start;
  private final ExitCode exit;
  private final ExperimentResult result;

  /**
   * Where a result comes from.
   *
   * @param arguments of the command
   * @param overrides those that changed the scenario
   * @param start when it began
   * @param exit how it ended
   */
  Manifest(
      List<String> arguments,
      List<String> overrides,
      Instant start,
      ExitCode exit,
      ExperimentResult result) {
    this.arguments = arguments;
    this.overrides = overrides;
    this.start = start;
    this.exit = exit;
    this.result = result;
  }

  /** The manifest as JSON, with a SHA-256 of each of the other files' contents. */
  byte[] json(Map<String, byte[]> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("tool", "contend");
    manifest.put("version", Version.number());
    manifest.put("commit", Version.commit());
    manifest.put("java", Runtime.version().toString());
    manifest.put("jvm", System.getProperty("java.vm.name"));
    manifest.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    manifest.put("arguments", arguments);
    manifest.put("overrides", overrides);
    manifest.put("experiment", result.scenario().name());
    manifest.put("seed", result.scenario().seed());
    manifest.put("points", result.runs().size());
    manifest.put("unfinished", result.unfinished().size());
    manifest.put("failed", result.failed().size());
    manifest.put("replications", result.replications());
    manifest.put("precise", result.precise());
    manifest.put("start", start.truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("end", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("exit", exit.code());
    Map<String, String> hashes = new LinkedHashMap<>();
    files.forEach((name, content) -> hashes.put(name, sha256(content)));
    manifest.put("sha256", hashes);
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    try {
      return (mapper.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
  }

  /** A SHA-256 in hexadecimal. */
  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(ResultStore.sha256().digest(content));
  }
}
