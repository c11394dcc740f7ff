package dev.contend.workloads.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A station against the closed forms of queueing theory, and by hand. */
class StationTest {
  private static final double SERVICE_PS = 1e9;
  private static final int CUSTOMERS = 1_000_000;

  private final RandomStreams random = new RandomStreams(42, 0);

  @Test
  void customersAreServedInTheOrderOfTheirArrivalByTheServerThatIsFreeFirst() {
    Station station = new Station(2);
    assertThat(station.arrive(0, 10)).isEqualTo(10);
    assertThat(station.arrive(0, 4)).isEqualTo(4);
    // At 4 the second server is free; the first is at 10.
    assertThat(station.arrive(1, 7)).isEqualTo(10);
    assertThat(station.arrive(2, 1)).isEqualTo(9);
    assertThat(station.arrive(100, 5)).isEqualTo(5);
  }

  @Test
  void aStationWithoutServersIsRefused() {
    assertThatThrownBy(() -> new Station(0)).hasMessageContaining("1 or more");
  }

  /** Source: Erlang C. */
  @ParameterizedTest
  @CsvSource({"1, 0.5", "1, 0.8", "2, 0.7", "8, 0.8"})
  void poissonArrivalsWaitAsErlangSays(int servers, double utilisation) {
    Station station = new Station(servers);
    RandomSource gaps = random.stream("gaps");
    RandomSource services = random.stream("services");
    double gapPs = SERVICE_PS / servers / utilisation;
    long nowPs = 0;
    double waitedPs = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      nowPs += Math.round(gaps.exponential(gapPs));
      long servicePs = Math.round(services.exponential(SERVICE_PS));
      waitedPs += station.arrive(nowPs, servicePs) - servicePs;
    }
    double expectedPs =
        erlangC(servers, servers * utilisation) * SERVICE_PS / servers / (1 - utilisation);
    assertThat(waitedPs / CUSTOMERS).isCloseTo(expectedPs, withinPercentage(3));
  }

  /** Source: the machine-repairman model, M/M/c with a finite source. */
  @ParameterizedTest
  @CsvSource({"4, 1, 3", "64, 1, 8.2", "16, 3, 4"})
  void aClosedLoopIsAsFastAsTheMachineRepairmanSays(int sources, int servers, double think) {
    Station station = new Station(servers);
    RandomSource thinking = random.stream("thinking");
    RandomSource services = random.stream("services");
    PriorityQueue<Long> arrivals = new PriorityQueue<>();
    for (int i = 0; i < sources; i++) {
      arrivals.add(Math.round(thinking.exponential(think * SERVICE_PS)));
    }
    long lastPs = 0;
    for (int i = 0; i < CUSTOMERS; i++) {
      lastPs = arrivals.remove();
      long backPs = lastPs + station.arrive(lastPs, Math.round(services.exponential(SERVICE_PS)));
      arrivals.add(backPs + Math.round(thinking.exponential(think * SERVICE_PS)));
    }
    assertThat(CUSTOMERS / (lastPs / SERVICE_PS))
        .isCloseTo(repairmanRate(sources, servers, think), withinPercentage(1));
  }

  /** The probability of waiting, by the recursion of Erlang B. */
  private static double erlangC(int servers, double load) {
    double blocked = 1;
    for (int i = 1; i <= servers; i++) {
      blocked = load * blocked / (i + load * blocked);
    }
    return blocked / (1 - load / servers * (1 - blocked));
  }

  /** Services in a mean service time, from the birth-and-death process of those at the station. */
  private static double repairmanRate(int sources, int servers, double think) {
    double weight = 1;
    double sum = 1;
    double busy = 0;
    for (int there = 1; there <= sources; there++) {
      weight *= (sources - there + 1) / think / Math.min(there, servers);
      sum += weight;
      busy += weight * Math.min(there, servers);
    }
    return busy / sum;
  }
}
