package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which points a pilot runs, and what it makes of their times. */
class PilotTest {
  @Test
  void aShortSweepIsRunWhole() {
    assertThat(Pilot.sample(1)).containsExactly(0);
    assertThat(Pilot.sample(Pilot.SAMPLE)).hasSize(Pilot.SAMPLE).doesNotHaveDuplicates();
    assertThat(Pilot.times(3, List.of(1.0, 2.0, 6.0), 0)).isEqualTo(new Pilot.Times(3, 3, 0, 9, 9));
  }

  @Test
  void ofALongSweepAnyBeginningOfTheSampleLiesEvenly() {
    List<Integer> sample = Pilot.sample(1_000);
    assertThat(sample).hasSize(Pilot.SAMPLE).doesNotHaveDuplicates();
    assertThat(sample.subList(0, 4)).containsExactly(0, 500, 250, 750);
    assertThat(Pilot.sample(13)).hasSize(Pilot.SAMPLE).doesNotHaveDuplicates();
    assertThat(Pilot.sample(100_000)).allMatch(index -> index < 100_000);
  }

  /** Student's 97.5 % quantile for 3 degrees of freedom is 3.1824. */
  @Test
  void theTimeOfAllIsTheIntervalOfTheMean() {
    Pilot.Times times = Pilot.times(100, List.of(1.0, 2.0, 2.0, 3.0), 1);
    double half = 3.182446 * Math.sqrt(2.0 / 3) / 2;
    assertThat(times.low()).isCloseTo(100 * (2 - half), org.assertj.core.data.Offset.offset(1e-3));
    assertThat(times.high()).isCloseTo(100 * (2 + half), org.assertj.core.data.Offset.offset(1e-3));
    assertThat(times.cut()).isEqualTo(1);
  }

  @Test
  void itIsNeverLessThanWhatWasMeasured() {
    Pilot.Times times = Pilot.times(5, List.of(0.1, 9.0, 0.1), 0);
    assertThat(times.low()).isEqualTo(9.2);
    assertThat(Pilot.times(100, List.of(4.0), 0).low()).isEqualTo(400);
  }
}
