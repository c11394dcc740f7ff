package dev.contend.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.Stability;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verdict on runs of M/M/1 from empty, of 10,000 arrivals, at loads on both sides of 1. */
class StabilityTest {
  private static final int RUNS = 200;
  private static final int ARRIVALS = 10_000;

  @Test
  void aLoadWellBelowOneIsStable() {
    assertThat(verdicts(0.5)).containsEntry(Stability.STABLE, RUNS);
    // L = 5.7: it forgets in 64 arrivals.
    assertThat(verdicts(0.85)).containsEntry(Stability.STABLE, RUNS);
  }

  /** At 0.98 L is 49: it forgets in 4,800 arrivals, and the run is two of these. */
  @Test
  void aLoadBelowOneForWhichTheRunIsShortIsNearSaturation() {
    Map<Stability, Integer> verdicts = verdicts(0.98);
    assertThat(verdicts.get(Stability.NEAR_SATURATION)).isGreaterThan(RUNS * 2 / 3);
    assertThat(verdicts.get(Stability.UNSTABLE)).isZero();
  }

  /** A reflected walk is beyond two deviations with a probability of 0.046; 18 of 200 by 3.0. */
  @Test
  void aLoadOfOneIsSeldomTakenForGrowth() {
    Map<Stability, Integer> verdicts = verdicts(1);
    assertThat(verdicts.get(Stability.STABLE)).isLessThanOrEqualTo(2);
    assertThat(verdicts.get(Stability.UNSTABLE)).isLessThanOrEqualTo(18);
  }

  /** At 1.1 the backlog grows by 909 of 10,000, with a deviation of 138. */
  @Test
  void aLoadAboveOneIsUnstable() {
    assertThat(verdicts(1.1)).containsEntry(Stability.UNSTABLE, RUNS);
    assertThat(verdicts(1.5)).containsEntry(Stability.UNSTABLE, RUNS);
  }

  @Test
  void fewArrivalsTellLittle() {
    // 5 of 100 more are within chance.
    assertThat(Stability.of(100, 5, 1)).isEqualTo(Stability.NEAR_SATURATION);
    assertThat(Stability.of(100, -5, 1)).isEqualTo(Stability.STABLE);
    for (Stability verdict : Stability.values()) {
      assertThat(Stability.ofCode(verdict.code())).isEqualTo(verdict);
    }
  }

  private static Map<Stability, Integer> verdicts(double load) {
    Map<Stability, Integer> verdicts = new EnumMap<>(Stability.class);
    for (Stability verdict : Stability.values()) {
      verdicts.put(verdict, 0);
    }
    for (int seed = 0; seed < RUNS; seed++) {
      verdicts.merge(verdict(new RandomStreams(seed, 0).stream("steps"), load), 1, Integer::sum);
    }
    return verdicts;
  }

  /** The number present, as a birth-death process in mean services. */
  private static Stability verdict(RandomSource random, double load) {
    int present = 0;
    int arrivals = 0;
    double elapsed = 0;
    double area = 0;
    while (arrivals < ARRIVALS) {
      double rate = load + (present > 0 ? 1 : 0);
      double stay = random.exponential(1 / rate);
      elapsed += stay;
      area += present * stay;
      boolean comes = random.uniform() * rate < load;
      arrivals += comes ? 1 : 0;
      present += comes ? 1 : -1;
    }
    return Stability.of(arrivals, present, area / elapsed);
  }
}
