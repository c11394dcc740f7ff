package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;

/** Colours whose order is seen, on screen and on paper. */
final class HeatColoursTest {
  private static final int STEPS = 100;

  @Test
  void equalStepsOfTheValueAreEqualStepsOfTheColour() {
    double mean = 0;
    for (int i = 0; i < STEPS; i++) {
      mean += step(i) / STEPS;
    }
    for (int i = 0; i < STEPS; i++) {
      assertThat(step(i)).as("step %s", i).isCloseTo(mean, within(0.2 * mean));
    }
  }

  @Test
  void aLargerValueIsDarkerInGreyToo() {
    double before = 256;
    for (int i = 0; i <= STEPS; i++) {
      Color colour = HeatColours.at(i / (double) STEPS);
      double grey = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
      assertThat(grey).as("grey of %s", i).isLessThan(before);
      before = grey;
    }
    assertThat(before).isLessThan(60);
  }

  @Test
  void beyondTheScaleAreItsEnds() {
    assertThat(HeatColours.at(-1)).isEqualTo(HeatColours.at(0)).isNotEqualTo(Color.WHITE);
    assertThat(HeatColours.at(2)).isEqualTo(HeatColours.at(1));
  }

  private static double step(int i) {
    return HeatColours.distance(
        HeatColours.lab(i / (double) STEPS), HeatColours.lab((i + 1) / (double) STEPS));
  }
}
