package dev.contend.scenarios.cli;

import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.cluster.ClusterJob;
import dev.contend.scenarios.cluster.KubernetesManifests;
import dev.contend.scenarios.cluster.ShellWord;
import dev.contend.scenarios.cluster.SlurmScripts;
import dev.contend.scenarios.experiment.Pilot;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that have a cluster's scheduler run a sweep. */
final class EmitOptions {
  /** A name of Kubernetes: RFC 1123's of a subdomain. */
  private static final Pattern CLAIM = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}");
  private static final int MOST_CPUS = 1024;
  private static final int USUAL_CPUS = 4;

  /** Who runs the jobs. */
  enum Scheduler {
    SLURM,
    KUBERNETES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--emit",
      paramLabel = "SCHEDULER",
      description =
          "Simulate nothing, but write job files for a cluster into the output folder:"
              + " ${COMPLETION-CANDIDATES}. See docs/clusters.md.")
  private @Nullable Scheduler emit;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "With --emit: in how many processes to share out the sweep. Default: such that each takes"
              + " about ten minutes, by some pilot runs.")
  private @Nullable Integer shards;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      description = "With --emit: hardware threads of each process. Default: 4.")
  private @Nullable Integer cpus;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "With --emit kubernetes: an image in which contend is on the path.")
  private @Nullable String image;

  @Option(
      names = "--claim",
      paramLabel = "NAME",
      description =
          "With --emit kubernetes: the claim of a volume for results that all pods can write.")
  private @Nullable String claim;

  /** Whether job files are asked for. */
  boolean isAsked() {
    if (emit == null && (shards != null || cpus != null || image != null || claim != null)) {
      throw CommandFailure.wrongOptions(
          "--shards, --cpus, --image and --claim are of --emit, which is not there",
          "add '--emit slurm' or '--emit kubernetes', or leave them out");
    }
    return emit != null;
  }

  private boolean isToKubernetes() {
    return emit == Scheduler.KUBERNETES;
  }

  private int each() {
    return cpus == null ? USUAL_CPUS : cpus;
  }

  /**
   * Makes sure that the options fit each other and the scenario, before anything is written.
   *
   * @throws CommandFailure if they do not
   */
  void check(ScenarioArgument.Checked read) {
    inRange("--cpus", each(), MOST_CPUS);
    if (shards != null) {
      int points = read.spec().points().size();
      inRange("--shards", shards, Math.min(points, ClusterJob.MOST_SHARDS));
    }
    if (isToKubernetes()) {
      checkForKubernetes(read);
    } else if (image != null || claim != null) {
      throw CommandFailure.wrongOptions(
          "--image and --claim are of '--emit kubernetes'",
          "leave them out: Slurm's tasks see the folder itself");
    }
  }

  /**
   * Writes the job files, and the scenario that they run.
   *
   * @param read what to run, which was checked
   * @param folder where results go
   * @param output the same folder
   * @param whys whether the merge says what the removal of the largest losses gains
   */
  void write(
      ScenarioArgument.Checked read,
      Path folder,
      OutputFolder output,
      boolean whys,
      PrintWriter out,
      PrintWriter err) {
    output.prepare();
    KeptRuns.check(output, read.spec());
    int points = read.spec().points().size();
    int each = each();
    Pilot.Times times = Pilot.run(read.spec());
    boolean varies = read.spec().varies();
    double seconds = times.high() * (varies ? read.spec().replications().min() : 1);
    double longest = times.high() * (varies ? read.spec().replications().max() : 1);
    int count = shards == null ? ClusterJob.shards(points, seconds, each) : shards;
    List<String> options = new ArrayList<>();
    new Commands(List.of(), read)
        .limits()
        .forEach((name, value) -> options.addAll(List.of("--limit", name + "=" + value)));
    ClusterJob job =
        new ClusterJob(
            read.name(), count, each, ClusterJob.limit(longest, count, each), options, whys);
    output.writeResolved(read.spec().limits());
    Map<String, String> files =
        isToKubernetes()
            ? new KubernetesManifests(
                    job, String.valueOf(image), String.valueOf(claim), read.resolved())
                .files()
            : new SlurmScripts(job, contend()).files();
    try {
      files.forEach(
          (name, text) ->
              WholeFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    } catch (UncheckedIOException exception) {
      throw output.unwritable(exception);
    }
    files.keySet().forEach(name -> out.println(folder.resolve(name)));
    out.flush();
    String first = isToKubernetes() ? KubernetesManifests.first() : SlurmScripts.first();
    err.print(
        Prose.wrapped(
            "contend: "
                + points
                + (points == 1 ? " point" : " points")
                + " in "
                + count
                + (count == 1 ? " shard" : " shards")
                + " of about "
                + ProgressLine.duration(seconds / (count * each))
                + " with "
                + each
                + (each == 1 ? " hardware thread each, by " : " hardware threads each, by ")
                + times.sampled()
                + (times.sampled() == 1 ? " pilot run here" : " pilot runs here"),
            ""));
    err.println("    submit them with: sh " + ShellWord.quoted(folder.resolve(first).toString()));
    err.flush();
  }

  private void checkForKubernetes(ScenarioArgument.Checked read) {
    if (image == null || !IMAGE.matcher(image).matches()) {
      throw CommandFailure.wrongOptions(
          "--emit kubernetes takes --image with an image in which contend is on the path",
          "add it as in '--image registry.example.org/contend:1'; docs/clusters.md has a file that"
              + " makes one");
    }
    if (claim == null || !CLAIM.matcher(claim).matches()) {
      throw CommandFailure.wrongOptions(
          "--emit kubernetes takes --claim with the name of a PersistentVolumeClaim for the results",
          "add it as in '--claim contend-results'; all pods must be able to write to its volume");
    }
    if (!read.files().isEmpty()
        || read.resolved().getBytes(StandardCharsets.UTF_8).length
            > KubernetesManifests.MOST_BYTES) {
      throw CommandFailure.wrongOptions(
          "the scenario has recorded arrivals, or is larger than a ConfigMap may be",
          "put its folder on the volume and start '--shard' processes from there, as"
              + " docs/clusters.md says");
    }
  }

  /** The launcher, if it has said where it is. */
  private static String contend() {
    return System.getProperty("contend.launcher", "contend");
  }

  private static int inRange(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw CommandFailure.wrongOptions(
          option + " is " + number, "write a whole number from 1 to " + most);
    }
    return number;
  }
}
