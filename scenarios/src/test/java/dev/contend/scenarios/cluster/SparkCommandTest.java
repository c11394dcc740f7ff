package dev.contend.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words that start Spark. */
class SparkCommandTest {
  private static final Path JOB = Path.of("/opt/contend-spark.jar");
  private static final List<Path> LIBRARIES =
      List.of(Path.of("/a b/contend.jar"), Path.of("/c.jar"));

  @Test
  void anInstallationOfSparkIsGivenMasterJarsAndSettings() {
    SparkCommand command =
        new SparkCommand(
            SparkCommand.installed(Path.of("/opt/spark/bin/spark-submit")),
            "spark://head:7077",
            List.of("spark.executor.memory=4g"));
    List<String> words = command.words("mine", JOB, LIBRARIES);
    assertThat(words)
        .startsWith("/opt/spark/bin/spark-submit", "--master", "spark://head:7077")
        .containsSequence("--name", "contend mine")
        .containsSequence("--jars", "file:///a%20b/contend.jar,file:///c.jar")
        .containsSequence("--conf", "spark.executor.userClassPathFirst=true")
        .doesNotContain("spark.driver.host=127.0.0.1")
        .endsWith("--conf", "spark.executor.memory=4g", "/opt/contend-spark.jar");
  }

  @Test
  void jarsAloneAreStartedAsSparkStartsThem() {
    List<String> start = SparkCommand.ofJars(Path.of("/jdk/bin/java"), Path.of("/jars"));
    assertThat(start)
        .startsWith("/jdk/bin/java")
        .contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .endsWith("-cp", "/jars/*", "org.apache.spark.deploy.SparkSubmit");
    assertThat(new SparkCommand(start, "local[2]", List.of()).words("mine", JOB, LIBRARIES))
        .containsSequence("--conf", "spark.driver.host=127.0.0.1");
  }

  @Test
  void theScriptIsLookedForInEveryFolderOfThePath() {
    assertThat(SparkCommand.onPath("/bin" + File.pathSeparator + File.pathSeparator + "/usr/bin"))
        .containsExactly(Path.of("/bin/spark-submit"), Path.of("/usr/bin/spark-submit"));
  }
}
