package dev.contend.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.contend.engine.Cases;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Percentiles against those of the sorted measurements. */
class DurationsTest {
  @TestFactory
  Stream<DynamicTest> percentilesAreThoseOfTheSortedMeasurements() {
    return Cases.seeded(20, DurationsTest::compare);
  }

  private static void compare(SplittableRandom random) {
    long[] all = new long[1 + random.nextInt(5_000)];
    Durations durations = new Durations();
    for (int i = 0; i < all.length; i++) {
      // From picoseconds to hours, evenly in the logarithm.
      all[i] = 1 + (random.nextLong() >>> (10 + random.nextInt(54)));
      durations.add(all[i]);
    }
    Arrays.sort(all);
    for (double percent : new double[] {0.1, 25, 50, 90, 99, 100}) {
      int rank = (int) Math.ceil(percent / 100 * all.length);
      assertThat(durations.percentilePs(percent))
          .as("%s th percentile", percent)
          .isCloseTo(all[Math.max(1, rank) - 1], withPercentage(0.1));
    }
    assertThat(durations.count()).isEqualTo(all.length);
  }

  @Test
  void aPercentileOfNothingIsRefused() {
    assertThatThrownBy(() -> new Durations().percentilePs(50))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing was measured");
  }

  @Test
  void aNegativeDurationIsRefused() {
    assertThatThrownBy(() -> new Durations().add(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 ps");
  }
}
