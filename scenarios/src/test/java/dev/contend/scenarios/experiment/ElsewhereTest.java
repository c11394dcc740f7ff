package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments whose runs are made elsewhere. */
class ElsewhereTest {
  private static final String SWEEP =
      """
      version: 1
      name: small
      machine: i7-12700k
      workload: {use: prime-sieve, limit: 5000, chunk: 200}
      sweep: {matrix: {runtime: [cpython-3.13, cpython-3.13t], workers: [1, 3]}}
      replications: {min: 2, max: 5, precision: 0.0001 %}
      seed: 11
      """;

  private static final String VERSION = "1";

  @TempDir private Path folder = Path.of("");

  private final ScenarioSpec scenario = ScenarioTexts.read(SWEEP).spec();
  private final List<RunId> asked = new ArrayList<>();
  private final Counted progress = new Counted();

  /** What was told of the runs. */
  private static final class Counted implements Experiment.Progress {
    private final AtomicInteger planned = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();

    @Override
    public void planned(int runs) {
      planned.addAndGet(runs);
    }

    @Override
    public void runEnded(long events) {
      ended.incrementAndGet();
    }

    @Override
    public void runFound() {
      found.incrementAndGet();
    }
  }

  /** Makes those runs that it is to make, as text on the way there and back. */
  private Elsewhere making(String version, Predicate<RunId> isMade) {
    return (runs, ended) -> {
      asked.addAll(runs);
      try (RunMaker maker = new RunMaker(scenario, version)) {
        runs.stream()
            .map(run -> RunId.parse(run.toString()))
            .filter(isMade)
            .flatMap(run -> maker.make(run).stream())
            .forEach(line -> ended.accept(RunLine.parse(line.toString())));
      }
    };
  }

  private String results(Elsewhere elsewhere) throws InterruptedException {
    asked.clear();
    try (ResultStore store = ResultStore.open(folder)) {
      SavedRuns saved = new SavedRuns(scenario, store, VERSION);
      return text(new Experiment(scenario, 2, progress, saved, elsewhere).run());
    }
  }

  private static String text(ExperimentResult result) {
    ResultTables tables = new ResultTables(result);
    return TableFormats.CSV.format(tables.results()) + TableFormats.CSV.format(tables.contended());
  }

  @Test
  void everyRoundOfRunsMadeElsewhereGivesTheBytesOfOneMadeHere() throws InterruptedException {
    String here = text(ExperimentTest.run(SWEEP, 2));
    assertThat(results(making(VERSION, run -> true))).isEqualTo(here);
    assertThat(asked).hasSize(4 * 5).doesNotHaveDuplicates();
    assertThat(progress.planned).hasValue(20);
    assertThat(progress.ended).hasValue(20);
    assertThat(progress.found).hasValue(0);
    assertThat(results(making(VERSION, run -> true))).isEqualTo(here);
    assertThat(asked).as("what is kept is not asked for").isEmpty();
    assertThat(progress.found).hasValue(20);
  }

  @Test
  void whatDoesNotComeBackIsMadeHere() throws InterruptedException {
    String here = text(ExperimentTest.run(SWEEP, 2));
    assertThat(results(making(VERSION, run -> run.point() != 2))).isEqualTo(here);
    assertThat(asked).hasSize(20);
    assertThat(progress.ended).hasValue(20);
  }

  @Test
  void runsOfAnotherModelAreNotTaken() throws InterruptedException {
    results(making("2", run -> true));
    try (ResultStore store = ResultStore.open(folder);
        RunMaker maker = new RunMaker(scenario, "2")) {
      RunLine other = maker.make(new RunId(0, 7)).orElseThrow();
      SavedRuns saved = new SavedRuns(scenario, store, VERSION);
      assertThat(saved.take(other)).isEmpty();
      assertThat(saved.has(other.run())).isFalse();
      assertThat(new SavedRuns(scenario, store, "2").found(1)).isZero();
    }
  }
}
