package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.yaml.LimitsReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where results come from: what it takes to make them again, and when they were made. */
final class Manifest {
  /** The limits that its runs had, by name, as a scenario says them. */
  static final String LIMITS = "limits";

  private final List<String> arguments;
  private final List<String> overrides;
  private final Instant start;
  private final ExitCode exit;
  private final Map<String, Object> subject;

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
    subject = subject(result);
  }

  /** Where a plan comes from. */
  Manifest(List<String> arguments, Instant start, ExitCode exit, PlanSpec plan) {
    this.arguments = arguments;
    overrides = List.of();
    this.start = start;
    this.exit = exit;
    subject = new LinkedHashMap<>();
    subject.put("plan", plan.name());
    subject.put("seed", plan.scenario().seed());
    subject.put("prices", plan.prices().name() + " of " + plan.prices().date());
  }

  /** Where an answer about a scenario comes from. */
  Manifest(List<String> arguments, ScenarioArgument.Checked read, Instant start, ExitCode exit) {
    this.arguments = arguments;
    overrides = read.overrides();
    this.start = start;
    this.exit = exit;
    subject = new LinkedHashMap<>();
    subject.put("scenario", read.name());
    subject.put("seed", read.spec().seed());
  }

  private static Map<String, Object> subject(ExperimentResult result) {
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("experiment", result.scenario().name());
    subject.put("seed", result.scenario().seed());
    subject.put(LIMITS, LimitsReader.texts(result.scenario().limits()));
    subject.put("points", result.runs().size());
    subject.put("unfinished", result.unfinished().size());
    subject.put("failed", result.failed().size());
    subject.put("replications", result.replications());
    subject.put("precise", result.precise());
    return subject;
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
    manifest.putAll(subject);
    manifest.put("start", start.truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("end", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("exit", exit.code());
    Map<String, String> hashes = new LinkedHashMap<>();
    files.forEach((name, content) -> hashes.put(name, sha256(content)));
    manifest.put("sha256", hashes);
    return JsonRows.text(manifest).getBytes(StandardCharsets.UTF_8);
  }

  /** A SHA-256 in hexadecimal. */
  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(ResultStore.sha256().digest(content));
  }
}
