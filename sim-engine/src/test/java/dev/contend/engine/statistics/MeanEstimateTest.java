package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import org.junit.jupiter.api.Test;

/**
 * The mean and its Student interval, against published values.
 *
 * <p>Source: Student (W. S. Gosset), "The probable error of a mean", Biometrika 6(1), 1908, for the
 * ten patients; quantiles from the usual table, t(0.975; 1, 4, 9) = 12.706, 2.776, 2.262.
 */
class MeanEstimateTest {
  /** Hours of sleep gained by ten patients with the first and with the second drug. */
  static final double[] FIRST_DRUG = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

  static final double[] SECOND_DRUG = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  @Test
  void agreesWithStudentsSleepData() {
    MeanEstimate estimate = MeanEstimate.of(SECOND_DRUG);
    assertThat(estimate.mean()).isCloseTo(2.33, within(1e-12));
    // Standard deviation 2.002249.
    assertThat(estimate.halfWidth()).isCloseTo(2.262157 * 2.002249 / Math.sqrt(10), within(1e-5));
    assertThat(estimate.replications()).isEqualTo(10);
  }

  @Test
  void usesTheQuantileOfTheSampleSize() {
    // One to five: standard deviation sqrt(2.5), quantile 2.776445 for four degrees of freedom.
    MeanEstimate five = MeanEstimate.of(new double[] {1, 2, 3, 4, 5});
    assertThat(five.halfWidth()).isCloseTo(2.776445 * Math.sqrt(2.5 / 5), within(1e-6));
    // Two values: standard deviation sqrt(2), quantile 12.706205 for one degree of freedom.
    MeanEstimate two = MeanEstimate.of(new double[] {1, 3});
    assertThat(two.low()).isCloseTo(2 - 12.706205, within(1e-6));
    assertThat(two.high()).isCloseTo(2 + 12.706205, within(1e-6));
  }

  @Test
  void hasNoWidthForOneValueOrEqualValues() {
    assertThat(MeanEstimate.of(new double[] {4})).isEqualTo(new MeanEstimate(4, 4, 4, 1));
    MeanEstimate equal = MeanEstimate.of(new double[] {4, 4, 4});
    assertThat(equal.halfWidth()).isZero();
    assertThat(equal.relativeHalfWidth()).isZero();
    assertThat(equal.covers(4)).isTrue();
    assertThat(equal.covers(4.01)).isFalse();
  }

  @Test
  void coversItsEnds() {
    MeanEstimate estimate = new MeanEstimate(-2, -3, -1, 5);
    assertThat(estimate.covers(-3)).isTrue();
    assertThat(estimate.covers(-1)).isTrue();
    assertThat(estimate.covers(-0.99)).isFalse();
    assertThat(estimate.covers(-3.01)).isFalse();
    assertThat(estimate.relativeHalfWidth()).isEqualTo(0.5);
  }

  /** Of 10,000 intervals 9,500 should cover; four standard deviations are 87. */
  @Test
  void coversTheMeanOfNormalValuesInNineteenOfTwentyExperiments() {
    RandomSource random = new RandomStreams(11, 0).stream("coverage");
    int covered = 0;
    double[] values = new double[4];
    for (int experiment = 0; experiment < 10_000; experiment++) {
      for (int i = 0; i < values.length; i++) {
        values[i] = 100 + 20 * random.standardNormal();
      }
      covered += MeanEstimate.of(values).covers(100) ? 1 : 0;
    }
    assertThat(covered).isBetween(9_413, 9_587);
  }

  @Test
  void refusesNoValues() {
    assertThatThrownBy(() -> MeanEstimate.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mean needs at least one value");
  }

  /** With five values, t at 0.975 is 2.776445 and at 1 - 0.025 / 10 it is 5.597568. */
  @Test
  void anIntervalAmongTenIsAsWideAsBonferroniSays() {
    MeanEstimate alone = MeanEstimate.of(new double[] {1, 2, 4, 3, 7});
    MeanEstimate among = alone.among(10);
    assertThat(among.mean()).isEqualTo(alone.mean());
    assertThat(among.halfWidth() / alone.halfWidth()).isCloseTo(5.597568 / 2.776445, within(1e-6));
    assertThat(alone.among(1)).isEqualTo(alone);
  }
}
