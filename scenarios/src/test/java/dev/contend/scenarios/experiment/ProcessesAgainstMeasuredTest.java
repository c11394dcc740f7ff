package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.reference.Comparison;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.ReferenceReader;
import dev.contend.scenarios.reference.Vocabulary;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The library's experiments with processes against figures measured on CPython, and one that is
 * published. Costs were set on one thread, one start or one pipe; what several processes do to each
 * other is predicted.
 */
class ProcessesAgainstMeasuredTest {
  private static final double WORST_PERCENT = 40;
  private static final double MEDIAN_PERCENT = 15;
  private static final int MESSAGE_ROWS = 8;
  private static final int STREAM_ROWS = 4;
  private static final int PRIME_ROWS = 23;

  private static final Map<String, ResultTable> RESULTS = new LinkedHashMap<>();
  private static final Map<String, ResultTable> HELD = new LinkedHashMap<>();

  @BeforeAll
  static void simulate() throws InterruptedException {
    run("process-messages", "replications: 1");
    run("process-stream", "replications: 2");
    run("pool-primes", "replications: 1");
    run("worker-start", "replications: 1");
  }

  private static void run(String name, String replications) throws InterruptedException {
    String yaml = ScenarioTexts.ofLibrary("runtimes/" + name);
    yaml = ScenarioTexts.withLine(yaml, "replications:", replications);
    ExperimentResult result = ExperimentTest.run(yaml, 2);
    ResultTable results = new ResultTables(result).results();
    Problems problems = new Problems();
    Reference reference =
        new ReferenceReader(problems, new Vocabulary())
            .read(Library.REFERENCES.find(name).orElseThrow());
    assertThat(problems.rendered()).isEmpty();
    Comparison comparison = new Comparison(result.scenario(), List.of(reference), results);
    assertThat(comparison.left()).isEmpty();
    RESULTS.put(name, results);
    HELD.put(name, comparison.table());
  }

  private static List<Double> errors(String name) {
    List<Double> errors = new ArrayList<>();
    for (ResultTable.Row row : rows(name)) {
      if (row.text("role").equals("predicted")) {
        errors.add(100 * Math.abs(row.number("error")));
      }
    }
    return errors;
  }

  private static List<ResultTable.Row> rows(String name) {
    ResultTable table = HELD.get(name);
    if (table == null) {
      throw new AssertionError(name + " was not run");
    }
    return table.rows();
  }

  @Test
  void everyRowIsThereAndTheMedianErrorIsSmall() {
    assertThat(errors("process-messages")).hasSize(MESSAGE_ROWS);
    assertThat(errors("process-stream")).hasSize(STREAM_ROWS);
    assertThat(errors("pool-primes")).hasSize(PRIME_ROWS);
    List<Double> all = new ArrayList<>(errors("process-messages"));
    all.addAll(errors("process-stream"));
    all.addAll(errors("pool-primes"));
    assertThat(all).allMatch(error -> error <= WORST_PERCENT);
    all.sort(null);
    assertThat(all.get(all.size() / 2)).isLessThanOrEqualTo(MEDIAN_PERCENT);
  }

  @Test
  void aQueueTakesLongerThanASimpleQueueBecauseTwoThreadsWakeUp() {
    ResultTable latencies = result("process-messages").where("metric", "one-way-latency");
    for (String runtime : List.of("cpython-3.13+multiprocess", "cpython-3.13t+multiprocess")) {
      ResultTable ours = latencies.where("runtime", runtime);
      double simple = mean(ours.where("workload.queue", "simple-queue"));
      assertThat(mean(ours.where("workload.queue", "queue"))).isBetween(simple + 25, simple + 50);
    }
  }

  @Test
  void startMethodsComeInTheMeasuredOrder() {
    ResultTable times = result("pool-primes").where("metric", "results-time").where("workers", "2");
    double fork = mean(times.where("runtime", "cpython-3.13+multiprocess"));
    double server = mean(times.where("runtime", "cpython-3.13+multiprocess+forkserver"));
    double spawn = mean(times.where("runtime", "cpython-3.13+multiprocess+spawn"));
    // Measured: 0.551, 0.603 and 0.606 s.
    assertThat(server - fork).isBetween(0.04, 0.07);
    assertThat(spawn - fork).isBetween(0.04, 0.07);
  }

  /** Published for a process with imports: 100 to 200 ms; for a thread: below 10 ms. */
  @Test
  void workersStartWithinThePublishedRanges() {
    ResultTable starts = result("worker-start").where("metric", "worker-start");
    ResultTable importing = starts.where("workload.import-time", "100 ms");
    for (String method : List.of("spawn", "forkserver")) {
      for (String build : List.of("cpython-3.13", "cpython-3.13t", "article")) {
        assertThat(mean(importing.where("runtime", build + "+multiprocess+" + method)))
            .isBetween(100.0, 200.0);
      }
    }
    for (String thread : List.of("cpython-3.13", "cpython-3.13t", "article")) {
      assertThat(mean(importing.where("runtime", thread))).isBetween(0.01, 10.0);
    }
    for (ResultTable.Row row : rows("worker-start")) {
      if (row.text("role").equals("fitted")) {
        assertThat(Math.abs(row.number("error"))).isLessThan(0.02);
      }
    }
  }

  private static ResultTable result(String name) {
    ResultTable table = RESULTS.get(name);
    if (table == null) {
      throw new AssertionError(name + " was not run");
    }
    return table;
  }

  private static double mean(ResultTable one) {
    assertThat(one.rows()).hasSize(1);
    return one.rows().get(0).number("mean");
  }
}
