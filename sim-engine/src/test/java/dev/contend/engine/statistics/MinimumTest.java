package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MinimumTest {
  @Test
  void findsTheBottomOfAValley() {
    assertThat(Minimum.between(0, 100, 1e-4, x -> (x - 79) * (x - 79))).isCloseTo(79, within(0.02));
    assertThat(Minimum.between(1, 5, 1e-4, x -> StrictMath.abs(StrictMath.log(x / 3.3))))
        .isCloseTo(3.3, within(1e-3));
  }

  @Test
  void findsAnEndOfTheIntervalWhereNoValleyIs() {
    assertThat(Minimum.between(2, 4, 1e-4, x -> x)).isCloseTo(2, within(1e-3));
    assertThat(Minimum.between(2, 4, 1e-4, x -> -x)).isCloseTo(4, within(1e-3));
  }

  @Test
  void searchesNoEmptyInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Minimum.between(2, 2, 1e-4, x -> x))
        .withMessageContaining("from 2.0 to 2.0");
  }
}
