package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs of single points, as they are asked for. */
class PointRunsTest {
  private static final String SWEEP =
      """
      version: 1
      name: single
      machine: laptop
      workload: {use: prime-sieve, limit: 2000}
      sweep: {matrix: {runtime: [cpython-3.13, cpython-3.13t], workers: [1, 2]}}
      replications: 3
      """;

  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger planned = new AtomicInteger();

  private final Experiment.Progress counting =
      new Experiment.Progress() {
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
          // Nothing depends on it.
        }
      };

  @Test
  void theyAreThoseOfAnExperimentAndEachIsMadeOnce() throws InterruptedException {
    ScenarioSpec scenario = ScenarioTexts.read(SWEEP).spec();
    try (RunsOnDemand runs = new RunsOnDemand(scenario, 2, counting)) {
      runs.of(List.of(scenario.points().get(3)), 2);
      List<List<RunResult>> all = runs.of(scenario.points(), 3);
      assertThat(ended).hasValue(12);
      for (int point = 0; point < 4; point++) {
        for (int r = 0; r < 3; r++) {
          assertThat(all.get(point).get(r).metrics().asMap())
              .isEqualTo(Experiment.one(scenario, point, r).metrics().asMap());
        }
      }
      ScenarioSpec other = ScenarioTexts.read(SWEEP.replace("2000", "3000")).spec();
      assertThatThrownBy(() -> runs.of(other.points(), 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Another machine may be faster, so nothing keeps such a run; who asked for it has it. */
  @Test
  void aRunThatALimitOfWallTimeEndsIsAmongThem() {
    String slow =
        SWEEP.replace("limit: 2000", "limit: 2000000, chunk: 1") + "limits: {wall-time: 1 ms}\n";
    try (PointRuns runs = new PointRuns(ScenarioTexts.read(slow).spec(), counting)) {
      RunResult run = runs.run(3, 0);
      assertThat(run.unfinished()).isNotEmpty();
      assertThat(runs.made(3, 1)).containsExactly(run);
    }
  }

  @Test
  void whatIsExpectedIsPlannedOnce() throws InterruptedException {
    ScenarioSpec scenario = ScenarioTexts.read(SWEEP).spec();
    try (RunsOnDemand runs = new RunsOnDemand(scenario, 1, counting)) {
      runs.expect(8);
      assertThat(planned).hasValue(8);
      runs.of(scenario.points().subList(0, 2), 3);
      assertThat(planned).hasValue(8);
      runs.of(scenario.points(), 3);
      assertThat(planned).hasValue(12);
      runs.expect(5);
      runs.expect(0);
      assertThat(planned).hasValue(12);
    }
  }
}
