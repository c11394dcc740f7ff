package dev.contend.cpu.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.clock.ClockTable.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock at, between and beyond the stated points. */
class ClockTableTest {
  private static final ClockTable TABLE =
      new ClockTable(List.of(new Point(1, 4e9), new Point(2, 3.8e9), new Point(6, 3e9)));

  @ParameterizedTest
  @CsvSource({"0, 4e9", "1, 4e9", "2, 3.8e9", "3, 3.6e9", "5, 3.2e9", "6, 3e9", "64, 3e9"})
  void isLinearBetweenPointsAndLevelBeyond(int activeCores, double hz) {
    assertThat(TABLE.hzAt(activeCores)).isEqualTo(hz);
  }

  @Test
  void thePeakIsTheHighestPointWhereverItIs() {
    assertThat(TABLE.peakHz()).isEqualTo(4e9);
    assertThat(new ClockTable(List.of(new Point(1, 1e9), new Point(2, 2e9))).peakHz())
        .isEqualTo(2e9);
    assertThat(ClockTable.fixed(2.5e9).hzAt(99)).isEqualTo(2.5e9);
  }

  @Test
  void refusesTablesThatDoNotBeginAtOneCoreOrDoNotRise() {
    assertThatThrownBy(() -> new ClockTable(List.of()))
        .hasMessage("a clock table begins with the clock of 1 active core");
    assertThatThrownBy(() -> new ClockTable(List.of(new Point(2, 1e9))))
        .hasMessage("a clock table begins with the clock of 1 active core");
    assertThatThrownBy(
            () -> new ClockTable(List.of(new Point(1, 2e9), new Point(4, 1e9), new Point(4, 1e9))))
        .hasMessage("clock table: 4 active cores after 4; must rise");
    assertThatThrownBy(() -> new Point(0, 1e9)).hasMessage("activeCores is 0; must be 1 or more");
    assertThatThrownBy(() -> new Point(1, Double.NaN)).hasMessage("hz is NaN; must be positive");
  }
}
