package dev.contend.scenarios.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A job array for Slurm and a job that waits for its end.
 *
 * <p>Source of the directives: sbatch's manual page, Slurm 22.05, with which {@code .ci/slurm} was
 * run. The scripts take paths from the folder of the results, where {@code submit.sh} goes first,
 * so that the folder may be moved; it must lie on a file system that all nodes see.
 */
public final class SlurmScripts {
  private static final String FOLDER = "slurm/";
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;
  private static final int TEN = 10;

  private final ClusterJob job;
  private final String contend;

  /**
   * @param contend the command on the nodes, unless the variable CONTEND names another
   */
  public SlurmScripts(ClusterJob job, String contend) {
    this.job = job;
    this.contend = contend;
  }

  /** The file that submits all. */
  public static String first() {
    return FOLDER + "submit.sh";
  }

  /** All files, by their paths from the folder of the results. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(first(), submit());
    files.put(
        FOLDER + "shards.sbatch",
        script("shards", "#SBATCH --array=1-" + job.shards() + "\n", "shard-%a", shard()));
    files.put(FOLDER + "merge.sbatch", script("merge", "", "merge", job.merge("")));
    return files;
  }

  private String shard() {
    return job.run(ClusterJob.SCENARIO, "$SLURM_ARRAY_TASK_ID", "");
  }

  private static String submit() {
    return """
        #!/bin/sh
        # Submits the shards of the sweep, and the merge of their results when all have ended.
        # Options are given on to sbatch for both, as in: sh slurm/submit.sh --partition=short
        set -eu
        cd "$(dirname "$0")/.."
        shards=$(sbatch --parsable "$@" slurm/shards.sbatch)
        shards=${shards%%;*}
        merge=$(sbatch --parsable --dependency="afterany:$shards" "$@" slurm/merge.sbatch)
        echo "shards: job $shards; merge: job ${merge%%;*}, writes its results to $PWD"
        echo "look on: squeue --jobs=$shards,${merge%%;*}; logs are in slurm/"
        """;
  }

  private String script(String part, String array, String log, String command) {
    return "#!/bin/sh\n"
        + directive("job-name", job.label() + "-" + part)
        + array
        + directive("ntasks", "1")
        + directive("cpus-per-task", Integer.toString(job.cpus()))
        + directive("mem", job.mebibytes() + "M")
        + directive("time", time(job.seconds()))
        + directive("output", FOLDER + log + ".log")
        + "#SBATCH --requeue\n"
        + job.commands("\"${CONTEND:-" + contend + "}\"", command);
  }

  private static String directive(String name, String value) {
    return "#SBATCH --" + name + "=" + value + "\n";
  }

  private static String time(long seconds) {
    return seconds / DAY
        + "-"
        + twoDigits(seconds % DAY / HOUR)
        + ":"
        + twoDigits(seconds % HOUR / MINUTE)
        + ":"
        + twoDigits(seconds % MINUTE);
  }

  private static String twoDigits(long number) {
    return (number < TEN ? "0" : "") + number;
  }
}
