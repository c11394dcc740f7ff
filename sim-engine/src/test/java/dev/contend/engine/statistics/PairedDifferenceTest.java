package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** Differences of pairs, against Student's own example and by coverage. */
class PairedDifferenceTest {
  /** Student's differences: mean 1.58, standard deviation 1.229995, interval 0.7001 to 2.4599. */
  @Test
  void agreesWithStudentsSleepData() {
    MeanEstimate estimate =
        PairedDifference.of(MeanEstimateTest.SECOND_DRUG, MeanEstimateTest.FIRST_DRUG);
    assertThat(estimate.mean()).isCloseTo(1.58, within(1e-12));
    assertThat(estimate.low()).isCloseTo(0.7001142, within(1e-6));
    assertThat(estimate.high()).isCloseTo(2.4598858, within(1e-6));
    assertThat(estimate.replications()).isEqualTo(10);
  }

  @Test
  void sharedNoiseCancels() {
    RandomSource random = new RandomStreams(5, 0).stream("noise");
    double[] first = new double[10];
    double[] second = new double[10];
    for (int i = 0; i < first.length; i++) {
      double shared = 1_000 * random.standardNormal();
      first[i] = shared + 2 + 0.01 * random.standardNormal();
      second[i] = shared + 0.01 * random.standardNormal();
    }
    MeanEstimate estimate = PairedDifference.of(first, second);
    assertThat(estimate.covers(0)).isFalse();
    assertThat(estimate.mean()).isCloseTo(2, within(0.05));
    assertThat(estimate.halfWidth()).isLessThan(0.05);
    assertThat(MeanEstimate.of(first).halfWidth()).isGreaterThan(100);
  }

  /** Of 10,000 intervals 9,500 should cover; four standard deviations are 87. */
  @Test
  void coversTheDifferenceInNineteenOfTwentyExperiments() {
    RandomSource random = new RandomStreams(12, 0).stream("coverage");
    int covered = 0;
    double[] first = new double[6];
    double[] second = new double[6];
    for (int experiment = 0; experiment < 10_000; experiment++) {
      for (int i = 0; i < first.length; i++) {
        double shared = random.exponential(5);
        first[i] = shared + 3 + random.standardNormal();
        second[i] = shared + random.standardNormal();
      }
      covered += PairedDifference.of(first, second).covers(3) ? 1 : 0;
    }
    assertThat(covered).isBetween(9_413, 9_587);
  }

  @Test
  void refusesSamplesThatAreNotPairs() {
    assertThatThrownBy(() -> PairedDifference.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("paired samples differ in length: 2 and 3");
  }
}
