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

  /** The first 4,096 are kept as they are; a sum of two passes that number. */
  @Test
  void measurementsKeptAsTheyAreAndCountedInClassesAreOne() {
    Durations few = new Durations();
    Durations many = new Durations();
    for (int i = 1; i <= 10_000; i++) {
      (i <= 3_000 ? few : many).add(i);
    }
    assertThat(few.percentilePs(50)).isCloseTo(1_500, withPercentage(0.1));
    few.add(3_001);
    Durations sum = new Durations();
    sum.add(few);
    sum.add(many);
    assertThat(sum.count()).isEqualTo(10_001);
    assertThat(sum.percentilePs(30)).isCloseTo(3_000, withPercentage(0.1));
    assertThat(sum.percentilePs(100)).isCloseTo(10_000, withPercentage(0.1));
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
