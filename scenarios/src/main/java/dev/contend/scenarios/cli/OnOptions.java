package dev.contend.scenarios.cli;

import dev.contend.scenarios.cluster.SparkCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that have a cluster make the runs while the command waits for them. */
final class OnOptions {
  /** What makes the runs. */
  enum Engine {
    SPARK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--on",
      paramLabel = "ENGINE",
      description =
          "Have the runs made on a cluster, and keep them here: ${COMPLETION-CANDIDATES}. See"
              + " docs/clusters.md.")
  private @Nullable Engine on;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "With --on spark: Spark's master, as in 'spark://head:7077' or 'local[2]' to try it.")
  private @Nullable String master;

  @Option(
      names = "--spark-jars",
      paramLabel = "FOLDER",
      description =
          "With --on spark: Spark's jars, where no SPARK_HOME and no spark-submit on the path says"
              + " which Spark.")
  private @Nullable Path jars;

  @Option(
      names = "--spark-conf",
      paramLabel = "NAME=VALUE",
      description =
          "With --on spark: a setting of Spark, as in 'spark.executor.memory=4g'. May be repeated.")
  private List<String> settings = List.of();

  /** Whether a cluster makes the runs. */
  boolean isAsked() {
    if (on == null && (master != null || jars != null || !settings.isEmpty())) {
      throw CommandFailure.wrongOptions(
          "--master, --spark-jars and --spark-conf are of --on spark, which is not there",
          "add '--on spark', or leave them out");
    }
    return on != null;
  }

  /**
   * Spark, found but not started.
   *
   * @param read the scenario whose runs it makes
   * @param folder where results go
   * @throws CommandFailure if something of it is missing
   */
  SparkDriver spark(ScenarioArgument.Checked read, Path folder, PrintWriter err) {
    if (master == null || master.isBlank()) {
      throw CommandFailure.wrongOptions(
          "--on spark takes --master with the URL of Spark's master",
          "add it as in '--master spark://head:7077', or '--master local[2]' to try it here");
    }
    if (!SparkCommand.isMaster(master)) {
      throw CommandFailure.wrongOptions(
          "--master is '" + master + "', which Spark does not take for a master",
          "write it as in 'spark://head:7077', with the port, or 'local[2]' to try it here");
    }
    for (String setting : settings) {
      if (setting.indexOf('=') < 1) {
        throw CommandFailure.wrongOptions(
            "--spark-conf is '" + setting + "'", "write it as in 'spark.executor.memory=4g'");
      }
    }
    SparkPlace place = SparkPlace.find(jars);
    return new SparkDriver(
        new SparkCommand(place.start(), master, settings), place, read, folder, err);
  }
}
