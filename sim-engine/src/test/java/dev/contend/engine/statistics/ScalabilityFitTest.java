package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Fits of curves whose parameters are known, and of a published one. */
class ScalabilityFitTest {
  private static final int[] WORKERS = {1, 2, 4, 8, 16, 32, 64};

  @Test
  void findsTheParametersOfACurveThatFollowsTheLaw() {
    ScalabilityCurve law = new ScalabilityCurve(120, 0.03, 0.0005);
    ScalabilityFit fit = ScalabilityFit.of(ScalabilityModel.USL, WORKERS, rows(law));
    assertThat(fit.lambda().mean()).isCloseTo(120, within(1e-6));
    assertThat(fit.sigma().mean()).isCloseTo(0.03, within(1e-9));
    assertThat(fit.kappa().mean()).isCloseTo(0.0005, within(1e-11));
    assertThat(fit.kappa().halfWidth()).isZero();
    assertThat(fit.peak().orElseThrow().mean()).isCloseTo(44.045, within(0.001));
    assertThat(fit.limit().orElseThrow().mean()).isCloseTo(law.limit(), within(1e-6));
    assertThat(fit.largestMisfit()).isLessThan(1e-9);
    assertThat(fit.isExtrapolated(44)).isFalse();
    assertThat(fit.isExtrapolated(65)).isTrue();
    assertThat(fit.isExtrapolated(0.5)).isTrue();
  }

  @Test
  void amdahlsLawHasALimitAndNoPeak() {
    ScalabilityCurve law = new ScalabilityCurve(7, 0.05, 0);
    ScalabilityFit fit = ScalabilityFit.of(ScalabilityModel.AMDAHL, WORKERS, rows(law));
    assertThat(fit.sigma().mean()).isCloseTo(0.05, within(1e-9));
    assertThat(fit.limit().orElseThrow().mean()).isCloseTo(20, within(1e-6));
    assertThat(fit.peak()).isEmpty();
    assertThat(fit.kappa().mean()).isZero();
  }

  /** A wrong law is told by its misfit, however narrow the intervals of its parameters are. */
  @Test
  void aLawThatDoesNotHoldHasAMisfit() {
    ScalabilityCurve falling = new ScalabilityCurve(120, 0.03, 0.002);
    ScalabilityFit fit = ScalabilityFit.of(ScalabilityModel.AMDAHL, WORKERS, rows(falling));
    assertThat(fit.largestMisfit()).isGreaterThan(0.2);
  }

  /** With noise and no coherence the peak is not known, so none is stated. */
  @Test
  void aPeakThatIsNotKnownIsNotStated() {
    double[][] rows = rows(new ScalabilityCurve(100, 0.02, 0));
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < WORKERS.length; i++) {
        rows[r][i] *= 1 + 0.03 * ((r + i) % 3 - 1);
      }
    }
    assertThat(ScalabilityFit.of(ScalabilityModel.USL, WORKERS, rows).peak()).isEmpty();
  }

  @Test
  void aStraightLineHasNeitherPeakNorLimit() {
    double[][] rows = rows(new ScalabilityCurve(100, 0, 0));
    assertThat(ScalabilityFit.of(ScalabilityModel.USL, WORKERS, rows).limit()).isEmpty();
    assertThat(new ScalabilityCurve(1, 0, 0).isBounded()).isFalse();
    assertThat(new ScalabilityCurve(1, 1.5, 0.1).peak()).isEqualTo(1);
    assertThat(new ScalabilityCurve(1, 1.5, 0).limit()).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeFitted() {
    assertThatThrownBy(
            () ->
                ScalabilityFit.of(
                    ScalabilityModel.USL, new int[] {1, 2, 4, 8}, new double[][] {{1, 2, 3, 4}}))
        .hasMessage("workers are [1, 2, 4, 8]; a fit needs 5 distinct numbers");
    assertThatThrownBy(
            () ->
                ScalabilityFit.of(
                    ScalabilityModel.USL,
                    new int[] {1, 2, 3, 4, 5},
                    new double[][] {{1, 2, 0, 4, 5}}))
        .hasMessageContaining("must be positive");
  }

  private static double[][] rows(ScalabilityCurve law) {
    double[] row = Arrays.stream(WORKERS).mapToDouble(law::throughput).toArray();
    return new double[][] {row, row.clone(), row.clone()};
  }
}
