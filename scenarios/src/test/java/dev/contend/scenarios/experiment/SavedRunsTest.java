package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.metrics.Metric;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that go on with the runs of earlier ones. */
class SavedRunsTest {
  private static final String SWEEP =
      """
      version: 1
      name: small
      machine: i7-12700k
      workload: {use: prime-sieve, limit: 5000, chunk: 200}
      sweep:
        matrix:
          runtime: [cpython-3.13, cpython-3.13t]
          workers: [1, 3]
      replications: 3
      seed: 11
      """;

  @TempDir private Path folder = Path.of("");

  private final AtomicInteger simulated = new AtomicInteger();

  private ExperimentResult run(String yaml, int jobs, Function<RunSpec, RunResult> simulation)
      throws InterruptedException {
    ScenarioSpec scenario = ScenarioTexts.read(yaml).spec();
    simulated.set(0);
    try (ResultStore store = ResultStore.open(folder)) {
      SavedRuns saved = new SavedRuns(scenario, store, "1");
      ExperimentResult result =
          new Experiment(
                  scenario,
                  jobs,
                  ExperimentTest.SILENT,
                  saved,
                  run -> {
                    simulated.incrementAndGet();
                    return simulation.apply(run);
                  })
              .run();
      tables = all(result);
      return result;
    }
  }

  private String tables = "";

  private static String all(ExperimentResult result) {
    ResultTables tables = new ResultTables(result);
    StringBuilder all = new StringBuilder();
    for (var table :
        List.of(
            tables.results(),
            tables.replications(),
            tables.causes(),
            tables.contended(),
            tables.topology())) {
      all.append(TableFormats.CSV.format(table));
    }
    return all.toString();
  }

  private static String uninterrupted(String yaml) throws InterruptedException {
    return all(ExperimentTest.run(yaml, 2));
  }

  @Test
  void whatIsKeptIsNotSimulatedAgainAndGivesTheSameBytes() throws InterruptedException {
    run(SWEEP, 2, Assembly::run);
    assertThat(simulated).hasValue(12);
    assertThat(tables).isEqualTo(uninterrupted(SWEEP));
    run(SWEEP, 1, Assembly::run);
    assertThat(simulated).hasValue(0);
    assertThat(tables).isEqualTo(uninterrupted(SWEEP));
  }

  @Test
  void moreReplicationsAndMoreValuesAddToWhatIsThere() throws InterruptedException {
    run(SWEEP, 2, Assembly::run);
    String more = ScenarioTexts.withLine(SWEEP, "replications", "replications: 4");
    run(more, 2, Assembly::run);
    assertThat(simulated).hasValue(4);
    assertThat(tables).isEqualTo(uninterrupted(more));
    String wider = more.replace("[1, 3]", "[1, 2, 3]");
    run(wider, 2, Assembly::run);
    assertThat(simulated).hasValue(8);
    assertThat(tables).isEqualTo(uninterrupted(wider));
  }

  @Test
  void aPointAtWhichTheToolFailsIsToldOfBesideTheOthersAndTriedAgain() throws InterruptedException {
    ExperimentResult result =
        run(
            SWEEP,
            2,
            run -> {
              if (run.point().workers() == 3 && run.replication() > 0) {
                throw new IllegalStateException("two writers in " + run.replication());
              }
              return Assembly.run(run);
            });
    assertThat(result.failed())
        .extracting(FailedPoint::message)
        .containsExactly(
            "the simulation of cpython-3.13, 3 workers on i7-12700k, replication 1 with seed 11,"
                + " failed: java.lang.IllegalStateException: two writers in 1",
            "the simulation of cpython-3.13t, 3 workers on i7-12700k, replication 1 with seed 11,"
                + " failed: java.lang.IllegalStateException: two writers in 1");
    assertThat(result.asked()).isEqualTo(4);
    assertThat(tables).isEqualTo(uninterrupted(SWEEP.replace("[1, 3]", "[1]")));
    run(SWEEP, 2, Assembly::run);
    assertThat(simulated).as("what failed, and nothing else").hasValue(4);
    assertThat(tables).isEqualTo(uninterrupted(SWEEP));
  }

  @Test
  void metricsThatNothingDeclaresDoNotDependOnWhichRunEndsFirst() {
    ScenarioSpec scenario =
        ScenarioTexts.read(
                """
                version: 1
                name: disk
                machine: laptop
                runtime: cpython-3.13
                workload:
                  devices: {disk: {servers: 1}}
                  threads: {worker: {program: [{use: disk, for: {exponential: 1 ms}}]}}
                workers: 2
                replications: 2
                """)
            .spec();
    try (ResultStore store = ResultStore.open(folder)) {
      SavedRuns saved = new SavedRuns(scenario, store, "1");
      saved.save(0, 1, Experiment.one(scenario, 0, 1));
      saved.save(0, 0, Experiment.one(scenario, 0, 0));
      assertThat(saved.runs(0, 2).get(1).metrics().asMap().keySet())
          .isEqualTo(saved.runs(0, 2).get(0).metrics().asMap().keySet())
          .extracting(Metric::name)
          .contains("device-disk-wait");
    }
  }

  @Test
  void aVerdictIsKeptToo() throws InterruptedException {
    String endless = UnfinishedRunTest.ENDLESS;
    List<String> first = verdicts(endless);
    assertThat(simulated).hasValue(3);
    assertThat(verdicts(endless)).isEqualTo(first).hasSize(2);
    assertThat(simulated).hasValue(0);
  }

  private List<String> verdicts(String yaml) throws InterruptedException {
    return run(yaml, 2, Assembly::run).unfinished().stream().map(UnfinishedPoint::message).toList();
  }
}
