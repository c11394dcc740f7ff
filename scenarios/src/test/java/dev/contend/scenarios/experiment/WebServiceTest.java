package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.testing.ScenarioTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workload {@code web-service}: against queueing theory, and by its verdicts. */
class WebServiceTest {
  private static final String PROCESSES = "cpython-3.14+multiprocess+fork";

  /**
   * One server without Python work is M/M/1: from arrival to answer is exponential with rate 100 -
   * 60 a second.
   */
  @ParameterizedTest
  @ValueSource(strings = {"{use: cpython-3.14, policy: multiprocess}", "cpython-3.14t"})
  void aServerThatOnlyWaitsForItsDatabaseIsAQueueOfTheory(String runtime)
      throws InterruptedException {
    ResultTable results =
        run(
            """
            version: 1
            name: theory
            machine: laptop
            runtime: %s
            workload: {use: web-service, arrival-rate: 60, handler-cycles: 0, protocol-cycles: 0, io-time: 10 ms, duration: 2000 s}
            workers: 1
            replications: 2
            report: {charts: []}
            """
                .replace("%s", runtime));
    assertThat(mean(results, "response-latency-p50")).isCloseTo(17.33, withinPercentage(5));
    assertThat(mean(results, "response-latency-p95")).isCloseTo(74.89, withinPercentage(5));
    assertThat(mean(results, "response-rate")).isCloseTo(60, withinPercentage(2));
  }

  @Test
  void whatIsUnstableHasAVerdictAndNoLatency() throws InterruptedException {
    String scenario =
        ScenarioTexts.ofLibrary("web-service")
            .replaceFirst("workload.arrival-rate: .*", "workload.arrival-rate: [150, 500]")
            .replace("duration: 20 s", "duration: 10 s");
    ResultTable results = run(scenario);
    assertThat(results.where("metric", "time").rows()).hasSize(6);

    ResultTable slow = results.where("workload.arrival-rate", "150");
    assertThat(slow.where("metric", "response-latency-p99").rows()).hasSize(3);
    double processes = mean(slow.where("runtime", PROCESSES), "response-latency-p99");
    assertThat(mean(slow.where("runtime", "cpython-3.14"), "response-latency-p99"))
        .isGreaterThan(2 * processes);
    assertThat(mean(slow.where("runtime", "cpython-3.14t"), "response-latency-p99"))
        .isBetween(processes, 1.3 * processes);

    ResultTable fast = results.where("workload.arrival-rate", "500");
    ResultTable gil = fast.where("runtime", "cpython-3.14");
    assertThat(mean(gil, "backlog-growth")).isGreaterThan(0.5);
    assertThat(gil.where("metric", "response-latency-p99").rows()).isEmpty();
    assertThat(mean(fast.where("runtime", PROCESSES), "backlog-growth")).isLessThan(0.02);
    assertThat(fast.where("metric", "response-latency-p99").rows()).hasSize(2);
  }

  @Test
  void theVerdictSaysThatThereIsNoLatency() throws InterruptedException {
    String scenario =
        ScenarioTexts.ofLibrary("web-service")
            .replaceFirst("workload.arrival-rate: .*", "workload.arrival-rate: [400]")
            .replaceFirst("runtime: .*", "runtime: [cpython-3.14]")
            .replace("duration: 20 s", "duration: 5 s");
    ExperimentResult result = ExperimentTest.run(scenario, 1);
    assertThat(new Summary(result, new ResultTables(result)).verdict())
        .hasSize(2)
        .satisfies(sentences -> assertThat(sentences.get(0)).startsWith("Unstable (more arrives"))
        .last()
        .asString()
        .contains("backlog growth 0.5")
        .contains("no response latency p99");
  }

  @Test
  void aQuotaOfFewerCpusIsUsedUpSooner() throws InterruptedException {
    String scenario =
        ScenarioTexts.ofLibrary("web-service")
            .replaceFirst("container: .*", "")
            .replaceFirst("workload.arrival-rate: .*", "container-cpus: [2, 4]")
            .replace("use: web-service", "use: web-service, arrival-rate: 500")
            .replace("duration: 20 s", "duration: 5 s");
    ResultTable results = run(scenario).where("runtime", PROCESSES);
    assertThat(mean(results.where("container-cpus", "2"), "backlog-growth")).isGreaterThan(0.1);
    assertThat(mean(results.where("container-cpus", "4"), "backlog-growth")).isLessThan(0.02);
  }

  private static ResultTable run(String scenario) throws InterruptedException {
    return new ResultTables(ExperimentTest.run(scenario, 2)).results();
  }

  private static double mean(ResultTable results, String metric) {
    ResultTable rows = results.where("metric", metric);
    assertThat(rows.rows()).as(metric).hasSize(1);
    return rows.rows().get(0).number("mean");
  }
}
