package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "-64.0, -64",
    "0.0, 0",
    "-0.0, 0",
    "0.1, 0.1",
    "7.72, 7.72",
    "1e6, 1000000",
    "0.0000012, 0.0000012",
    "1.2e-9, 1.2E-9",
    "2e23, 2E23",
    "9007199254740993, 9007199254740992",
    "4.9e-324, 4.94065645841247E-324",
    "1.7976931348623157e308, 1.7976931348623157E308"
  })
  void numbersAreWrittenInOneShortForm(double value, String text) {
    assertThat(Numbers.format(value)).isEqualTo(text);
    assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
  }

  @Test
  void everyNumberSurvivesTheWayToTextAndBack() {
    SplittableRandom random = new SplittableRandom(20);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(Numbers.format(value))).isEqualTo(value);
        assertThat(Numbers.isNumber(Numbers.format(value))).isTrue();
      }
    }
  }

  /**
   * The fewest digits that lead back, the nearest of these, as rounding at each length finds them.
   */
  @Test
  void theFewestDigitsAreThoseThatRoundingFinds() {
    SplittableRandom random = new SplittableRandom(21);
    for (int i = 0; i < 20_000; i++) {
      double value = i % 2 == 0 ? random.nextDouble() : random.nextLong(1L << 53) / 1e12;
      BigDecimal rounded = Numbers.rounded(value);
      assertThat(new BigDecimal(Numbers.format(value))).isEqualByComparingTo(rounded);
    }
  }

  @Test
  void theShortWayWritesWhatTheLongWayWrites() {
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 20_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      double count = random.nextLong() >> random.nextInt(63);
      double fraction = random.nextLong(1_000_000) / 1e3;
      for (double value : new double[] {any, count, fraction, -fraction}) {
        if (Double.isFinite(value) && value != 0) {
          assertThat(Numbers.format(value)).isEqualTo(Numbers.written(value));
        }
      }
    }
  }

  @Test
  void roundedNumbersHaveTheirDecimalsAndNoNegativeZero() {
    assertThat(Numbers.format(7.7249, 2)).isEqualTo("7.72");
    assertThat(Numbers.format(1, 2)).isEqualTo("1.00");
    assertThat(Numbers.format(-0.001, 2)).isEqualTo("0.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "+1", "-1.", ".5", "1.5", "1e5", "-1.5E-07", "1.e+5", "007"})
  void numbersAreKnown(String text) {
    assertThat(Numbers.isNumber(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "-", "-.", "e5", ".e5", "1e", "1e+", "1e5.", "1 ", "1.2.3", "0x1", "1f"})
  void otherTextIsNot(String text) {
    assertThat(Numbers.isNumber(text)).isFalse();
  }

  @Test
  void infinityIsRefused() {
    assertThatThrownBy(() -> Numbers.format(Double.NaN))
        .hasMessage("NaN cannot be written; a table holds finite numbers");
  }
}
