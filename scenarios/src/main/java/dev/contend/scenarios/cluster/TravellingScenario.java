package dev.contend.scenarios.cluster;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.experiment.RunMaker;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.LimitsReader;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.scenarios.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario with all that it needs, on its way to a process that makes runs of it.
 *
 * @param resolved the scenario as a file that needs no library
 * @param files what that file names, by their paths from there
 * @param limits of its runs, by name, which may be others than the file's
 * @param modelVersion of who keeps the runs
 */
public record TravellingScenario(
    String resolved, Map<String, byte[]> files, Map<String, String> limits, String modelVersion) {
  private static final String FILE = "scenario.yaml";

  /** A scenario to send. */
  public static TravellingScenario of(
      String resolved, Map<String, byte[]> files, RunLimits limits, String modelVersion) {
    return new TravellingScenario(resolved, files, LimitsReader.texts(limits), modelVersion);
  }

  /** All of it as one word of ASCII. */
  public String encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, bytes(resolved));
      write(out, bytes(modelVersion));
      out.writeInt(limits.size());
      for (Map.Entry<String, String> limit : limits.entrySet()) {
        write(out, bytes(limit.getKey()));
        write(out, bytes(limit.getValue()));
      }
      out.writeInt(files.size());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(out, bytes(file.getKey()));
        write(out, file.getValue());
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /**
   * The scenario that {@link #encoded} wrote.
   *
   * @throws IllegalArgumentException if it is not whole
   */
  public static TravellingScenario decoded(String word) {
    byte[] bytes = Base64.getDecoder().decode(word);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String resolved = text(read(in));
      String modelVersion = text(read(in));
      Map<String, String> limits = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        limits.put(text(read(in)), text(read(in)));
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        files.put(text(read(in)), read(in));
      }
      return new TravellingScenario(resolved, files, limits, modelVersion);
    } catch (IOException exception) {
      throw new IllegalArgumentException("a scenario that is not whole", exception);
    }
  }

  /**
   * What makes its runs in this process.
   *
   * @throws IllegalArgumentException if this version of the tool does not read it
   */
  public RunMaker maker() {
    Problems problems = new Problems();
    Optional<ScenarioSpec> spec;
    try {
      Path folder = Files.createTempDirectory("contend");
      try {
        write(folder);
        spec = read(folder.resolve(FILE), problems);
      } finally {
        delete(folder);
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    if (spec.isEmpty() || !problems.isEmpty()) {
      throw new IllegalArgumentException(problems.rendered());
    }
    return new RunMaker(spec.get().with(limitsOfRuns()), modelVersion);
  }

  private static Optional<ScenarioSpec> read(Path file, Problems problems) {
    List<String> charts = Charts.names();
    // Who sent it has room for its results, which are not kept here.
    ScenarioReader reader = new ScenarioReader(problems, charts, Long.MAX_VALUE);
    return new YamlReader(problems).map(file).flatMap(reader::read).map(read -> read.spec());
  }

  private RunLimits limitsOfRuns() {
    RunLimits all = RunLimits.UNLIMITED;
    for (Map.Entry<String, String> limit : limits.entrySet()) {
      all =
          LimitsReader.with(all, limit.getKey(), limit.getValue())
              .value()
              .orElseThrow(() -> new IllegalArgumentException("no limit: " + limit));
    }
    return all;
  }

  private void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), resolved);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private void delete(Path folder) throws IOException {
    for (String file : files.keySet()) {
      Files.deleteIfExists(folder.resolve(file));
      Path within = folder.resolve(file).getParent();
      if (within != null && !within.equals(folder) && isEmpty(within)) {
        Files.delete(within);
      }
    }
    Files.deleteIfExists(folder.resolve(FILE));
    Files.delete(folder);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
