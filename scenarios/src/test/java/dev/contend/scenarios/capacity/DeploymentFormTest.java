package dev.contend.scenarios.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defends that what is deployed is what was simulated. */
class DeploymentFormTest {
  private static final long MIB = 1 << 20;

  private static Deployment choice(String runtime, String container) {
    PointSpec point =
        ScenarioTexts.read(
                """
                version: 1
                name: service
                machine: xeon-8480plus
                container: %s
                runtime: %s
                workload: web-service
                workers: 6
                """
                    .replaceFirst("%s", container)
                    .replaceFirst("%s", runtime))
            .spec()
            .points()
            .get(0);
    return new Deployment("My service", point, 100 * MIB + 1);
  }

  private static String text(DeploymentForm form, Deployment choice) {
    return form.text(choice).orElseThrow();
  }

  @Test
  void threadsAreThreadsOfOneProcess() {
    Deployment choice = choice("cpython-3.14t", "{cpus: 4}");
    assertThat(text(DeploymentForm.GUNICORN, choice))
        .isEqualTo(
            """
            # plan 'My service': cpython-3.14t, 6 workers on xeon-8480plus
            workers = 1
            threads = 6
            worker_class = "gthread"
            """);
    assertThat(text(DeploymentForm.UVICORN, choice))
        .contains("limiter.total_tokens = 6\n", "exec uvicorn --workers 1 ");
    assertThat(DeploymentForm.DATALOADER.text(choice)).isEmpty();
    assertThat(DeploymentForm.DATALOADER.refusal(choice))
        .isEqualTo("dataloader cannot run workers that are threads; its workers are processes");
  }

  @Test
  void processesAreStartedAsTheyWere() {
    String forked = "{use: cpython-3.14, policy: multiprocess, start-method: fork}";
    Deployment choice = choice(forked, "{cpus: 4}");
    assertThat(text(DeploymentForm.GUNICORN, choice))
        .contains("workers = 6\nthreads = 1\n", "preload_app = True\n");
    assertThat(text(DeploymentForm.UVICORN, choice)).contains("exec uvicorn --workers 6 ");
    assertThat(text(DeploymentForm.DATALOADER, choice))
        .contains("num_workers=6,", "multiprocessing_context=\"fork\",");
    Deployment spawned = choice(forked.replace("fork", "spawn"), "{cpus: 4}");
    assertThat(text(DeploymentForm.GUNICORN, spawned)).contains("preload_app = False\n");
    assertThat(text(DeploymentForm.DATALOADER, spawned)).contains("_context=\"spawn\",");
  }

  @Test
  void interpretersOfOneProcessAreNoneOfThese() {
    Deployment choice = choice("{use: cpython-3.14, policy: per-interpreter-gil}", "{cpus: 4}");
    List<DeploymentForm> left =
        Arrays.stream(DeploymentForm.values())
            .filter(form -> form.text(choice).isPresent())
            .toList();
    assertThat(left).containsExactly(DeploymentForm.KUBERNETES);
    assertThat(DeploymentForm.GUNICORN.refusal(choice))
        .isEqualTo("gunicorn cannot run workers that are interpreters");
  }

  @Test
  void anotherSwitchIntervalIsSet() {
    Deployment choice = choice("{use: cpython-3.14, switch-interval: 500 us}", "{cpus: 4}");
    assertThat(text(DeploymentForm.GUNICORN, choice)).endsWith("sys.setswitchinterval(5.0E-4)\n");
  }

  @Test
  void aContainerHasTheLimitsThatWereSimulatedAndNoOthers() {
    String both =
        text(
            DeploymentForm.KUBERNETES, choice("cpython-3.14t", "{cpus: 2.5, memory-limit: 1 GiB}"));
    assertThat(both)
        .contains("metadata: {name: my-service}")
        .contains("# Peak memory in the simulation: 101 MiB.")
        .contains("requests: {cpu: \"2500m\", memory: 1024Mi}")
        .contains("limits: {cpu: \"2500m\", memory: 1024Mi}")
        .contains("{name: WEB_CONCURRENCY, value: \"1\"}");
    assertThat(new YamlReader(new Problems()).map(SourceText.of("k.yaml", both))).isPresent();
    String cpus = text(DeploymentForm.KUBERNETES, choice("cpython-3.14t", "{cpus: 4}"));
    assertThat(cpus)
        .contains("requests: {cpu: \"4\", memory: 101Mi}")
        .contains("limits: {cpu: \"4\"}");
  }
}
