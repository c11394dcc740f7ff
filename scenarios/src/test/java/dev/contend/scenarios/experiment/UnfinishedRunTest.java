package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.hardware.NativeProgram;
import dev.contend.workloads.program.Cause;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Simulated programs that do not end. */
class UnfinishedRunTest {
  /** The points of 20,000 and 10,000 simulated seconds do not end; the other does. */
  static final String ENDLESS =
      """
      version: 1
      name: endless
      machine: i7-6700hq-nosmt
      variation: none
      workload: {use: locks, think: 1 s, warm-up: 0 ps}
      workers: 1
      sweep: {matrix: {workload.batch: [1, 20000, 10000]}}
      replications: 1
      """;

  @Test
  void pointsThatDoNotEndAreToldOfBesideTheOthersWithAnyNumberOfJobs() throws InterruptedException {
    for (int jobs : new int[] {1, 3}) {
      ExperimentResult result = ExperimentTest.run(ENDLESS, jobs);
      assertThat(result.scenario().points())
          .extracting(PointSpec::label)
          .containsExactly("native, 1 worker, workload.batch 1 on i7-6700hq-nosmt");
      assertThat(result.runs()).hasSize(1);
      assertThat(result.unfinished())
          .extracting(UnfinishedPoint::message)
          .containsExactly(message(20000), message(10000));
    }
  }

  private static String message(int batch) {
    return "the simulated program does not end: native, 1 worker, workload.batch "
        + batch
        + " on i7-6700hq-nosmt, replication 0 with seed 1\n    "
        + "it did not end within 9,007 simulated seconds, which is as long as a run can be\n    "
        + "give it less to do (the parameters of 'workload'), or shorten what it waits for";
  }

  @Test
  void aPointLeftOutDoesNotChangeTheOthers() throws InterruptedException {
    String alone = ENDLESS.replace("[1, 20000, 10000]", "[1]");
    assertThat(values(ENDLESS)).isNotEmpty().isEqualTo(values(alone));
  }

  private static Map<Metric, Double> values(String yaml) throws InterruptedException {
    return ExperimentTest.run(yaml, 2).runs().get(0).get(0).metrics().asMap();
  }

  @Test
  void nothingIsLeftIfNoPointEnds() {
    String endless = ENDLESS.replace("[1, 20000, 10000]", "[20000, 10000]");
    assertThatThrownBy(() -> ExperimentTest.run(endless, 1))
        .isInstanceOf(UnfinishedRunException.class)
        .hasMessageContainingAll("workload.batch 20000 on", "workload.batch 10000 on");
  }

  @Test
  void aStandstillSaysWhoWaitsForWhatAndReportsNoNumbers() {
    RunSpec locks = new Preparation().run(ScenarioTexts.read(ENDLESS).spec().points().get(0), 7, 2);
    Workload.OfNative stuck = (ground, workers, random) -> new Stuck();
    RunSpec run = new RunSpec(locks.point(), stuck, locks.interconnect(), 7, 2);
    RunResult result = Assembly.run(run);
    assertThat(result.unfinished())
        .containsExactly(
            "it came to a standstill", "worker 0 waits for a word that nobody changes");
    assertThat(result.metrics().asMap()).isEmpty();
    assertThat(new UnfinishedPoint(run.point(), 2, 7, result.unfinished()).message())
        .isEqualTo(
            "the simulated program does not end: native, 1 worker, workload.batch 1 on"
                + " i7-6700hq-nosmt, replication 2 with seed 7\n"
                + "    it came to a standstill\n"
                + "    worker 0 waits for a word that nobody changes");
  }

  /** A program that has nothing to report when it comes to a standstill. */
  private static final class Stuck implements NativeProgram {
    @Override
    public Routine worker(int index) {
      Futex futex = new Futex("a word that nobody changes");
      return new Routine() {
        @Override
        protected Step step(SimThread thread) {
          return thread.waitOn(futex, Cause.LOCK_PARKED.id());
        }
      };
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      throw new AssertionError("asked for what it has not measured");
    }
  }
}
