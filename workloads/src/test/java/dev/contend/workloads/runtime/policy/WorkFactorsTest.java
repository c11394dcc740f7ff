package dev.contend.workloads.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work of a mix on a build. */
class WorkFactorsTest {
  private static Map<CodeKind, Double> two(
      CodeKind first, double one, CodeKind second, double two) {
    EnumMap<CodeKind, Double> map = new EnumMap<>(CodeKind.class);
    map.put(first, one);
    map.put(second, two);
    return map;
  }

  @Test
  void aMixTakesEachKindsFactorByItsShare() {
    EnumMap<CodeKind, Double> factors = new EnumMap<>(CodeKind.class);
    for (CodeKind kind : CodeKind.values()) {
      factors.put(kind, 1.0);
    }
    factors.put(CodeKind.CALL, 3.0);
    CodeMix mix = new CodeMix(two(CodeKind.CALL, 0.25, CodeKind.CONTAINER, 0.75));
    assertThat(new WorkFactors(factors).of(mix)).isCloseTo(1.5, within(1e-12));
    assertThat(new WorkFactors(factors).of(CodeMix.ARITHMETIC)).isEqualTo(1);
    assertThat(new WorkFactors(factors).of(CodeMix.only(CodeKind.CALL))).isEqualTo(3);
    assertThat(new WorkFactors(factors))
        .isEqualTo(new WorkFactors(factors))
        .isNotEqualTo(WorkFactors.of(1));
  }

  @Test
  void aMixMustAddUpToOneAndEveryKindMustHaveAFactor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CodeMix(two(CodeKind.CALL, 0.25, CodeKind.CONTAINER, 0.7)))
        .withMessageContaining("add up to 0.95");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkFactors(two(CodeKind.CALL, 1, CodeKind.CONTAINER, 1)))
        .withMessageContaining("arithmetic");
  }
}
