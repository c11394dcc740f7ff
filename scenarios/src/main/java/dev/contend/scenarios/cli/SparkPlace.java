package dev.contend.scenarios.cli;

import dev.contend.scenarios.cluster.SparkCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Spark is, and what it is given to run.
 *
 * @param start words that start it
 * @param job the packaged job
 * @param libraries jars of this tool
 */
record SparkPlace(List<String> start, Path job, List<Path> libraries) {
  private static final String JOB = "contend-spark.jar";
  private static final String BUILD = "'mvn -B package -Pspark -DskipTests'";

  /**
   * Finds it.
   *
   * @param jars a folder with Spark's jars, which comes before an installation; null for none
   * @throws CommandFailure if it is not there
   */
  static SparkPlace find(@Nullable Path jars) {
    return find(jars, System.getenv(), ownJar());
  }

  /** The same on a machine with these variables, and this tool in that jar. */
  static SparkPlace find(@Nullable Path jars, Map<String, String> environment, Path own) {
    // The jar is in scenarios/target of a source folder, or beside the packaged job.
    Path beside = own.resolveSibling(JOB);
    Path built = own.resolveSibling(Path.of("..", "..", "spark", "target")).normalize();
    List<String> start = start(jars, environment, built.resolve("jars"));
    Path job = Files.isRegularFile(beside) ? beside : built.resolve(JOB);
    if (!Files.isRegularFile(job)) {
      throw CommandFailure.wrongOptions(
          "--on spark needs the packaged job " + JOB + ", and it is not in " + job.getParent(),
          "build it with " + BUILD + " in the folder of contend");
    }
    return new SparkPlace(start, job, libraries(own));
  }

  private static List<String> start(
      @Nullable Path jars, Map<String, String> environment, Path built) {
    if (jars != null && !holdsSpark(jars)) {
      throw CommandFailure.wrongOptions(
          "--spark-jars names " + jars + ", which has no jar of Spark's core",
          "name the folder 'jars' of an installation of Spark 4, or one made with " + BUILD);
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    if (jars != null) {
      return SparkCommand.ofJars(java, jars);
    }
    Optional<Path> submit =
        scripts(environment).filter(file -> Files.isExecutable(file)).findFirst();
    if (submit.isPresent()) {
      return SparkCommand.installed(submit.get());
    }
    if (holdsSpark(built)) {
      return SparkCommand.ofJars(java, built);
    }
    throw CommandFailure.wrongOptions(
        "--on spark needs Apache Spark 4 for Scala 2.13, and there is none: no SPARK_HOME, no"
            + " spark-submit on the path, no jars in "
            + built,
        "install it from https://spark.apache.org/downloads.html and set SPARK_HOME, or fetch its"
            + " jars (220 MB) with "
            + BUILD
            + " in the folder of contend");
  }

  private static Stream<Path> scripts(Map<String, String> environment) {
    List<Path> scripts = new ArrayList<>();
    String home = environment.getOrDefault("SPARK_HOME", "");
    if (!home.isEmpty()) {
      scripts.add(Path.of(home, "bin", "spark-submit"));
    }
    scripts.addAll(SparkCommand.onPath(environment.getOrDefault("PATH", "")));
    return scripts.stream();
  }

  private static boolean holdsSpark(Path folder) {
    return jars(folder).stream()
        .anyMatch(jar -> String.valueOf(jar.getFileName()).startsWith("spark-core_2.13-4."));
  }

  private static List<Path> libraries(Path own) {
    List<Path> libraries = new ArrayList<>(List.of(own));
    libraries.addAll(jars(own.resolveSibling("lib")));
    return libraries;
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** The jar that this class is from, or the folder of classes where it is not packaged. */
  private static Path ownJar() {
    try {
      return Path.of(SparkPlace.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
