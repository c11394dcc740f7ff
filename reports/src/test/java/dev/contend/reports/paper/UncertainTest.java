package dev.contend.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.EstimateTable.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uncertainty in parentheses, as siunitx reads it. */
final class UncertainTest {
  @ParameterizedTest
  @CsvSource({
    "44.583, 0.2789, 44.58(28)",
    "44.583, 0.0997, 44.58(10)",
    "44.583, 3.21, 44.6(33)",
    "44583, 12.7, 44583(13)",
    "44583, 1269, 44583(1300)",
    "0.997551, 0.0000672, 0.997551(68)",
    "-2.5, 0.5, -2.50(50)",
    "12, 0, 12",
    "0.123456, 0, 0.1235",
    "1234567, 0, 1235000",
    "0, 0, 0"
  })
  void theWidthHasTwoDigitsAndIsNeverTooNarrow(double mean, double half, String text) {
    assertThat(Uncertain.of(new Estimate(mean, mean - half, mean + half, 5)).text())
        .isEqualTo(text);
  }
}
