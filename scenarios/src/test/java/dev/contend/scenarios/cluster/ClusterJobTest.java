package dev.contend.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What schedulers are told of a sweep. */
class ClusterJobTest {
  private static final ClusterJob JOB =
      new ClusterJob(
          "hardware/My Locks", 12, 4, 90_061, List.of("--limit", "wall-time=5 min"), false);

  @ParameterizedTest
  @CsvSource({
    "21, 30, 4, 1", // less than ten minutes of four cores
    "21, 7200, 4, 3",
    "21, 7201, 4, 4",
    "21, 1e9, 4, 21", // no more than points
    "5000, 1e9, 4, 1000", // no more than an array has
    "1, 0, 1, 1"
  })
  void aSweepIsSharedOutByTenMinutes(int points, double seconds, int cpus, int shards) {
    assertThat(ClusterJob.shards(points, seconds, cpus)).isEqualTo(shards);
  }

  @Test
  void aShardHasFourTimesWhatIsExpectedAndTenMinutesAtLeast() {
    assertThat(ClusterJob.limit(36_000, 10, 4)).isEqualTo(3_600);
    assertThat(ClusterJob.limit(1, 10, 4)).isEqualTo(600);
  }

  @Test
  void aJobWithoutAShardIsNone() {
    assertThatThrownBy(() -> new ClusterJob("a", 0, 1, 60, List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void slurmHasAnArrayAndAJobThatWaitsForItsEnd() {
    Map<String, String> files = new SlurmScripts(JOB, "/opt/contend").files();
    assertThat(files)
        .containsOnlyKeys("slurm/submit.sh", "slurm/shards.sbatch", "slurm/merge.sbatch");
    assertThat(files.get("slurm/shards.sbatch"))
        .startsWith("#!/bin/sh\n#SBATCH --job-name=contend-hardware-my-locks-shards\n")
        .contains("#SBATCH --array=1-12\n")
        .contains("#SBATCH --cpus-per-task=4\n")
        .contains("#SBATCH --mem=4096M\n")
        .contains("#SBATCH --time=1-01:01:01\n")
        .contains("-Xmx3072m")
        .contains(
            "\"${CONTEND:-/opt/contend}\" run scenario.resolved.yaml --shard"
                + " \"$SLURM_ARRAY_TASK_ID/12\" --out \"shards/$SLURM_ARRAY_TASK_ID\" --jobs 4"
                + " --limit 'wall-time=5 min' || code=$?\n");
    assertThat(files.get("slurm/merge.sbatch"))
        .doesNotContain("--array")
        .contains(
            " merge shards/* --out . --jobs 4 --no-why --limit 'wall-time=5 min' || code=$?\n");
    assertThat(files.get("slurm/submit.sh")).contains("--dependency=\"afterany:$shards\"");
  }

  @Test
  void kubernetesHasAnIndexForEachShardAndTheScenarioAsItIs() throws IOException {
    String scenario = "version: 1\nname: a\n\nmachine:\n  use: laptop\n";
    Map<String, String> files =
        new KubernetesManifests(JOB, "registry.example.org/contend:1", "results", scenario).files();
    YAMLMapper yaml = new YAMLMapper();
    MappingIterator<JsonNode> documents =
        yaml.readerFor(JsonNode.class).readValues(files.get("kubernetes/shards.yaml"));
    JsonNode map = documents.next();
    JsonNode job = documents.next();
    assertThat(documents.hasNext()).isFalse();

    assertThat(map.at("/kind").asText()).isEqualTo("ConfigMap");
    assertThat(map.at("/data/scenario.resolved.yaml").asText()).isEqualTo(scenario);
    assertThat(job.at("/metadata/name").asText()).isEqualTo("contend-hardware-my-locks-shards");
    assertThat(job.at("/spec/completions").asInt()).isEqualTo(12);
    assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
    JsonNode pod = job.at("/spec/template/spec");
    assertThat(pod.at("/volumes/0/configMap/name")).isEqualTo(map.at("/metadata/name"));
    assertThat(pod.at("/volumes/1/persistentVolumeClaim/claimName").asText()).isEqualTo("results");
    JsonNode container = pod.at("/containers/0");
    assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("4096Mi");
    assertThat(container.at("/args/0").asText())
        .contains("\ncontend run /scenario/scenario.resolved.yaml --shard")
        .contains("\"$((JOB_COMPLETION_INDEX + 1))/12\"")
        .endsWith("exit \"$code\"\n");

    JsonNode merge = yaml.readTree(files.get("kubernetes/merge.yaml"));
    assertThat(merge.at("/spec").has("completions")).isFalse();
    assertThat(merge.at("/spec/template/spec/containers/0/args/0").asText())
        .contains(
            "contend merge /results/contend-hardware-my-locks/shards/* --out"
                + " /results/contend-hardware-my-locks --jobs 4");
  }
}
