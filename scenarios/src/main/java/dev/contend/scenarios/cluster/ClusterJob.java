package dev.contend.scenarios.cluster;

import java.util.List;

/**
 * A sweep as jobs of a cluster: an array of shards, each a process of its own, and one that merges
 * them when all have ended.
 *
 * <p>Each shard writes to a folder of its own below {@link #SHARDS}, so that shards need nothing of
 * each other; a shard that was ended is submitted again and goes on where it was. The merge
 * simulates what no shard has, so that a lost shard costs time and no results.
 *
 * @param name of the experiment
 * @param shards in how many the points are shared out, from 1 to {@link #MOST_SHARDS}
 * @param cpus hardware threads of each process, from 1
 * @param seconds after which a process may be ended
 * @param options of every run, such as limits
 * @param whys whether the merge says what the removal of the largest losses gains
 */
public record ClusterJob(
    String name, int shards, int cpus, long seconds, List<String> options, boolean whys) {
  /** What the scenario is called in the folder. */
  public static final String SCENARIO = "scenario.resolved.yaml";

  /** Below which folder the shards write. */
  public static final String SHARDS = "shards";

  /** The most tasks that a Slurm array has unless its administrator allows more. */
  public static final int MOST_SHARDS = 1_000;

  /** What a process takes beyond the points, such as its start, is little against this. */
  private static final double SECONDS_OF_A_SHARD = 600;

  private static final long LEAST_SECONDS = 600;

  /** How much longer a shard may take than pilot runs let expect: other cores, other points. */
  private static final double MARGIN = 4;

  /** A sweep of ten thousand points needs 0.93 GiB (docs/performance.md), on two cores. */
  private static final int GIB_OF_A_CPU = 1;

  private static final int LEAST_GIB = 2;
  private static final int MIB_OF_A_GIB = 1024;
  private static final double HEAP_SHARE = 0.75;

  public ClusterJob {
    if (shards < 1 || shards > MOST_SHARDS || cpus < 1 || seconds < 1) {
      throw new IllegalArgumentException(
          shards + " shards with " + cpus + " hardware threads and " + seconds + " s");
    }
    options = List.copyOf(options);
  }

  /**
   * In how many shards to share out a sweep: such that each takes about ten minutes.
   *
   * @param points of the sweep
   * @param seconds that all of it takes on one core
   * @param cpus of each shard
   */
  public static int shards(int points, double seconds, int cpus) {
    int most = Math.min(points, MOST_SHARDS);
    return (int) Math.max(1, Math.min(most, Math.ceil(seconds / (SECONDS_OF_A_SHARD * cpus))));
  }

  /**
   * After what time to end a shard.
   *
   * @param seconds that the whole sweep takes on one core
   * @param shards in how many it is shared out
   * @param cpus of each shard
   */
  public static long limit(double seconds, int shards, int cpus) {
    return (long) Math.max(LEAST_SECONDS, Math.ceil(MARGIN * seconds / (shards * cpus)));
  }

  /** Memory of each process. */
  int mebibytes() {
    return Math.max(LEAST_GIB, GIB_OF_A_CPU * cpus) * MIB_OF_A_GIB;
  }

  /** Options for the JVM of each process: most of its memory is heap. */
  String jvmOptions() {
    return "-Xmx" + (int) (HEAP_SHARE * mebibytes()) + "m";
  }

  /** The name as schedulers take it: small letters, digits and hyphens. */
  String label() {
    String label = DnsLabel.of(name);
    return label.isEmpty() ? "contend" : "contend-" + label;
  }

  /**
   * The arguments of one shard, as words of a shell.
   *
   * @param scenario where the scenario is
   * @param number of the shard from 1, which may be an expression of the shell
   * @param results below which folder results go, with a slash, or empty
   */
  String run(String scenario, String number, String results) {
    return "run "
        + scenario
        + " --shard \""
        + number
        + "/"
        + shards
        + "\" --out \""
        + results
        + SHARDS
        + "/"
        + number
        + "\" --jobs "
        + cpus
        + optional(options);
  }

  /** The arguments of the merge, likewise. */
  String merge(String results) {
    String folders = results + SHARDS + "/*";
    String out = results.isEmpty() ? "." : results.substring(0, results.length() - 1);
    return "merge "
        + folders
        + " --out "
        + out
        + " --jobs "
        + cpus
        + (whys ? "" : " --no-why")
        + optional(options);
  }

  /**
   * What a process of the cluster does, as lines of a shell.
   *
   * @param contend the command, as a word of the shell
   * @param arguments of it
   */
  String commands(String contend, String arguments) {
    return """
        # What is ended and started again goes on where it was. Exit code 6 is a verdict on some point
        # of the sweep, which the results tell; it is no fault of this process.
        export CONTEND_OPTS="${CONTEND_OPTS:-{options}}"
        code=0
        {command} || code=$?
        if [ "$code" -eq 6 ]; then exit 0; fi
        exit "$code"
        """
        .replace("{options}", jvmOptions())
        .replace("{command}", contend + " " + arguments);
  }

  private static String optional(List<String> words) {
    return words.isEmpty() ? "" : " " + ShellWord.quoted(words);
  }
}
