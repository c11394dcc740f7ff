package dev.contend.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SteadyDurationsTest {
  /** The first 1,000 of 10,000 take ten times as long and come twice as fast. */
  private static SteadyDurations run() {
    SteadyDurations durations = new SteadyDurations();
    long nowPs = 0;
    for (int i = 0; i < 10_000; i++) {
      nowPs += i < 1_000 ? 500_000_000L : 1_000_000_000L;
      durations.add((i < 1_000 ? 1_000_000 : 100_000) + 100 * (i % 10), nowPs);
    }
    return durations;
  }

  @Test
  void theBeginningIsInNoFigure() {
    SteadyDurations durations = run();
    assertThat(durations.count()).isEqualTo(10_000);
    // Stretches are of 512 measurements then, so that two of them hold the warm-up.
    assertThat(durations.discarded()).isEqualTo(1_024);
    assertThat(durations.steady().count()).isEqualTo(10_000 - 1_024);
    assertThat(durations.steady().percentilePs(100)).isCloseTo(100_900, within(100.0));
    assertThat(durations.rate(0)).isCloseTo(1_000, within(1e-9));
    assertThat(durations.meanPs().orElseThrow().mean()).isCloseTo(100_450, within(10.0));
  }

  /** 16 stretches of 32, and a warm-up that ends within the ninth: eight are discarded. */
  @Test
  void aWarmUpOfHalfTheRunIsDiscardedAsFarAsStretchesAreLeft() {
    SteadyDurations durations = new SteadyDurations();
    for (int i = 0; i < 540; i++) {
      durations.add((i < 258 ? 900_000 : 100_000) + 100 * (i % 7), 1_000_000_000L * i);
    }
    assertThat(durations.discarded()).isEqualTo(8 * 32);
    assertThat(durations.discarded() / 540.0).isGreaterThan(SteadyDurations.HALF);
    assertThat(durations.meanPs()).isPresent();
  }

  @Test
  void ofEqualMeasurementsNothingIsDiscarded() {
    SteadyDurations durations = new SteadyDurations();
    for (int i = 1; i <= 320; i++) {
      durations.add(1_000, 1_000_000_000L * i);
    }
    assertThat(durations.discarded()).isZero();
    assertThat(durations.rate(0)).isCloseTo(1_000, within(1e-9));
    assertThat(durations.rate(-320_000_000_000L)).isCloseTo(500, within(1e-9));
  }

  @Test
  void aFewMeasurementsHaveNoWarmUpAndNoInterval() {
    SteadyDurations durations = new SteadyDurations();
    for (int i = 0; i < 7; i++) {
      durations.add(i == 0 ? 1_000_000 : 1, i);
    }
    assertThat(durations.discarded()).isZero();
    assertThat(durations.steady().count()).isEqualTo(7);
    assertThat(durations.meanPs()).isEmpty();
  }

  @Test
  void withoutMeasurementsThereIsNoFigure() {
    assertThatThrownBy(() -> new SteadyDurations().steady())
        .hasMessageContaining("nothing was measured");
  }
}
