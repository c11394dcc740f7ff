package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The five rows of the article's decision table, each by an experiment of the library. What does
 * not come out as printed is held too, and {@code docs/validation.md} says so.
 */
class DecisionsTest {
  private static final Metric TIME = RunMetrics.TIME;
  private static final String PROCESSES = "cpython-3.13+multiprocess";

  /** Printed: use it. */
  @Test
  void sixtyFourRequestsAreServedAsByProcessesInLessMemory() throws InterruptedException {
    PairedRuns runs = PairedRuns.ofLibrary("decisions/concurrent-requests");
    Metric rate = PairedRuns.metric("token-rate");
    Metric memory = MemoryMetrics.PEAK_MEMORY;
    for (String free : List.of("cpython-3.13t", "cpython-3.14t")) {
      double[] tokens = runs.at(rate, free, 64);
      PairedRuns.holdRatio(free + " over GIL", tokens, runs.at(rate, "cpython-3.13", 64), 5, 12);
      PairedRuns.holdRatio(
          free + " over processes", tokens, runs.at(rate, PROCESSES, 64), 0.98, 1.02);
      PairedRuns.holdRatio(
          "memory of processes over " + free,
          runs.at(memory, PROCESSES, 64),
          runs.at(memory, free, 64),
          2,
          6);
    }
  }

  /** Printed: use it. Against the GIL that holds; against processes 3.13t loses and 3.14t ties. */
  @Test
  void threadLocalPreprocessingGainsOverTheGilAndTiesWithProcesses() throws InterruptedException {
    PairedRuns runs = PairedRuns.ofLibrary("decisions/thread-local-preprocessing");
    double[] processes = runs.at(TIME, PROCESSES, 8);
    for (String gil : List.of("cpython-3.13", "cpython-3.14")) {
      PairedRuns.holdRatio(
          gil, runs.at(TIME, gil, 8), runs.at(TIME, gil + "t", 8), gil.endsWith("3.13") ? 2 : 3, 5);
    }
    PairedRuns.holdMore("3.13t", runs.at(TIME, "cpython-3.13t", 8), processes);
    PairedRuns.holdRatio("3.14t", runs.at(TIME, "cpython-3.14t", 8), processes, 0.9, 1.1);
  }

  /** Printed: test carefully. How often it synchronises matters where an update is long. */
  @Test
  void aParameterServerScalesOrDoesNotByTheLengthOfItsUpdates() throws InterruptedException {
    PairedRuns runs = PairedRuns.ofLibrary("decisions/parameter-sync");
    for (String free : List.of("cpython-3.13t", "cpython-3.14t")) {
      PairedRuns.holdRatio(
          free + ", long updates, at every step over every ten",
          runs.at(TIME, free, 16, "1", "200 us"),
          runs.at(TIME, free, 16, "10", "200 us"),
          1.4,
          2.5);
      PairedRuns.holdRatio(
          free + ", short updates, likewise",
          runs.at(TIME, free, 16, "1", "20 us"),
          runs.at(TIME, free, 16, "10", "20 us"),
          0.99,
          1.05);
      PairedRuns.holdMore(
          "processes over " + free,
          runs.at(TIME, PROCESSES, 16, "1", "200 us"),
          runs.at(TIME, free, 16, "1", "200 us"));
    }
  }

  /**
   * Printed: stay with the GIL. It holds for one request at a time, and on 3.13 for code that is
   * calls. When requests overlap, free threading answers sooner on two CPUs.
   */
  @Test
  void onTwoCpusTheGilAnswersSoonerUntilRequestsOverlap() throws InterruptedException {
    PairedRuns calls = PairedRuns.ofLibrary("decisions/few-cores-calls");
    Metric median = PairedRuns.metric("latency-p50");
    for (String gil : List.of("cpython-3.13", "cpython-3.14")) {
      PairedRuns.holdMore(
          gil + "t over GIL, one request at a time",
          calls.at(median, gil + "t", 5, "100 ms"),
          calls.at(median, gil, 5, "100 ms"));
    }
    PairedRuns.holdMore(
        "3.13t over GIL, calls, requests that overlap",
        calls.at(median, "cpython-3.13t", 5, "12 ms"),
        calls.at(median, "cpython-3.13", 5, "12 ms"));
    PairedRuns.holdMore(
        "GIL over 3.14t, calls, likewise",
        calls.at(median, "cpython-3.14", 5, "12 ms"),
        calls.at(median, "cpython-3.14t", 5, "12 ms"));
    PairedRuns arithmetic = PairedRuns.ofLibrary("decisions/few-cores");
    Metric middle = PairedRuns.metric("response-latency-p50");
    Metric tail = PairedRuns.metric("response-latency-p99");
    for (String gil : List.of("cpython-3.13", "cpython-3.14")) {
      PairedRuns.holdMore(
          gil + " over free threading, arithmetic, likewise",
          arithmetic.at(tail, gil, 4, "80"),
          arithmetic.at(tail, gil + "t", 4, "80"));
      PairedRuns.holdMore(
          "free threading over " + gil + ", arithmetic, one request at a time",
          arithmetic.at(middle, gil + "t", 4, "10"),
          arithmetic.at(middle, gil, 4, "10"));
    }
  }

  /** Printed: wait. The GIL comes back on, and the build is slower under it. */
  @Test
  void anExtensionThatNeedsTheGilGainsNothingAndPaysForTheBuild() throws InterruptedException {
    PairedRuns runs = PairedRuns.ofLibrary("decisions/legacy-extension");
    for (String gil : List.of("cpython-3.13", "cpython-3.14")) {
      String switchedOn = gil + "t+gil-on";
      PairedRuns.holdRatio(
          switchedOn + " over " + gil,
          runs.at(TIME, switchedOn, 8),
          runs.at(TIME, gil, 8),
          1.03,
          1.3);
      PairedRuns.holdRatio(
          switchedOn + ", 8 threads over 1",
          runs.at(TIME, switchedOn, 8),
          runs.at(TIME, switchedOn, 1),
          0.95,
          1.1);
    }
  }
}
