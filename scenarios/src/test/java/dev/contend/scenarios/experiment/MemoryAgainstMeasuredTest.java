package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.reports.table.ResultTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Threads' beginnings and ends, memory, and frees, against CPython 3.13.15 and 3.14.7 on a virtual
 * machine of two cores: the project's own measurements, medians of 2 to 11 runs.
 */
class MemoryAgainstMeasuredTest {
  private static final String STARTS =
      """
      version: 1
      name: starts
      machine: emerald-rapids-2vcpu
      workload: {use: allocation, rounds: 1, objects: 1, temporaries: 0, cycles: 0}
      variation: none
      sweep: {matrix: {runtime: [cpython-3.13, cpython-3.13t, cpython-3.14, cpython-3.14t], workers: [1, 100]}}
      replications: 1
      """;

  /** The main thread of a run is woken on an idle core; that of the measured program ran. */
  private static final double IDLE_WAKE_US = 35.9;

  private static ResultTable starts;

  @BeforeAll
  static void run() throws InterruptedException {
    starts = new ResultTables(ExperimentTest.run(STARTS, 2)).results();
    assertThat(starts.where("metric", "time").rows()).hasSize(8);
  }

  private static double value(ResultTable table, String metric, String runtime, int workers) {
    ResultTable found =
        table
            .where("metric", metric)
            .where("runtime", runtime)
            .where("workers", Integer.toString(workers));
    assertThat(found.rows()).hasSize(1);
    return found.rows().get(0).number("mean");
  }

  /**
   * {@code create_start_join} and {@code create_start_100_then_join}, in microseconds for each
   * thread. Of each build the first was used for fitting.
   *
   * <p>Known miss, of 2 rows of 8: 100 threads of the free-threaded builds one after the other take
   * 327.4 us (3.13) and 452.1 us (3.14) each, and 177 and 220 here. There a thread's end costs more
   * beside another's beginning than alone (327 us against 260 us), on two cores; here the two only
   * wait for each other at the kernel's map. What each call costs the other core, which must flush
   * its translations, is not modelled.
   */
  @ParameterizedTest
  @CsvSource({
    "cpython-3.13, 1, 77.262, 15",
    "cpython-3.13t, 1, 259.854, 15",
    "cpython-3.13, 100, 93.7016, 25",
    "cpython-3.14, 1, 79.136, 15",
    "cpython-3.14t, 1, 305.611, 15",
    "cpython-3.14, 100, 96.7541, 25"
  })
  void startingAndJoiningThreadsTakesAsLong(
      String runtime, int threads, double measuredUs, double percent) {
    double us = value(starts, "time", runtime, threads) * 1e6 - IDLE_WAKE_US;
    assertThat(us / threads).isCloseTo(measuredUs, withinPercentage(percent));
  }

  @ParameterizedTest
  @CsvSource({"cpython-3.13t, 160, 327.436", "cpython-3.14t, 203, 452.074"})
  void threadsWithHeapsOfTheirOwnHoldEachOtherUpAtTheKernelsMap(
      String runtime, double callsUs, double missedUs) {
    double each = value(starts, "time", runtime, 100) * 1e6 / 100;
    // The calls alone, one after the other; what was measured is a known miss.
    assertThat(each).isBetween(callsUs, missedUs);
  }

  /** {@code free_object_of_exited_thread}: nanoseconds for an instance and its int. */
  @ParameterizedTest
  @CsvSource({
    "cpython-3.13, 24.1675",
    "cpython-3.13t, 90.8465",
    "cpython-3.14, 27.1539",
    "cpython-3.14t, 91.5055"
  })
  void freeingObjectsOfAThreadThatIsGoneTakesAsLong(String runtime, double measuredNs)
      throws InterruptedException {
    String yaml =
        """
        version: 1
        name: exited
        machine: emerald-rapids-2vcpu
        workload: {use: foreign-drops, owner: exited, made: 40000, object-bytes: 16 B, cycles: 0}
        variation: none
        sweep: {matrix: {workload.dropped: [0, 40000]}}
        workers: 2
        replications: 1
        runtime: %s
        """
            .formatted(runtime);
    ResultTable times =
        new ResultTables(ExperimentTest.run(yaml, 2)).results().where("metric", "time");
    assertThat(times.rows()).hasSize(2);
    double seconds = times.rows().get(1).number("mean") - times.rows().get(0).number("mean");
    assertThat(2 * seconds / 40_000 * 1e9).isCloseTo(measuredNs, withinPercentage(15));
  }

  /**
   * {@code mp_memory}: {@code parent/rss}, and {@code fork/uss} and {@code spawn/uss}, in KiB; all
   * were fitted.
   */
  @ParameterizedTest
  @CsvSource({
    "cpython-3.13, fork, 16704, 1434", "cpython-3.13t, fork, 20166, 1282",
    "cpython-3.14, fork, 17736, 1328", "cpython-3.14t, fork, 22226, 1002",
    "cpython-3.13, spawn, 16704, 9202", "cpython-3.13t, spawn, 20166, 13350",
    "cpython-3.14, spawn, 17736, 10024", "cpython-3.14t, spawn, 22226, 14506"
  })
  void anIdleChildHasAsMuchOfItsOwn(
      String runtime, String method, double parentKib, double childKib)
      throws InterruptedException {
    String yaml =
        """
        version: 1
        name: idle
        machine: emerald-rapids-2vcpu
        workload: {use: shared-data, objects: 1, read-share: 0, cycles: 0}
        variation: none
        workers: 1
        replications: 1
        runtime: {use: %s, policy: multiprocess, start-method: %s}
        """
            .formatted(runtime, method);
    ResultTable results = new ResultTables(ExperimentTest.run(yaml, 1)).results();
    String label = results.rows().get(0).text("runtime");
    double child = value(results, "memory-per-worker", label, 1) * 1_024;
    assertThat(child).isCloseTo(childKib, within(8.0));
    assertThat(value(results, "peak-memory", label, 1) * 1_024)
        .isCloseTo(parentKib + childKib, within(16.0));
  }
}
