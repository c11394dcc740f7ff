package dev.contend.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.workloads.script.Amount.Distribution;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** How irregular arrivals are, against the formulas of each process. */
class DispersionTest {
  private static final Scope SCOPE = Scope.of(Collections.emptyMap(), 1);

  private static Expression number(double value) {
    return new Expression.Literal(value, Measure.NUMBER);
  }

  private static double squared(Distribution distribution, double first, double second) {
    return new Amount(distribution, number(first), number(second)).squaredVariation(SCOPE);
  }

  @Test
  void independentIntervalsHaveTheirSquaredCoefficientOfVariation() {
    assertThat(squared(Distribution.FIXED, 7, 7)).isZero();
    assertThat(squared(Distribution.EXPONENTIAL, 7, 7)).isEqualTo(1);
    assertThat(squared(Distribution.UNIFORM, 0, 2)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(squared(Distribution.GAMMA, 7, 3)).isEqualTo(9);
    assertThat(squared(Distribution.LOGNORMAL, 7, 0.5)).isEqualTo(0.25);
  }

  private static double modulated(double first, double second, double sojournSeconds) {
    return new ArrivalProcess.Modulated(
            new ArrivalProcess.Modulated.State(number(first), number(sojournSeconds * 1e12)),
            new ArrivalProcess.Modulated.State(number(second), number(2 * sojournSeconds * 1e12)))
        .dispersion(SCOPE);
  }

  /** In closed form 1 + 2 p q (a - b)^2 / (p + q)^2 (a q + b p), with p = 1 / s and q = 1 / 2 s. */
  @Test
  void aModulatedProcessAddsWhatItsRatesDifferBy() {
    assertThat(modulated(2, 0.5, 20)).isCloseTo(1 + 2 * 20 / 3.0, within(1e-9));
    assertThat(modulated(2, 0.5, 6)).isCloseTo(5, within(1e-9));
    assertThat(modulated(3, 3, 20)).isEqualTo(1);
  }
}
