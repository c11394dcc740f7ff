package dev.contend.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where two curves cross, worked out by hand. */
final class CrossingTest {
  private static final int MOST = 64;

  private static Map<Integer, double[]> curve(double... atPowersOfFour) {
    Map<Integer, double[]> curve = new TreeMap<>();
    int workers = 1;
    for (double value : atPowersOfFour) {
      curve.put(workers, new double[] {value, value, value});
      workers *= 4;
    }
    return curve;
  }

  @Test
  void theCrossingIsWhereTheRatioIsOneOnALogarithmicScale() {
    // The second is half as fast with 1 worker and twice as fast with 4: equal at 2.
    Crossing crossing =
        Crossing.of(curve(10, 10, 10, 10), curve(5, 20, 40, 80), false).orElseThrow();

    assertThat(crossing.winner()).isEqualTo(1);
    assertThat(crossing.workers()).isCloseTo(2, within(1e-9));
    assertThat(crossing.wholeWorkers()).isEqualTo(2);
    assertThat(crossing.interval()).isEqualTo("2");
  }

  @Test
  void ofTimesTheLesserWins() {
    Crossing crossing = Crossing.of(curve(10, 10), curve(20, 5), true).orElseThrow();

    assertThat(crossing.winner()).isEqualTo(1);
    assertThat(crossing.workers()).isCloseTo(2, within(1e-9));
  }

  @Test
  void theFirstMayWinInTheEnd() {
    assertThat(Crossing.of(curve(5, 20), curve(10, 10), false).orElseThrow().winner()).isZero();
  }

  @Test
  void whereOneIsBetterThroughoutThereIsNone() {
    assertThat(Crossing.of(curve(1, 2, 3), curve(2, 3, 4), false)).isEmpty();
    assertThat(Crossing.of(curve(2, 3, 4), curve(1, 2, 3), false)).isEmpty();
    assertThat(Crossing.of(curve(2, 3), curve(2, 3), false)).isEmpty();
  }

  @Test
  void ofSeveralCrossingsTheLastCounts() {
    // Equal at 2, better until 8, and for good from 32.
    Crossing crossing = Crossing.of(curve(1, 1, 1, 1), curve(0.5, 2, 0.5, 2), false).orElseThrow();

    assertThat(crossing.workers()).isCloseTo(32, within(1e-6));
  }

  @Test
  void theIntervalIsThatOfThePairedRatio() {
    // Logarithms of the ratio: -1 +- d with 1 worker, 1 +- d with 4, t = 12.706 for two values.
    double d = 0.01;
    Map<Integer, double[]> first = new TreeMap<>();
    Map<Integer, double[]> second = new TreeMap<>();
    for (int workers : new int[] {1, 4}) {
      double middle = workers == 1 ? -1 : 1;
      first.put(workers, new double[] {1, 1});
      second.put(workers, new double[] {StrictMath.exp(middle - d), StrictMath.exp(middle + d)});
    }
    // Deviation of {-d, d} is d * sqrt 2, of the mean d: half width 12.7062 d on both ends.
    double half = 12.7062 * d;
    Crossing crossing = Crossing.of(first, second, false).orElseThrow();

    assertThat(crossing.workers()).isCloseTo(2, within(1e-9));
    assertThat(crossing.low()).isCloseTo(StrictMath.pow(4, (1 - half) / 2), within(1e-3));
    assertThat(crossing.high()).isCloseTo(StrictMath.pow(4, (1 + half) / 2), within(1e-3));
    assertThat(crossing.isOpenBelow() || crossing.isOpenAbove()).isFalse();
  }

  @Test
  void aSingleReplicationHasNoInterval() {
    Map<Integer, double[]> first = curve(10, 10);
    Map<Integer, double[]> second = curve(5, 20);
    assertThat(Crossing.of(first, second, false).orElseThrow().hasInterval()).isTrue();
    first.put(4, new double[] {10});
    second.put(4, new double[] {20});
    assertThat(Crossing.of(first, second, false).orElseThrow().hasInterval()).isFalse();
  }

  @Test
  void anIntervalThatDoesNotEndInTheSweepIsOpen() {
    Map<Integer, double[]> first = new TreeMap<>();
    Map<Integer, double[]> second = new TreeMap<>();
    for (int workers : new int[] {8, MOST}) {
      double middle = workers == MOST ? 0.01 : -1;
      first.put(workers, new double[] {1, 1});
      second.put(
          workers, new double[] {StrictMath.exp(middle - 0.01), StrictMath.exp(middle + 0.01)});
    }
    Crossing crossing = Crossing.of(first, second, false).orElseThrow();

    assertThat(crossing.isOpenAbove()).isTrue();
    assertThat(crossing.interval()).endsWith("64 or more");
  }
}
