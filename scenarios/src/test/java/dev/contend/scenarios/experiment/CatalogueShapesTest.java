package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is published of programs in words and not in figures. A statement holds if the 95 % interval
 * of the paired difference lies on its side of 0.
 */
class CatalogueShapesTest {
  private static final Metric APPEND = RunMetrics.OPERATION_INTERVAL;
  private static final Metric TIME = RunMetrics.TIME;

  @Test
  void lockedAppendsLoseWithoutTheGilAndBatchesWinThemBack() throws InterruptedException {
    PairedRuns runs =
        PairedRuns.of(
            """
            version: 1
            name: appends
            machine: xeon-8480plus
            workload: {use: list-append, appends: 3000}
            workers: 8
            sweep:
              matrix:
                runtime: [cpython-3.13, cpython-3.13t, cpython-3.14, cpython-3.14t]
                workload.program: [locked, buffered]
            replications: 4
            """);
    for (String gil : List.of("cpython-3.13", "cpython-3.14")) {
      String free = gil + "t";
      PairedRuns.holdMore(
          free + " over " + gil + ", locked",
          runs.at(APPEND, free, 8, "locked"),
          runs.at(APPEND, gil, 8, "locked"));
      PairedRuns.holdMore(
          gil + " over " + free + ", in batches",
          runs.at(APPEND, gil, 8, "buffered"),
          runs.at(APPEND, free, 8, "buffered"));
    }
  }

  /**
   * Published: passing the identity beats passing the object. It does with queue.Queue on 3.13t;
   * with a queue in C it loses everywhere, since an id() is a new object itself. The number of a
   * buffer that is used again beats the object in every case.
   */
  @Test
  void aSlotBeatsTheObjectAndAnIdentityDoesWithAQueueInPythonOn313t() throws InterruptedException {
    PairedRuns runs =
        PairedRuns.ofLibrary(
            "producer-consumer",
            "workload: {use: producer-consumer, objects: 4000}",
            "replications: 4");
    Metric rate = Workloads.PRODUCER_CONSUMER.workload().headline();
    for (String runtime : List.of("cpython-3.13", "cpython-3.13t", "cpython-3.14t")) {
      for (String queue : List.of("queue", "simple-queue")) {
        String where = runtime + ", " + queue;
        double[] object = runs.at(rate, runtime, 2, queue, "object");
        double[] identity = runs.at(rate, runtime, 2, queue, "identity");
        PairedRuns.holdMore(
            where + ", slot over object", runs.at(rate, runtime, 2, queue, "slot"), object);
        if (queue.equals("simple-queue")) {
          PairedRuns.holdMore(where + ", object over identity", object, identity);
        } else if (runtime.equals("cpython-3.13t")) {
          PairedRuns.holdMore(where + ", identity over object", identity, object);
        }
      }
    }
  }

  @Test
  void theSharingPatternsRankAsPublished() throws InterruptedException {
    PairedRuns runs =
        PairedRuns.ofLibrary(
            "sharing-patterns",
            "workload: {use: sharing-patterns, tasks: 800}",
            "    runtime: [cpython-3.13t, cpython-3.14t]",
            "    workers: [8]",
            "replications: 5");
    for (String runtime : List.of("cpython-3.13t", "cpython-3.14t")) {
      double[] independent = runs.at(TIME, runtime, 8, "independent");
      double[] model = runs.at(TIME, runtime, 8, "shared-model");
      double[] queue = runs.at(TIME, runtime, 8, "shared-queue");
      PairedRuns.holdMore(runtime + ", a shared model over nothing", model, independent);
      PairedRuns.holdMore(runtime + ", a queue and state over a shared model", queue, model);
    }
  }

  /**
   * Published by the users of PEP 703: with fewer than ten threads the GIL becomes the bottleneck
   * of programs that run much of their time in native code. A fifth of it in Python is assumed.
   */
  @Test
  void threadsThatMostlyRunNativeCodeSaturateTheGilBelowTenThreads() throws InterruptedException {
    PairedRuns runs =
        PairedRuns.ofLibrary(
            "programs/actors",
            "    workers: [1, 8, 16, 32]",
            "    runtime: [cpython-3.13, cpython-3.13t]");
    double[] one = runs.at(TIME, "cpython-3.13", 1);
    double[] eight = runs.at(TIME, "cpython-3.13", 8);
    double[] many = runs.at(TIME, "cpython-3.13", 32);
    PairedRuns.holdRatio("the GIL, 32 threads over 8", eight, many, 0.90, 1.05);
    PairedRuns.holdRatio("the GIL, 32 threads over 1", one, many, 3, 5);
    PairedRuns.holdRatio(
        "free-threaded, 16 threads over 8",
        runs.at(TIME, "cpython-3.13t", 8),
        runs.at(TIME, "cpython-3.13t", 16),
        1.7,
        2.1);
  }
}
