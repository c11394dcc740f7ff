package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.CsvReader;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.FailedPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does at the points that it simulates again without their largest loss. */
class RemovedLossesTest {
  /** Without the moves of the line more is done in the same time, which takes more events. */
  private static final String COUNTING =
      """
      version: 1
      name: counting
      machine: i7-12700k
      workload: {use: counting, operation: fetch-add, duration: 50 us}
      report: {charts: []}
      variation: none
      replications: 1
      sweep: {matrix: {workers: [1, 4]}}
      """;

  @TempDir private Path folder = Path.of("");

  private Path out() {
    return folder.resolve("out");
  }

  private String scenario(String yaml) throws IOException {
    return Files.writeString(folder.resolve("scenario.yaml"), yaml).toString();
  }

  private Ran run(ScenarioRun.Simulator simulator, String yaml, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", scenario(yaml)));
    arguments.addAll(List.of("--out", out().toString()));
    arguments.addAll(List.of(options));
    return Ran.simulatedBy(simulator, arguments.toArray(String[]::new));
  }

  /** Counts the runs that are made, and passes on what is told of them. */
  private static Experiment.Progress counting(Experiment.Progress progress, AtomicInteger made) {
    return new Experiment.Progress() {
      @Override
      public void planned(int runs) {
        progress.planned(runs);
      }

      @Override
      public void runEnded(long events) {
        made.incrementAndGet();
        progress.runEnded(events);
      }

      @Override
      public void runFound() {
        progress.runFound();
      }
    };
  }

  @Test
  void theirRunsAreKeptAndNotMadeAgain() throws IOException {
    AtomicInteger made = new AtomicInteger();
    ScenarioRun.Simulator simulator =
        (scenario, jobs, progress, saved) ->
            new Experiment(scenario, jobs, counting(progress, made), saved).run();
    assertThat(run(simulator, COUNTING).exit()).isZero();
    assertThat(made).hasValue(3);
    String removed = Files.readString(out().resolve("removed.csv"));
    assertThat(run(simulator, COUNTING).exit()).isZero();
    assertThat(made).as("runs that were made, the second time none").hasValue(3);
    assertThat(out().resolve("removed.csv")).hasContent(removed);
  }

  @Test
  void aFaultOfTheToolInOneOfThemEndsWithItsExitCodeWhileTheResultsAreWritten() throws IOException {
    ScenarioRun.Simulator simulator =
        (scenario, jobs, progress, saved) ->
            scenario.points().size() == 2
                ? new Experiment(scenario, jobs, progress, saved).run()
                : new ExperimentResult(
                    scenario,
                    List.of(),
                    true,
                    List.of(),
                    List.of(
                        new FailedPoint(
                            0,
                            scenario.points().get(0),
                            0,
                            scenario.seed(),
                            new IllegalStateException("two writers"))));
    Ran ran = run(simulator, COUNTING);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(7);
    assertThat(ran.err())
        .contains(
            "contend: the simulation of native, 4 workers, not sharing counter on i7-12700k with one for"
                + " each worker, replication 0 with seed 1, failed: java.lang.IllegalStateException: two"
                + " writers\n    this is a fault of the tool; please report it\n")
        .doesNotContain("--point");
    assertThat(CsvReader.read(out().resolve("results.csv")).rows()).isNotEmpty();
    assertThat(CsvReader.read(out().resolve("removed.csv")).rows()).isEmpty();
  }

  @Test
  void aLimitHoldsForThemToo() throws IOException {
    Ran free = run(ScenarioRun.Simulator.STANDARD, COUNTING);
    assertThat(free.exit()).isZero();
    assertThat(CsvReader.read(out().resolve("removed.csv")).rows()).hasSize(1);
    Ran limited = run(ScenarioRun.Simulator.STANDARD, COUNTING, "--limit", "events=70000");
    assertThat(limited.exit()).as(limited.err()).isZero();
    assertThat(CsvReader.read(out().resolve("removed.csv")).rows()).isEmpty();
    assertThat(limited.out().replaceAll("\\s+", " "))
        .contains("it has no result: it did not end within the limit of 70,000 events.");
  }
}
