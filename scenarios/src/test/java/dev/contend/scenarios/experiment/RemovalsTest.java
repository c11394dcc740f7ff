package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is gained when the largest loss of a point is taken away. */
class RemovalsTest {
  /** How far the gain may be from what was attributed, as a share of that. */
  private static final double NEAR = 0.2;

  private static final String COMPUTING =
      "{threads: {all: {program: [{barrier: all}, {repeat: 50, do: [{compute: 10 ms}]}]}},"
          + " barriers: {all: {}}}";

  /** A program of one cause: runtime, workers, workload, what is found, more of the scenario. */
  static Stream<Arguments> planted() {
    return Stream.of(
        Arguments.of("cpython-3.13", 8, COMPUTING, "GIL", ""),
        Arguments.of("cpython-3.13t", 112, COMPUTING, "clock and SMT loss", ""),
        Arguments.of("cpython-3.13t", 8, COMPUTING, "scheduler wait", "container: {cpus: 2}"),
        Arguments.of(
            "cpython-3.13t",
            8,
            "{objects: {config: instance}, threads: {all: {program:"
                + " [{repeat: 3000, do: [{compute: 1 us}, {refcount: config, times: 5}]}]}}}",
            "reference count of `config`",
            ""),
        Arguments.of(
            "cpython-3.14t",
            8,
            "{locks: {guard: threading-lock}, threads: {all: {program:"
                + " [{repeat: 300, do: [{compute: 20 us}, {lock: guard, do: [{compute: 10 us}]}]}]}}}",
            "lock `guard`",
            ""));
  }

  private static ExperimentResult run(
      String runtime, int workers, String workload, String more, int jobs)
      throws InterruptedException {
    return explained(
        """
        version: 1
        name: planted
        machine: xeon-8480plus
        runtime: %s
        workload: %s
        variation: none
        replications: 1
        report: {charts: []}
        sweep: {matrix: {workers: [1, %d]}}
        %s
        """
            .formatted(runtime, workload, workers, more),
        jobs);
  }

  private static final String SMALL =
      """
      version: 1
      name: small
      machine: laptop
      runtime: cpython-3.13
      workload: {use: prime-sieve, limit: 2000, chunk: 200}
      replications: 2
      report: {charts: []}
      sweep: {matrix: {workers: [1, 4]}}
      """;

  private static final String WITH = "Simulated with a GIL for each worker, it has no result: ";

  /**
   * The verdict on a point whose removal cannot be compared, of which {@code removed.csv} is told.
   */
  private static String verdict(ExperimentResult result) {
    ResultTables tables = new ResultTables(result);
    assertThat(result.removed()).hasSize(1);
    assertThat(tables.removed().orElseThrow().rows()).isEmpty();
    return new Summary(result, tables).verdict().get(0);
  }

  @Test
  void aMetricThatIsThenNoLongerMeasuredIsNothingToCompare() throws InterruptedException {
    ExperimentResult result =
        new Removals(new ResultTables(ExperimentTest.run(SMALL, 1)))
            .run(
                without -> {
                  ExperimentResult made = new Experiment(without, 1, ExperimentTest.SILENT).run();
                  RunResult ended = made.runs().get(0).get(0);
                  RunResult unmeasured =
                      new RunResult(
                          new MetricSet.Builder().build(),
                          ended.causePs(),
                          ended.contended(),
                          ended.pairs(),
                          List.of());
                  return new ExperimentResult(
                      made.scenario(), List.of(List.of(ended, unmeasured)), true, List.of());
                })
            .result();
    assertThat(verdict(result)).endsWith(WITH + "not every replication has a time.");
    assertThat(result.faultsWithoutLoss()).isEmpty();
  }

  @Test
  void aFaultOfTheToolIsToldAndDoesNotCostTheResults() throws InterruptedException {
    ExperimentResult result =
        new Removals(new ResultTables(ExperimentTest.run(SMALL, 1)))
            .run(
                without ->
                    new Experiment(
                            without,
                            1,
                            ExperimentTest.SILENT,
                            new RunsInMemory(),
                            run -> {
                              throw new IllegalStateException("two writers");
                            })
                        .run())
            .result();
    String fault =
        "replication 0 with seed 1, failed: java.lang.IllegalStateException: two writers";
    assertThat(verdict(result))
        .endsWith(
            WITH
                + "the simulation of cpython-3.13, 4 workers, not sharing GIL on laptop, "
                + fault
                + ".");
    assertThat(result.failed()).isEmpty();
    assertThat(result.faultsWithoutLoss())
        .containsExactly(
            "the simulation of cpython-3.13, 4 workers, not sharing GIL on laptop with a GIL for each worker, "
                + fault);
  }

  private static ExperimentResult explained(String text, int jobs) throws InterruptedException {
    ExperimentResult result = ExperimentTest.run(text, jobs);
    assertThat(result.removed()).isEmpty();
    return new Removals(new ResultTables(result))
        .run(without -> new Experiment(without, jobs, ExperimentTest.SILENT).run())
        .result();
  }

  @ParameterizedTest
  @MethodSource("planted")
  void removingAPlantedCauseGainsWhatWasAttributedToIt(
      String runtime, int workers, String workload, String loss, String more)
      throws InterruptedException {
    ExperimentResult result = run(runtime, workers, workload, more, 1);
    ResultTable table = new ResultTables(result).removed().orElseThrow();
    assertThat(table.rows()).hasSize(1);
    ResultTable.Row row = table.rows().get(0);
    assertThat(row.text("loss")).isEqualTo(loss);
    double share = row.number("share");
    assertThat(share).isGreaterThan(0.2);
    assertThat(row.number("saved")).isCloseTo(share, within(NEAR * share));
    assertThat(row.number("mean_without"))
        .isCloseTo(row.number("mean") * (1 - row.number("saved")), within(1e-9));
  }

  @Test
  void aLineOfMachineCodeCostsNothingWhereEachHasItsOwn() throws InterruptedException {
    for (String operation : List.of("fetch-add", "cas-loop", "store")) {
      ExperimentResult result =
          explained(
              """
              version: 1
              name: planted
              machine: i7-12700k
              workload: {use: counting, operation: %s, duration: 50 us}
              report: {charts: []}
              variation: none
              replications: 1
              sweep: {matrix: {workers: [1, 4]}}
              """
                  .formatted(operation),
              1);
      Metric headline = result.scenario().headline();
      double alone = result.runs().get(0).get(0).metrics().value(headline);
      assertThat(result.removed()).hasSize(1);
      assertThat(result.removed().get(0).without(headline).mean())
          .as(operation)
          .isCloseTo(alone, within(0.01 * alone));
    }
  }

  @Test
  void theVerdictTellsTheGainBesideTheShareAndWhatThenTakesMost() throws InterruptedException {
    ExperimentResult result = run("cpython-3.13", 8, COMPUTING, "", 1);
    String verdict = new Summary(result, new ResultTables(result)).verdict().get(0);
    assertThat(verdict)
        .matches(
            "cpython-3.13 on xeon-8480plus: 8 workers reach 0.1\\dx: 9\\d % of the loss is the GIL."
                + " Free threading or worker processes would remove it. Simulated with a GIL for each"
                + " worker: (0.9\\d|1.00)x, 8\\d % less time for the same work; the loss was 8\\d %"
                + " of the workers' time.*");
  }

  @Test
  void gainsArePairedWithIntervalsAndTheSameWithAnyNumberOfJobs() throws InterruptedException {
    String text =
        """
        version: 1
        name: small
        machine: laptop
        runtime: cpython-3.13
        workload: {use: prime-sieve, limit: 20000, chunk: 200}
        replications: 7
        report: {charts: []}
        sweep: {matrix: {workers: [1, 4]}}
        """;
    ResultTable one = new ResultTables(explained(text, 1)).removed().orElseThrow();
    ResultTable two = new ResultTables(explained(text, 2)).removed().orElseThrow();
    assertThat(TableFormats.CSV.format(two)).isEqualTo(TableFormats.CSV.format(one));
    ResultTable.Row row = one.rows().get(0);
    assertThat(row.integer("replications")).isEqualTo(5);
    assertThat(row.number("saved"))
        .isBetween(row.number("ci95_low"), row.number("ci95_high"))
        .isBetween(0.3, 0.9);
    assertThat(row.number("ci95_high")).isGreaterThan(row.number("ci95_low"));
  }

  @Test
  void aLockThatMustBeOneIsToldAsSuch() throws InterruptedException {
    ExperimentResult result =
        explained(
            """
            version: 1
            name: loop
            machine: xeon-8480plus
            runtime: cpython-3.14t
            workload:
              queues: {todo: {kind: queue, capacity: 1000}}
              threads:
                all:
                  program: [{repeat: 300, do: [{put: todo}, {get: todo}]}]
            variation: none
            replications: 1
            report: {charts: []}
            sweep: {matrix: {workers: [1, 16]}}
            """,
            1);
    Removed removed = result.removed().get(0);
    assertThat(removed.isCompared()).isFalse();
    assertThat(new Summary(result, new ResultTables(result)).verdict().get(0))
        .endsWith(
            "Simulated with one for each worker, it has no result: "
                + removed.removal().loss().subject().orElseThrow().name()
                + " cannot be one for each worker.");
    assertThat(new ResultTables(result).removed().orElseThrow().rows()).isEmpty();
  }
}
