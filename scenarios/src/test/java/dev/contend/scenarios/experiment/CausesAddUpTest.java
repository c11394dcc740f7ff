package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read of causes and subjects adds up to the workers' time. */
class CausesAddUpTest {
  static Stream<String> pythonWorkloads() {
    return Stream.of(
        "use: prime-sieve, limit: 20000, chunk: 200",
        "use: list-append, appends: 300",
        "use: shared-container",
        "use: refcount-access, times: 500",
        "use: io-beside-cpu, duration: 20 ms",
        "use: thread-switch, duration: 20 ms",
        "use: reacquire, warm-up: 1 ms, sleep-phase: 20 ms, call-phase: 1 ms",
        "use: collection",
        "use: object-drops",
        "use: foreign-drops",
        "use: pool-primes",
        "use: worker-start");
  }

  @ParameterizedTest
  @MethodSource("pythonWorkloads")
  void theTimesOfEachPointAreTheWorkersTimeUnderEveryPolicy(String workload)
      throws InterruptedException {
    StringBuilder runtimes = new StringBuilder();
    for (RuntimePolicies policy : RuntimePolicies.values()) {
      runtimes.append(runtimes.length() == 0 ? "" : ", ");
      runtimes.append("{use: cpython-3.13t, policy: ").append(policy.yamlName()).append('}');
    }
    addUp(
        workload,
        "runtime: [" + runtimes + "], workers: [1, 2, 5]",
        3 * RuntimePolicies.values().length);
  }

  static Stream<String> nativeWorkloads() {
    return Stream.of(
        "use: counting, duration: 20 us",
        "use: locks, lock: mutex, duration: 50 us",
        "use: locks, lock: mcs, duration: 50 us");
  }

  @Test
  void theVerdictAndTheTableNameTheObject() throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            """
            version: 1
            name: names
            machine: i7-12700k
            workload: {use: refcount-access, statement: rebind, kind: instance, local: owned}
            variation: none
            replications: 1
            report: {charts: []}
            runtime: cpython-3.13t
            sweep: {matrix: {workers: [1, 8]}}
            """,
            1);
    ResultTables tables = new ResultTables(result);
    assertThat(new Summary(result, tables).markdown())
        .contains("% of the time of all 8 workers). An immortal object")
        .contains("most is lost to the reference count of `o` (");
    ResultTable.Row first = tables.contended().where("workers", "8").rows().get(0);
    assertThat(first.text("name")).isEqualTo("reference count of `o`");
    assertThat(first.text("kind")).isEqualTo("object");
    assertThat(first.text("cause")).isEqualTo(Cause.REFCOUNT_TRANSFER.label());
    assertThat(first.number("transfers")).isBetween(1e4, first.number("accesses"));
    assertThat(first.number("share")).isBetween(0.5, 1.0);
  }

  @ParameterizedTest
  @MethodSource("nativeWorkloads")
  void theTimesOfMachineCodeAddUpToo(String workload) throws InterruptedException {
    addUp(workload, "workers: [1, 2, 5]", 3);
  }

  private static void addUp(String workload, String matrix, int points)
      throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            """
            version: 1
            name: adds-up
            machine: laptop
            workload: {%s}
            replications: 2
            report: {charts: []}
            sweep: {matrix: {%s}}
            """
                .formatted(workload, matrix),
            1);
    ResultTables tables = new ResultTables(result);
    ResultTable time = read(tables.results()).where("metric", "time");
    ResultTable transfers = read(tables.results()).where("metric", "line-transfers");
    assertThat(time.rows()).hasSize(points);
    for (int point = 0; point < points; point++) {
      ResultTable.Row row = time.rows().get(point);
      int workers = row.integer("workers");
      ResultTable causes = of(row, read(tables.causes()));
      ResultTable contended = of(row, read(tables.contended()));
      assertThat(causes.rows()).hasSize(Cause.values().length);
      double seconds = workers * row.number("mean");
      assertThat(sum(causes, "time_s")).isCloseTo(seconds, within(1e-9 * seconds));
      assertThat(workers * sum(causes, "share")).isCloseTo(workers, within(1e-9 * workers));
      assertThat(causes.rows()).allMatch(each -> each.number("time_s") >= 0);
      double moved = transfers.rows().get(point).number("mean");
      assertThat(sum(contended, "transfers")).isCloseTo(moved, within(1e-6 * moved));
      assertThat(sum(contended, "waiting_s")).isLessThanOrEqualTo(others(causes) * (1 + 1e-9));
    }
  }

  /** What is waited for others, by the table of causes. */
  private static double others(ResultTable causes) {
    double sum = 0;
    for (Cause cause : Cause.values()) {
      if (cause.isForOthers()) {
        sum += sum(causes.where("cause", cause.label()), "time_s");
      }
    }
    return sum;
  }

  /** As it is written and read back. */
  private static ResultTable read(ResultTable table) {
    return CsvReader.parse("table.csv", TableFormats.CSV.format(table));
  }

  private static ResultTable of(ResultTable.Row point, ResultTable table) {
    return table.where("runtime", point.text("runtime")).where("workers", point.text("workers"));
  }

  private static double sum(ResultTable table, String column) {
    List<ResultTable.Row> rows = table.rows();
    return rows.stream().mapToDouble(row -> row.number(column)).sum();
  }
}
