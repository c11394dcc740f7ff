package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Estimators against values that can be had by hand or from publications. */
class EstimatorsTest {
  /**
   * Student's sleep data taken as two groups of patients: the textbook result of Welch's test is t
   * = 1.8608 with 17.776 degrees of freedom and the interval 1.58 -+ 1.785476 (R, {@code
   * t.test(extra ~ group)}).
   */
  @Test
  void welchAgreesWithStudentsSleepData() {
    MeanEstimate difference =
        WelchDifference.of(MeanEstimateTest.SECOND_DRUG, MeanEstimateTest.FIRST_DRUG);
    assertThat(difference.mean()).isCloseTo(1.58, within(1e-12));
    assertThat(difference.low()).isCloseTo(-0.2054832, within(1e-6));
    assertThat(difference.high()).isCloseTo(3.3654832, within(1e-6));
  }

  @Test
  void welchOfEqualValuesHasNoWidthAndOneValueNoVariance() {
    assertThat(WelchDifference.of(new double[] {3, 3}, new double[] {1, 1, 1}))
        .isEqualTo(new MeanEstimate(2, 2, 2, 2));
    assertThatThrownBy(() -> WelchDifference.of(new double[] {3}, new double[] {1, 2}))
        .hasMessage("samples of 1 and 2 values; each needs two to have a variance");
  }

  /**
   * The median of ten values: the second and the ninth cover it with 97.9 %, the third and the
   * eighth with 89.1 %; the interval of 95 % ends between them.
   */
  @Test
  void theIntervalOfAMedianEndsBetweenTheOrdersThatSurroundIt() {
    double[] values = {40, 10, 90, 30, 70, 100, 20, 60, 80, 50};
    QuantileEstimate median = QuantileEstimate.of(values, 0.5);
    assertThat(median.value()).isCloseTo(55, within(1e-9));
    assertThat(median.low()).isBetween(20.0, 30.0);
    assertThat(median.high()).isBetween(80.0, 90.0);
    assertThat(median.low() + median.high()).isCloseTo(110, within(1e-9));
    assertThat(median.covers(55)).isTrue();
  }

  /** The least of n values is above the median with probability 2^-n, which 6 bring below 2.5 %. */
  @Test
  void aQuantileSaysHowManyValuesItsIntervalNeeds() {
    assertThat(QuantileEstimate.fewest(0.5)).isEqualTo(6);
    assertThat(QuantileEstimate.fewest(0.99)).isEqualTo(368);
    assertThat(QuantileEstimate.fewest(0.01)).isEqualTo(368);
    assertThatThrownBy(() -> QuantileEstimate.of(new double[5], 0.5))
        .hasMessage("the quantile 0.5 of 5 values has no 95 % interval; it needs 6 values");
  }

  @Test
  void batchesAreMergedSoThatThereAreAtMostThirtyOne() {
    BatchMeans batches = new BatchMeans();
    assertThatThrownBy(batches::estimate).isInstanceOf(IllegalStateException.class);
    IntStream.range(0, 1_000).forEach(i -> batches.add(i));
    // 32 batches of 1, 2, 4, 8 and 16 values became 16 of twice as many, then fifteen more of 32.
    assertThat(batches.batchLength()).isEqualTo(32);
    MeanEstimate estimate = batches.estimate();
    assertThat(estimate.replications()).isEqualTo(31);
    assertThat(estimate.mean()).isCloseTo((31 * 32 - 1) / 2.0, within(1e-9));
  }

  /** Fifty values of 9, then values that go up and down about 1. */
  @Test
  void warmUpEndsWhereTheLevelDoes() {
    WarmUp warmUp = new WarmUp();
    IntStream.range(0, 50).forEach(i -> warmUp.add(9));
    IntStream.range(0, 950).forEach(i -> warmUp.add(i % 10));
    assertThat(warmUp.values()).isEqualTo(50);
    assertThat(warmUp.isOver()).isTrue();
  }

  @Test
  void warmUpIsNotOverWhereTheLevelRisesAllTheTime() {
    WarmUp warmUp = new WarmUp();
    IntStream.range(0, 1_000).forEach(warmUp::add);
    assertThat(warmUp.values()).isEqualTo(500);
    assertThat(warmUp.isOver()).isFalse();
    WarmUp tooShort = new WarmUp();
    IntStream.range(0, 49).forEach(i -> tooShort.add(1));
    assertThat(tooShort.isOver()).isFalse();
  }

  @Test
  void warmUpOfALongRunIsFoundInBatchesThatWereMerged() {
    WarmUp warmUp = new WarmUp();
    IntStream.range(0, 30_000).forEach(i -> warmUp.add(i < 4_000 ? 9 : i % 10));
    assertThat(warmUp.values()).isEqualTo(4_000);
  }

  /** The jackknife of a mean is the mean with Student's interval. */
  @Test
  void theJackknifeOfAMeanIsStudents() {
    double[][] sample =
        Arrays.stream(MeanEstimateTest.SECOND_DRUG)
            .mapToObj(value -> new double[] {value})
            .toArray(double[][]::new);
    MeanEstimate jackknife =
        new Jackknife<>(
                sample, rows -> Arrays.stream(rows).mapToDouble(row -> row[0]).average().orElse(0))
            .estimate(mean -> mean);
    MeanEstimate student = MeanEstimate.of(MeanEstimateTest.SECOND_DRUG);
    assertThat(jackknife.mean()).isCloseTo(student.mean(), within(1e-9));
    assertThat(jackknife.halfWidth()).isCloseTo(student.halfWidth(), within(1e-9));
  }

  @Test
  void stopsWhereTheIntervalIsWithinItsShare() {
    // Mean 3, half width 1.963: 65.4 %.
    double[] values = {1, 2, 3, 4, 5};
    assertThat(StoppingRule.isPrecise(values, 0.655)).isTrue();
    assertThat(StoppingRule.isPrecise(values, 0.654)).isFalse();
    assertThat(StoppingRule.isPrecise(new double[] {1}, 0.9)).isFalse();
    assertThat(StoppingRule.isPrecise(new double[] {1}, 1)).isTrue();
    assertThat(StoppingRule.step(3)).isEqualTo(1);
    assertThat(StoppingRule.step(40)).isEqualTo(10);
  }
}
