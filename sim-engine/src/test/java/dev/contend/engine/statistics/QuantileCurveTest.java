package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** {@link QuantileCurve}: through its sample, monotone, and normal beyond it. */
class QuantileCurveTest {
  private static final double[] SAMPLE = {3, 1, 2, 7};

  @Test
  void goesThroughItsValuesAtHazensPositions() {
    QuantileCurve curve = new QuantileCurve(SAMPLE);
    double[] sorted = {1, 2, 3, 7};
    for (int i = 0; i < sorted.length; i++) {
      assertThat(curve.at(QuantileCurve.score((i + 0.5) / sorted.length)))
          .isCloseTo(sorted[i], within(1e-12));
    }
    assertThat(curve.at(0)).isCloseTo(2.5, within(1e-12));
    assertThat(curve.greatestScore()).isEqualTo(QuantileCurve.score(0.875));
  }

  @Test
  void risesEverywhereAndGoesOnLikeANormalDistribution() {
    QuantileCurve curve = new QuantileCurve(SAMPLE);
    double before = Double.NEGATIVE_INFINITY;
    for (double score = -4; score <= 4; score += 0.125) {
      assertThat(curve.at(score)).isGreaterThan(before);
      before = curve.at(score);
    }
    // The deviation of 1, 2, 3 and 7.
    double deviation = StrictMath.sqrt(20.75 / 3);
    assertThat(curve.at(5) - curve.at(4)).isCloseTo(deviation, within(1e-9));
    assertThat(curve.at(-4) - curve.at(-5)).isCloseTo(deviation, within(1e-9));
  }

  @Test
  void oneValueOrEqualOnesAreThatValue() {
    assertThat(new QuantileCurve(new double[] {5}).at(3)).isEqualTo(5);
    assertThat(new QuantileCurve(new double[] {5, 5}).at(-3)).isEqualTo(5);
  }
}
