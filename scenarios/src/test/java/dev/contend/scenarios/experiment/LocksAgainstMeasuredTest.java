package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The workload {@code locks} against locks measured on an i7-6700HQ without SMT: nanoseconds per
 * operation and thread, at 1 to 6 threads on 4 cores.
 *
 * <p>Source: travisdowns, concurrency-hierarchy-bench (MIT licence), {@code
 * results/skl/combined.csv}, medians of 15 trials. Threads were pinned in turn; a trial took 500
 * ms, and beyond 4 threads a thread looked at the clock every 200 operations (the totals are
 * multiples of that). The trial's length shows in the ticket lock only, which is run as measured
 * there; the others are in their stationary state after a time slice or two.
 */
class LocksAgainstMeasuredTest {
  private static final int MOST_THREADS = 6;

  /** Published, one row for each lock, one column for each number of threads. */
  private static final Map<String, double[]> PUBLISHED = new LinkedHashMap<>();

  static {
    PUBLISHED.put("mutex", new double[] {20.9, 125.3, 178.3, 276.3, 332.1, 404.6});
    PUBLISHED.put("mutex3", new double[] {19.3, 168.6, 263.7, 324.0, 345.4, 418.8});
    PUBLISHED.put("spin-pause", new double[] {11.2, 42.9, 98.3, 220.1, 505.1, 619.1});
    PUBLISHED.put("spin", new double[] {11.2, 194.7, 365.1, 639.6, 1014.0, 1430.1});
    PUBLISHED.put("queued", new double[] {44.4, 7834.6, 12715.0, 16947.7, 21892.7, 26615.1});
    PUBLISHED.put(
        "ticket-blocking", new double[] {31.7, 7510.8, 15391.8, 26365.8, 43160.4, 62180.5});
    PUBLISHED.put("ticket", new double[] {9.7, 215.2, 346.0, 489.2, 124906.2, 285492.7});
    PUBLISHED.put("ticket-yield", new double[] {9.7, 885.0, 1647.7, 2196.1, 4444.4, 5501.3});
    PUBLISHED.put("spin-yield", new double[] {11.6, 26.3, 43.8, 65.9, 79.8, 93.8});
  }

  /**
   * Rows that are off by more than a factor of 2, and why. The pure spin lock: on the machine the
   * waiters' loads take the line away between the store that frees the lock and the exchange that
   * takes it again, and here they come too late for that. The ticket lock beyond 4 threads: how
   * many operations fit in before the fifth thread first runs, which the trials themselves show to
   * vary by a factor of 3 to 14. The spin lock with pauses beyond 4 threads: a load now passes
   * before a waiting snoop, so that its holder takes it again more often than on the machine.
   */
  private static final List<String> KNOWN_MISSES =
      List.of(
          "spin-pause 5",
          "spin-pause 6",
          "spin 2",
          "spin 3",
          "spin 4",
          "spin 5",
          "spin 6",
          "ticket 5",
          "ticket 6");

  /** Pairs, at a number of threads, whose order is known to come out wrong. */
  private static final List<String> KNOWN_WRONG_PAIRS =
      List.of(
          "mutex, mutex3 at 2",
          "mutex, mutex3 at 3",
          "mutex, spin at 2",
          "mutex, spin at 3",
          "mutex, spin at 4",
          "mutex, spin at 5",
          "mutex, spin at 6",
          "mutex, ticket at 2",
          "mutex, ticket at 3",
          "mutex, ticket at 4",
          "mutex, spin-pause at 5",
          "mutex, spin-pause at 6",
          "mutex3, spin at 3",
          "mutex3, spin at 4",
          "mutex3, spin at 5",
          "mutex3, spin at 6",
          "mutex3, spin-pause at 5",
          "mutex3, spin-pause at 6",
          "mutex3, ticket at 2",
          "mutex3, ticket at 3",
          "mutex3, ticket at 4",
          "spin, ticket at 4",
          "ticket-blocking, ticket at 6");

  private static final Map<String, Double> SIMULATED = new LinkedHashMap<>();

  @BeforeAll
  static void simulate() throws InterruptedException {
    String all = String.join(", ", PUBLISHED.keySet());
    String withoutTicket = all.replace("ticket, ", "");
    run(all, "[1, 2, 3, 4]", "warm-up: 200 us, duration: 500 us");
    run(withoutTicket, "[5, 6]", "warm-up: 0 ps, duration: 30 ms");
    run("ticket", "[5, 6]", "warm-up: 0 ps, duration: 500 ms, batch: 200");
  }

  private static void run(String locks, String workers, String times) throws InterruptedException {
    String yaml =
        """
        version: 1
        name: locks-as-measured
        machine: i7-6700hq-nosmt
        variation: none
        workload: {use: locks, pinning: round-robin, %s}
        sweep:
          matrix:
            workload.lock: [%s]
            workers: %s
        replications: 1
        """
            .formatted(times, locks, workers);
    ResultTable times1 =
        new ResultTables(ExperimentTest.run(yaml, 2)).results().where("metric", "operation-time");
    for (ResultTable.Row row : times1.rows()) {
      SIMULATED.put(row.text("workload.lock") + " " + row.text("workers"), row.number("mean"));
    }
  }

  private static double simulated(String lock, int threads) {
    Double value = SIMULATED.get(lock + " " + threads);
    if (value == null) {
      throw new AssertionError("no simulated row for " + lock + " at " + threads + " threads");
    }
    return value;
  }

  private static double published(String lock, int threads) {
    double[] row = PUBLISHED.get(lock);
    if (row == null) {
      throw new AssertionError("no published row for " + lock);
    }
    return row[threads - 1];
  }

  @Test
  void everyRowButTheKnownMissesIsWithinAFactorOfTwo() {
    assertThat(SIMULATED).hasSize(54);
    assertThat(KNOWN_MISSES.size()).isLessThanOrEqualTo(54 / 4);
    List<String> misses = new ArrayList<>();
    for (String lock : PUBLISHED.keySet()) {
      for (int threads = 1; threads <= MOST_THREADS; threads++) {
        double ratio = simulated(lock, threads) / published(lock, threads);
        if (ratio < 0.5 || ratio > 2) {
          misses.add(lock + " " + threads);
        }
      }
    }
    assertThat(KNOWN_MISSES).containsAll(misses);
  }

  @Test
  void locksComeInTheMeasuredOrderWhereItIsClear() {
    List<String> wrong = new ArrayList<>();
    int clear = 0;
    List<String> locks = List.copyOf(PUBLISHED.keySet());
    for (int threads = 1; threads <= MOST_THREADS; threads++) {
      for (int a = 0; a < locks.size(); a++) {
        for (int b = a + 1; b < locks.size(); b++) {
          double measured = published(locks.get(a), threads) / published(locks.get(b), threads);
          double ours = simulated(locks.get(a), threads) / simulated(locks.get(b), threads);
          if (measured > 1.2 || measured < 1 / 1.2) {
            clear++;
            if (measured > 1 != ours > 1) {
              wrong.add("%s, %s at %d".formatted(locks.get(a), locks.get(b), threads));
            }
          }
        }
      }
    }
    assertThat(clear).as("pairs that differ by more than 20 %").isEqualTo(198);
    assertThat(KNOWN_WRONG_PAIRS).containsAll(wrong);
  }

  @Test
  void aTicketLockThatSpinsCollapsesWithOneThreadMoreThanCores() {
    assertThat(simulated("ticket", 5) / simulated("ticket", 4)).isGreaterThan(50);
    for (String lock : List.of("mutex", "mutex3", "queued", "ticket-blocking", "ticket-yield")) {
      assertThat(simulated(lock, 5) / simulated(lock, 4)).as(lock).isBetween(1.0, 2.0);
    }
  }

  @Test
  void aHandoverOfTheQueuedLockCostsAWakeUp() {
    for (int threads = 2; threads <= MOST_THREADS; threads++) {
      assertThat(simulated("queued", threads) / threads)
          .as("ns per handover at %d threads", threads)
          .isBetween(3_500.0, 5_000.0);
    }
  }
}
