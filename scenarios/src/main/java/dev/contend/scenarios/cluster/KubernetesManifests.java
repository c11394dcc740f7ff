package dev.contend.scenarios.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An indexed Job for Kubernetes, one index for each shard, and a Job for the merge.
 *
 * <p>The scenario travels in a ConfigMap; results go to a volume that all pods can write. Source of
 * the fields: the reference of the API {@code batch/v1} of Kubernetes 1.24, in which indexed Jobs
 * became stable, or newer.
 */
public final class KubernetesManifests {
  /** What a ConfigMap may hold at most is 1 MiB, of which the scenario may take this much. */
  public static final int MOST_BYTES = 1_000_000;

  private static final String FOLDER = "kubernetes/";
  private static final String SCENARIO = "/scenario/" + ClusterJob.SCENARIO;
  private static final String RESULTS = "/results/";

  private final ClusterJob job;
  private final String image;
  private final String claim;
  private final String scenario;

  /**
   * @param image in which {@code contend} is on the path
   * @param claim name of the claim of the volume
   * @param scenario text of the resolved scenario
   */
  public KubernetesManifests(ClusterJob job, String image, String claim, String scenario) {
    this.job = job;
    this.image = image;
    this.claim = claim;
    this.scenario = scenario;
  }

  /** The file that submits all. */
  public static String first() {
    return FOLDER + "submit.sh";
  }

  /** All files, by their paths from the folder of the results. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(first(), submit());
    files.put(FOLDER + "shards.yaml", configuration() + "---\n" + shards());
    files.put(FOLDER + "merge.yaml", merge());
    return files;
  }

  private String results() {
    return RESULTS + job.label() + "/";
  }

  private String submit() {
    return """
        #!/bin/sh
        # Runs the shards of the sweep, waits for them, and merges their results on the volume.
        # Options are given on to kubectl, as in: sh kubernetes/submit.sh --namespace=simulation
        set -eu
        cd "$(dirname "$0")"
        kubectl apply "$@" -f shards.yaml
        kubectl wait "$@" --for=condition=complete --timeout={seconds}s job/{label}-shards
        kubectl apply "$@" -f merge.yaml
        kubectl wait "$@" --for=condition=complete --timeout={seconds}s job/{label}-merge
        echo "results are in {results} of the volume {claim}"
        """
        .replace("{seconds}", Long.toString(job.seconds() * job.shards()))
        .replace("{label}", job.label())
        .replace("{results}", job.label())
        .replace("{claim}", claim);
  }

  private String configuration() {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {label}
        data:
          {file}: |
        """
            .replace("{label}", job.label())
            .replace("{file}", ClusterJob.SCENARIO)
        + scenario.indent(4).replaceAll("(?m)^ +$", "");
  }

  private String shards() {
    String index = "$((JOB_COMPLETION_INDEX + 1))";
    String indexed =
        """
          completions: {shards}
          parallelism: {shards}
          completionMode: Indexed
        """
            .replace("{shards}", Integer.toString(job.shards()));
    return job("shards", indexed, job.run(SCENARIO, index, results()));
  }

  private String merge() {
    return job("merge", "", job.merge(results()));
  }

  private String job(String part, String indexed, String arguments) {
    return """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {label}-{part}
        spec:
        {indexed}  backoffLimit: {retries}
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: contend
                  image: {image}
                  command: [sh, -c]
                  args:
                    - |
        {commands}          resources:
                    requests: {cpu: {cpus}, memory: {memory}Mi}
                    limits: {cpu: {cpus}, memory: {memory}Mi}
                  volumeMounts:
                    - {name: scenario, mountPath: /scenario}
                    - {name: results, mountPath: /results}
              volumes:
                - name: scenario
                  configMap: {name: {label}}
                - name: results
                  persistentVolumeClaim: {claimName: {claim}}
        """
        .replace("{label}", job.label())
        .replace("{part}", part)
        .replace("{indexed}", indexed)
        .replace("{retries}", Integer.toString(2 * job.shards()))
        .replace("{image}", image)
        .replace("{cpus}", '"' + Integer.toString(job.cpus()) + '"')
        .replace("{memory}", Integer.toString(job.mebibytes()))
        .replace("{claim}", claim)
        .replace("{commands}", job.commands("contend", arguments).indent(14));
  }
}
