package dev.contend.scenarios.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that starts Spark's driver with the packaged job.
 *
 * @param start what starts {@code SparkSubmit}, as words
 * @param master the URL of Spark's master, as Spark writes it
 * @param settings of Spark, each {@code NAME=VALUE}, which come before those made here
 */
public record SparkCommand(List<String> start, String master, List<String> settings) {
  private static final String MAIN = "dev.contend.spark.SparkJob";

  /** What Spark opens of the JDK on Java 17 (its class JavaModuleOptions, Spark 4.2). */
  private static final List<String> OPENED =
      Stream.of(
              "java.base/java.lang",
              "java.base/java.lang.invoke",
              "java.base/java.lang.reflect",
              "java.base/java.io",
              "java.base/java.net",
              "java.base/java.nio",
              "java.base/java.util",
              "java.base/java.util.concurrent",
              "java.base/java.util.concurrent.atomic",
              "java.base/jdk.internal.ref",
              "java.base/sun.nio.ch",
              "java.base/sun.nio.cs",
              "java.base/sun.security.action",
              "java.base/sun.util.calendar",
              "java.security.jgss/sun.security.krb5")
          .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
          .toList();

  /** The forms of a master's URL that Spark 4 knows (its class SparkContext). */
  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[(\\*|[1-9][0-9]*)(, *[1-9][0-9]*)?\\])?"
              + "|local-cluster\\[ *[0-9]+ *, *[0-9]+ *, *[0-9]+ *\\]"
              + "|spark://[^:/,\\s]+:[0-9]{1,5}(,[^:/,\\s]+:[0-9]{1,5})*"
              + "|spark://\\[[0-9a-fA-F:]+\\]:[0-9]{1,5}"
              + "|yarn"
              + "|k8s://\\S+");

  /** Whether a text has the form of a URL that Spark takes for its master. */
  public static boolean isMaster(String text) {
    return MASTER.matcher(text).matches();
  }

  public SparkCommand {
    start = List.copyOf(start);
    settings = List.copyOf(settings);
  }

  /** Starts Spark by an installation's script. */
  public static List<String> installed(Path submit) {
    return List.of(submit.toString());
  }

  /**
   * Starts Spark by its jars alone.
   *
   * @param java the program
   * @param jars their folder
   */
  public static List<String> ofJars(Path java, Path jars) {
    List<String> words = new ArrayList<>(List.of(java.toString()));
    words.add("-XX:+IgnoreUnrecognizedVMOptions");
    words.addAll(OPENED);
    words.addAll(List.of("-cp", jars.resolve("*").toString()));
    words.add("org.apache.spark.deploy.SparkSubmit");
    return words;
  }

  /**
   * All words.
   *
   * @param name what Spark's pages show
   * @param job the packaged job
   * @param libraries jars that it needs where runs are made
   */
  public List<String> words(String name, Path job, List<Path> libraries) {
    List<String> words = new ArrayList<>(start);
    words.addAll(List.of("--master", master, "--deploy-mode", "client"));
    words.addAll(List.of("--name", "contend " + name, "--class", MAIN));
    words.addAll(
        List.of(
            "--jars",
            libraries.stream()
                .map(jar -> jar.toUri().toString())
                .collect(Collectors.joining(","))));
    // Spark has other versions of the libraries that read scenarios.
    setting(words, "spark.executor.userClassPathFirst=true");
    setting(words, "spark.executor.extraJavaOptions=-Djava.awt.headless=true");
    setting(words, "spark.ui.enabled=false");
    setting(words, "spark.ui.showConsoleProgress=false");
    if (master.startsWith("local")) {
      setting(words, "spark.driver.host=127.0.0.1");
      setting(words, "spark.driver.bindAddress=127.0.0.1");
    }
    settings.forEach(each -> setting(words, each));
    words.add(job.toString());
    return words;
  }

  private static void setting(List<String> words, String setting) {
    words.addAll(List.of("--conf", setting));
  }

  /** The script of an installation of Spark, if a search path has one. */
  public static List<Path> onPath(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "spark-submit"))
        .toList();
  }
}
