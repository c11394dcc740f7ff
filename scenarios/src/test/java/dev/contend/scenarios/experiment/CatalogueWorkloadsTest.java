package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the experiments of the catalogue found, at a smaller scale. */
class CatalogueWorkloadsTest {
  private static final Metric MEMORY = MemoryMetrics.MEMORY_PER_WORKER;
  private static final Metric INTERVAL = RunMetrics.OPERATION_INTERVAL;

  /** The value of a metric at the one point with these values, of runs in which nothing varies. */
  private static double at(
      ExperimentResult result, Metric metric, String runtime, int workers, String... axes) {
    List<PointSpec> points = result.scenario().points();
    List<PointSpec> found =
        points.stream()
            .filter(point -> point.runtime().label().equals(runtime))
            .filter(point -> point.workers() == workers)
            .filter(point -> List.copyOf(point.axes().values()).equals(List.of(axes)))
            .toList();
    assertThat(found).as("%s, %d workers, %s", runtime, workers, List.of(axes)).hasSize(1);
    return result.runs().get(points.indexOf(found.get(0))).get(0).metrics().value(metric);
  }

  @Test
  void aCollectionCopiesAllThatIsNotFrozenAndACountWhatIsRead() throws InterruptedException {
    ExperimentResult result = ExperimentTest.run(ScenarioTexts.ofLibrary("fork-server"), 2);
    String runtime = "cpython-3.13+multiprocess";
    double base = at(result, MEMORY, runtime, 1, "yes", "yes");
    double collected = at(result, MEMORY, runtime, 1, "no", "no");
    double counted = at(result, MEMORY, runtime, 1, "yes", "no");
    // 200,000 objects of 256 bytes beside their headers, 32 with the collector's, by 16 bytes.
    double dataMib = 200_000 * 288 / (double) (1 << 20);
    assertThat(collected - base).isCloseTo(dataMib, within(dataMib * 0.01));
    assertThat(at(result, MEMORY, runtime, 1, "no", "yes")).isEqualTo(collected);
    // A hundred requests read 500 objects each.
    assertThat(counted - base).isCloseTo(dataMib / 4, within(dataMib * 0.01));
    assertThat(at(result, MEMORY, runtime, 8, "no", "no")).isCloseTo(collected, within(0.01));
    assertThat(at(result, MEMORY, "cpython-3.14t", 8, "no", "no")).isLessThan(1);
  }

  @Test
  void aCollectionWaitsForCallsWithoutASafepointAndLooksAtWhatOthersHave()
      throws InterruptedException {
    ExperimentResult result = ExperimentTest.run(ScenarioTexts.ofLibrary("stop-the-world"), 2);
    Metric pause = MemoryMetrics.COLLECTOR_PAUSE;
    Metric toStop = MemoryMetrics.TIME_TO_STOP;
    String free = "cpython-3.14t";
    assertThat(at(result, toStop, free, 16, "0", "0 ps")).isLessThan(20);
    assertThat(at(result, toStop, free, 16, "0", "5 ms")).isBetween(1_000.0, 5_000.0);
    assertThat(at(result, toStop, "cpython-3.13", 16, "0", "5 ms")).isZero();
    double one =
        at(result, pause, free, 2, "20000", "0 ps") - at(result, pause, free, 2, "0", "0 ps");
    double many =
        at(result, pause, free, 16, "20000", "0 ps") - at(result, pause, free, 16, "0", "0 ps");
    assertThat(many / one).isBetween(9.0, 15.0);
  }

  @Test
  void theProgramsOfTheScalingBenchmarkScaleUnlessCountsAreAtomic() throws InterruptedException {
    ExperimentResult result = ExperimentTest.run(ScenarioTexts.ofLibrary("ftscaling"), 2);
    List<String> patterns =
        result.scenario().points().stream()
            .map(point -> point.axes().get("workload.pattern"))
            .distinct()
            .toList();
    assertThat(patterns).hasSize(13);
    for (String pattern : patterns) {
      for (String free : List.of("cpython-3.13t", "cpython-3.14t")) {
        assertThat(gain(result, free, pattern)).as("%s, %s", free, pattern).isBetween(6.0, 10.0);
      }
      assertThat(gain(result, "cpython-3.13", pattern)).as("GIL, %s", pattern).isLessThan(1.01);
      assertThat(gain(result, "cpython-3.13t+atomic-refcount", pattern))
          .as("atomic counts, %s", pattern)
          .isLessThan(pattern.equals("generator") ? 9.5 : 8);
    }
    assertThat(gain(result, "cpython-3.13t+atomic-refcount", "mult-constant")).isLessThan(1);
  }

  private static double gain(ExperimentResult result, String runtime, String pattern) {
    return at(result, INTERVAL, runtime, 1, pattern) / at(result, INTERVAL, runtime, 10, pattern);
  }

  @Test
  void aStaticLockOfAnExtensionDoesNotScaleAndALockForEachEntryDoes() throws InterruptedException {
    PairedRuns runs =
        PairedRuns.ofLibrary(
            "extension-cache",
            "    runtime: [cpython-3.14t]",
            "    workload.write-share: [0.01, 0.5]");
    for (String writes : List.of("0.01", "0.5")) {
      double[] one = runs.at(INTERVAL, "cpython-3.14t", 1, writes, "per-object-lock");
      PairedRuns.holdMore(
          "a static lock, 8 threads over 1",
          runs.at(INTERVAL, "cpython-3.14t", 8, writes, "static-lock"),
          runs.at(INTERVAL, "cpython-3.14t", 1, writes, "static-lock"));
      for (String scales : List.of("per-object-lock", "atomics")) {
        PairedRuns.holdRatio(
            scales, one, runs.at(INTERVAL, "cpython-3.14t", 8, writes, scales), 4, 9);
      }
    }
    double[] copies = runs.at(INTERVAL, "cpython-3.14t", 8, "0.5", "read-copy-update");
    PairedRuns.holdMore(
        "copies, half of them writes",
        copies,
        runs.at(INTERVAL, "cpython-3.14t", 8, "0.01", "read-copy-update"));
    PairedRuns.holdMore(
        "copies over entries with locks",
        copies,
        runs.at(INTERVAL, "cpython-3.14t", 8, "0.5", "per-object-lock"));
  }

  @Test
  void sharesFromTheStartLeaveWorkersIdleWithoutTheGilAndSpareTheLockUnderIt()
      throws InterruptedException {
    PairedRuns runs =
        PairedRuns.ofLibrary(
            "prime-sieve-chunks",
            "workload: {use: prime-sieve, limit: 200000}",
            "    workload.chunk: [20]",
            "    workers: [8]");
    Metric time = RunMetrics.TIME;
    PairedRuns.holdMore(
        "static over dynamic, free-threaded",
        runs.at(time, "cpython-3.13t", 8, "static"),
        runs.at(time, "cpython-3.13t", 8, "dynamic"));
    PairedRuns.holdMore(
        "dynamic over static, GIL",
        runs.at(time, "cpython-3.13", 8, "dynamic"),
        runs.at(time, "cpython-3.13", 8, "static"));
  }
}
