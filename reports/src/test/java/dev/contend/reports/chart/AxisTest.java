package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks are round numbers, neither too few nor too many. */
final class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "12, 8000",
    "20, 3000",
    "90, 110",
    "99, 100.5",
    "0.003, 0.9",
    "1, 5e9",
    "40, 90",
    "5, 5"
  })
  void aLogarithmicAxisHasThreeToTenTicksWithinIt(double min, double max) {
    Axis axis = Axis.logarithmic("a", "b", min, max);

    assertThat(axis.low()).isLessThan(min);
    assertThat(axis.high()).isGreaterThan(max);
    assertThat(axis.ticks()).hasSizeBetween(3, 10).isSorted();
    assertThat(axis.ticks()).allMatch(tick -> tick >= axis.low() && tick <= axis.high());
  }

  @ParameterizedTest
  @CsvSource({"1e-9", "3e-12", "4.2e-7", "0.6", "3600", "8e15"})
  void ticksFromZeroAreDistinctHoweverSmallTheValuesAre(double max) {
    assertThat(Axis.fromZero("t", "s", max).ticks())
        .hasSizeBetween(3, 8)
        .doesNotHaveDuplicates()
        .isSorted()
        .startsWith(0.0);
    assertThat(Axis.linear("t", "s", max / 2, max).ticks())
        .hasSizeBetween(2, 8)
        .doesNotHaveDuplicates();
  }

  @Test
  void ticksAreTheNearestToDecimalNumbers() {
    assertThat(Axis.fromZero("t", "s", 1).ticks()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1024, 11", "0.125, 1024, 14", "0.00001, 1024, 14", "1e-12, 1e6, 15"})
  void octavesAreLeftOutWhereTooManyWouldHaveALabelButNeverOne(double min, double max, int ticks) {
    assertThat(Axis.octaves("a", "b", min, max).ticks()).hasSize(ticks).isSorted().contains(1.0);
  }

  @Test
  void aLogarithmicAxisOfCloseValuesHasTicksInEqualSteps() {
    assertThat(Axis.logarithmic("a", "b", 606, 1153.6).ticks())
        .containsExactly(600.0, 800.0, 1000.0, 1200.0);
    assertThat(Axis.logarithmic("a", "b", 99, 100.5).ticks()).containsExactly(90.0, 100.0, 110.0);
  }

  @ParameterizedTest
  @CsvSource({"12, 8000", "90, 110", "99, 100.5", "0.003, 0.9", "40, 90", "5, 5", "0.98, 7.7"})
  void aLinearAxisHasTwoToSevenTicksWithinIt(double min, double max) {
    Axis axis = Axis.linear("a", "b", min, max);

    assertThat(axis.low()).isLessThan(min);
    assertThat(axis.high()).isGreaterThan(max);
    assertThat(axis.ticks()).hasSizeBetween(2, 7).isSorted();
    assertThat(axis.ticks()).allMatch(tick -> tick >= axis.low() && tick <= axis.high());
  }

  @Test
  void stepsAreRoundNumbers() {
    assertThat(RoundNumbers.step(10, 5)).isEqualTo(2);
    assertThat(RoundNumbers.step(10.1, 5)).isEqualTo(5);
    assertThat(RoundNumbers.step(0.3, 6)).isEqualTo(0.05);
    assertThat(RoundNumbers.step(830, 6)).isEqualTo(200);
    assertThat(Axis.fromZero("a", "b", 430).ticks())
        .containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
  }

  @Test
  void fromNanosecondsToHoursEachTickHasItsUnit() {
    Axis axis = Axis.logarithmic("Time", "ns", 0.5, 1e13);

    assertThat(axis.ticks().stream().map(axis::tickLabel))
        .containsExactly("1 ns", "100 ns", "10 µs", "1 ms", "100 ms", "10 s", "10 min");
    assertThat(axis.title()).isEqualTo("Time");
    assertThat(axis.quantity()).isEqualTo("Time (ns)");
  }

  @ParameterizedTest
  @CsvSource({
    "ns, 12, 8000, 20, Time (ns)",
    "ns, 30000, 4000000, 100 µs, Time",
    "ms, 0.00002, 0.4, 100 ns, Time",
    "us, 1, 7e12, 1 h, Time",
    "s, 20, 90000, 10 min, Time",
    "MiB, 10, 5e9, 1 M, Time (MiB)"
  })
  void onlyWhereItWouldNeedLongNumbersHasAnAxisOfTimesUnitsAtItsTicks(
      String unit, double min, double max, String tick, String title) {
    Axis axis = Axis.logarithmic("Time", unit, min, max);

    assertThat(axis.ticks().stream().map(axis::tickLabel)).contains(tick);
    assertThat(axis.title()).isEqualTo(title);
  }

  @Test
  void aTickAtNoTimeNeedsNoUnit() {
    Axis axis = Axis.fromZero("Time", "ns", 3e6);

    assertThat(axis.ticks().stream().map(axis::tickLabel))
        .containsExactly("0", "500 µs", "1 ms", "1.5 ms", "2 ms", "2.5 ms", "3 ms");
  }
}
