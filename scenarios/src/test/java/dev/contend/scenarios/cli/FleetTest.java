package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code fleet}: what a fleet yields, and what is said of a wrong one. */
class FleetTest {
  private static final String TRAINING =
      """
      version: 1
      name: small
      question: How fast?
      nodes:
        - count: 3
          scenario:
            version: 1
            name: node
            machine: laptop
            workers: 4
            workload:
              {use: sharded-training, gpus: 2, phases: 2, python-cycles: 2e7, python-variation: 1, all-reduce: step}
          choices: {runtime: [cpython-3.13, cpython-3.14t]}
          together: {workload: {steps: 9}}
      network: {latency: 5 us, bandwidth: 10 GB/s}
      training: {bytes: 100 MB, steps: 50}
      node-replications: 8
      """;
  private static final String SERVICE =
      """
      version: 1
      name: service
      nodes:
        - count: 4
          scenario:
            extends: web-service
            runtime: cpython-3.14t
            workers: 4
            workload: {warm-up: 500 ms, duration: 4 s}
      network: {latency: 500 us, bandwidth: 1 GB/s}
      stragglers: {slow-share: 50 %, slowdown: 1.5}
      service: {arrival-rate: 400/s, balancing: two-choices, loads: [20/s, 120/s], duration: 20 s}
      node-replications: 3
      replications: 5
      """;

  @TempDir private Path folder = Path.of("");

  private Ran fleet(String text, String... options) throws IOException {
    Path file = folder.resolve("fleet.yaml");
    Files.writeString(file, text);
    return Ran.contend(
        Stream.concat(Stream.of("fleet", file.toString()), List.of(options).stream())
            .toArray(String[]::new));
  }

  @Test
  void answersFirstAndTheSameWhateverTheJobs() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Ran first = fleet(TRAINING, "--jobs", "1", "--out", one.toString());
    Ran second = fleet(TRAINING, "--jobs", "2", "--out", two.toString());
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(first.out().lines().toList().get(2))
        .startsWith("cpython-3.14t, 4 workers on laptop");
    assertThat(first.out()).contains("on 3 nodes").contains("Of a step, nodes work ");
    for (String file : List.of("fleet.csv", "summary.md")) {
      assertThat(one.resolve(file)).as(file).hasSameBinaryContentAs(two.resolve(file));
    }
    assertThat(Files.readString(one.resolve("fleet.csv")))
        .contains("small,\"cpython-3.14t, 4 workers on laptop\",3,12,straggler-share,ratio,");
  }

  /**
   * Random streams of both differ, so that both are samples: 3 nodes, 8 replications of 8 steps.
   */
  @Test
  void theModelIsNearAllNodesInDetail() throws IOException {
    Ran ran = fleet(TRAINING, "--together");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(gapsWithinBounds(ran)).isEqualTo(4);
  }

  /** Gaps of the rate and of the 99th percentile, in turn. */
  private static int gapsWithinBounds(Ran ran) {
    Matcher gaps =
        Pattern.compile("the model\\s+[0-9.]+\\s+\\(([+-][0-9.]+)\\s%\\)").matcher(ran.out());
    int found = 0;
    for (; gaps.find(); found++) {
      double bound = found % 2 == 0 ? 5 : 10;
      assertThat(Math.abs(Double.parseDouble(gaps.group(1)))).as(ran.out()).isLessThan(bound);
    }
    return found;
  }

  @Test
  void oneNodeThatSendsNothingIsTheNodeItself() throws IOException {
    String alone =
        TRAINING
            .replace("count: 3", "count: 1")
            .replace("    name: node", "    name: node\n      variation: none")
            .replace("bytes: 100 MB", "bytes: 0 B");
    Path out = folder.resolve("out");
    Ran ran = fleet(alone, "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    Path scenario = folder.resolve("node.yaml");
    Files.writeString(
        scenario,
        """
        version: 1
        name: node
        variation: none
        machine: laptop
        workers: 4
        runtime: cpython-3.13
        workload:
          {use: sharded-training, gpus: 2, phases: 2, python-cycles: 2e7, python-variation: 1, all-reduce: step}
        """);
    Path of = folder.resolve("of");
    Ran.contend("run", scenario.toString(), "--out", of.toString());
    double node = value(of.resolve("results.csv"), "step-rate");
    double fleet = value(out.resolve("fleet.csv"), "fleet-step-rate");
    // The clock of both counts picoseconds.
    assertThat(fleet).isCloseTo(node, withinPercentage(1e-9));
  }

  private static double value(Path file, String metric) throws IOException {
    String row =
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("," + metric + ","))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(row.split("," + metric + ",1/s,")[1].split(",")[0]);
  }

  @Test
  void requestsAreSharedOutAndSlowNodesTold() throws IOException {
    Ran ran = fleet(SERVICE);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("cpython-3.14t, 4 workers on xeon-8480plus on 4 nodes with 16 workers in all:")
        .containsPattern("requests, of\\s+which\\s+99\\s+%\\s+are\\s+answered\\s+within")
        .containsPattern("If\\s+all\\s+nodes\\s+were\\s+equally\\s+fast");
    Ran tooMuch = fleet(SERVICE.replace("400/s", "3200/s").replace("120/s", "900/s"));
    assertThat(tooMuch.exit()).isEqualTo(ExitCode.TARGET_MISSED.code());
    assertThat(tooMuch.out()).contains("More comes than is answered: 3200/s, of ");
  }

  /** Three processors of four are busy; what comes and when is the same in both. */
  @Test
  void theModelIsNearAllContainersInDetail() throws IOException {
    String alike =
        SERVICE
            .replace("stragglers: {slow-share: 50 %, slowdown: 1.5}", "")
            .replace("two-choices", "round-robin")
            .replace("duration: 4 s}", "duration: 10 s}");
    Ran ran = fleet(alike, "--together");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(gapsWithinBounds(ran)).isEqualTo(2);
    Ran looking = fleet(SERVICE, "--together");
    assertThat(looking.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(looking.err()).contains("write 'balancing: round-robin' or 'random'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count: 3|count: 0|nodes[0].count: '0' is too small",
        "bandwidth: 10 GB/s|bandwidth: 10|network.bandwidth: '10' has no unit",
        "{bytes: 100 MB|{collective: rings, bytes: 100 MB|did you mean 'ring'?",
        "use: sharded-training|use: sharded-trainin|did you mean 'sharded-training'?",
        "runtime: [cpython-3.13,|runtime: [cpython-3.3,|nodes[0].choices.runtime[0]: unknown runtime",
        "workers: 4|wokers: 4|did you mean 'workers'?",
        "training: {bytes|trainin: {bytes|did you mean 'training'?"
      })
  void wrongFilesAreToldWithWhatToWrite(String right, String wrong, String told)
      throws IOException {
    Ran ran = fleet(TRAINING.replace(right, wrong));
    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains("fleet.yaml:").contains(told).doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400/s|2000/s|gives each of 4 nodes 500/s, outside of the loads at which a node is simulated",
        "[20/s, 120/s]|[120/s, 20/s]|service.loads: does not rise",
        "[20/s, 120/s]|[120/s]|has 1 of the two loads that it takes",
        "extends: web-service|extends: llm-serving|has no parameter",
        "network:|training: {bytes: 1 MB}!network:|service: stands beside 'training'"
      })
  void wrongServicesToo(String right, String wrong, String told) throws IOException {
    Ran ran = fleet(SERVICE.replace(right, wrong.replace('!', '\n')));
    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains(told);
  }

  @Test
  void aLargeFleetIsNotSimulatedTogether() throws IOException {
    Ran ran = fleet(TRAINING.replace("count: 3", "count: 17"), "--together");
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains("17 nodes are too many").contains("at most 16 nodes");
  }
}
