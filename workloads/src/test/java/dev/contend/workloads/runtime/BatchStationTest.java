package dev.contend.workloads.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.engine.Cases;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A station of batches against the embedded Markov chain of its queue, and by hand. */
class BatchStationTest {
  private static final long SERVICE_PS = 1_000_000;
  private static final int CUSTOMERS = 1_000_000;
  private static final int MOST_WAITING = 400;

  /** Arrivals at a station, and when each departs as it was told last. */
  private static final class Visits {
    private final ServicePoint station;
    private final List<Long> departsPs = new ArrayList<>();

    /** The instant of the last arrival, from which changes are counted. */
    private long latestPs;

    Visits(ServicePoint station) {
      this.station = station;
    }

    void arrive(long nowPs, long servicePs, long eachPs) {
      int number = departsPs.size();
      departsPs.add(0L);
      latestPs = nowPs;
      long inPs =
          station.arrive(
              nowPs, servicePs, eachPs, movedPs -> departsPs.set(number, latestPs + movedPs));
      departsPs.set(number, nowPs + inPs);
    }
  }

  /** Batches of two that take 10 and 1 for each: 11 alone, 12 together. */
  @Test
  void whoComesBeforeABatchBeginsIsInItAndWhoComesLaterWaits() {
    BatchStation station = new BatchStation(1, 2);
    Visits visits = new Visits(station);
    visits.arrive(0, 10, 1);
    visits.arrive(1, 10, 1);
    assertThat(visits.departsPs).containsExactly(11L, 22L);
    visits.arrive(2, 10, 1);
    assertThat(visits.departsPs).containsExactly(11L, 23L, 23L);
    visits.arrive(3, 10, 1);
    assertThat(visits.departsPs).containsExactly(11L, 23L, 23L, 34L);
    // At 23 the third batch begins, and so it has whoever comes then, but no later.
    visits.arrive(23, 20, 1);
    visits.arrive(24, 10, 1);
    assertThat(visits.departsPs).containsExactly(11L, 23L, 23L, 45L, 45L, 56L);
    assertThat(station.customers()).isEqualTo(6);
    assertThat(station.services()).isEqualTo(4);
    assertThat(station.busyPs()).isEqualTo(11 + 12 + 22 + 11);
    assertThat(station.waitedPs()).isEqualTo(10 + 9 + 20 + 21);
  }

  @Test
  void whoComeAtOneInstantAreServedTogether() {
    Visits visits = new Visits(new BatchStation(2, 3));
    for (int i = 0; i < 4; i++) {
      visits.arrive(5, 10, 2);
    }
    assertThat(visits.departsPs).containsExactly(21L, 21L, 21L, 17L);
  }

  @Test
  void aStationWithoutServersOrBatchesIsRefused() {
    assertThatThrownBy(() -> new BatchStation(0, 2)).hasMessageContaining("1 or more");
    assertThatThrownBy(() -> new BatchStation(1, 0)).hasMessageContaining("1 or more");
  }

  @TestFactory
  Stream<DynamicTest> batchesOfOneAreServedAsAStationDoes() {
    return Cases.seeded(50, BatchStationTest::compareWithStation);
  }

  private static void compareWithStation(SplittableRandom random) {
    int servers = 1 + random.nextInt(4);
    Visits batches = new Visits(new BatchStation(servers, 1));
    Visits ones = new Visits(new Station(servers));
    long nowPs = 0;
    for (int i = 0; i < 200; i++) {
      nowPs += random.nextLong(20);
      long servicePs = 1 + random.nextLong(30);
      long eachPs = random.nextLong(5);
      batches.arrive(nowPs, servicePs, eachPs);
      ones.arrive(nowPs, servicePs, eachPs);
    }
    assertThat(batches.departsPs).isEqualTo(ones.departsPs);
    assertThat(batches.station.waitedPs()).isEqualTo(ones.station.waitedPs());
    assertThat(batches.station.busyPs()).isEqualTo(ones.station.busyPs());
  }

  /** Poisson arrivals and services of one length. */
  @ParameterizedTest
  @CsvSource({"1, 0.7", "2, 0.7", "4, 0.5", "8, 0.9"})
  void poissonArrivalsWaitAsTheEmbeddedChainSays(int most, double utilisation) {
    RandomSource gaps = new RandomStreams(42, 0).stream("gaps");
    double perService = utilisation * most;
    BatchStation station = new BatchStation(1, most);
    long nowPs = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      nowPs += Math.round(gaps.exponential(SERVICE_PS / perService));
      station.arrive(nowPs, SERVICE_PS, 0, movedPs -> {});
    }
    double expected = meanWaiting(most, perService) / perService * SERVICE_PS;
    assertThat(station.waitedPs() / CUSTOMERS).isCloseTo(expected, withinPercentage(3));
  }

  /**
   * The mean number that wait, from how many a service leaves behind: if n, it takes the least of n
   * and a batch, or waits for one, and Poisson arrivals follow for one service.
   */
  private static double meanWaiting(int most, double perService) {
    double[] poisson = new double[MOST_WAITING];
    poisson[0] = Math.exp(-perService);
    for (int i = 1; i < MOST_WAITING; i++) {
      poisson[i] = poisson[i - 1] * perService / i;
    }
    double[] left = new double[MOST_WAITING];
    left[0] = 1;
    for (int step = 0; step < 1_000; step++) {
      double[] next = new double[MOST_WAITING];
      for (int n = 0; n < MOST_WAITING; n++) {
        int stay = Math.max(0, n - most);
        for (int come = 0; stay + come < MOST_WAITING && left[n] > 0; come++) {
          next[stay + come] += left[n] * poisson[come];
        }
      }
      left = next;
    }
    double waiting = 0;
    double time = 0;
    for (int n = 0; n < MOST_WAITING; n++) {
      waiting += left[n] * (Math.max(0, n - most) + perService / 2);
      time += left[n] * (n == 0 ? 1 + 1 / perService : 1);
    }
    return waiting / time;
  }
}
