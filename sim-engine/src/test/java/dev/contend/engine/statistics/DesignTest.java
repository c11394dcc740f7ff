package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.contend.engine.random.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DesignTest {
  private static double[][] points(Design design, int points, int axes, long seed) {
    return design.points(points, axes, new RandomStreams(seed, 0).stream("design"));
  }

  @ParameterizedTest
  @CsvSource({
    "SOBOL,1,3",
    "SOBOL,2,1",
    "SOBOL,64,7",
    "SOBOL,8192,9",
    "LATIN_HYPERCUBE,1,1",
    "LATIN_HYPERCUBE,64,7",
    "LATIN_HYPERCUBE,77,3",
    "LATIN_HYPERCUBE,10000,9"
  })
  void eachAxisHasOnePointInEachOfItsEqualParts(Design design, int count, int axes) {
    for (long seed = 1; seed <= 5; seed++) {
      double[][] points = points(design, count, axes, seed);
      for (int axis = 0; axis < axes; axis++) {
        int of = axis;
        assertThat(Arrays.stream(points).mapToInt(row -> (int) (row[of] * count)).sorted())
            .as("axis %s, seed %s", axis, seed)
            .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
      }
    }
  }

  /** What a Latin hypercube has not: quarters of the first two axes are filled evenly. */
  @Test
  void twoAxesOfASobolDesignAreSpreadTogether() {
    for (long seed = 1; seed <= 20; seed++) {
      int[] cells = new int[16];
      for (double[] row : points(Design.SOBOL, 64, 2, seed)) {
        cells[4 * part(row[0]) + part(row[1])]++;
      }
      assertThat(cells).as("seed %s", seed).containsOnly(4);
    }
  }

  private static int part(double place) {
    return (int) (place * 4);
  }

  @Test
  void aLongerSobolDesignBeginsWithTheShorterOne() {
    assertThat(Arrays.copyOf(points(Design.SOBOL, 100, 4, 7), 16))
        .isDeepEqualTo(points(Design.SOBOL, 16, 4, 7));
  }

  @ParameterizedTest
  @EnumSource(Design.class)
  void theSeedDecides(Design design) {
    double[][] points = points(design, 33, 4, 7);
    assertThat(points(design, 33, 4, 7)).isDeepEqualTo(points);
    double[][] others = points(design, 33, 4, 8);
    for (int row = 0; row < points.length; row++) {
      assertThat(others[row]).doesNotContain(points[row]);
    }
  }

  @ParameterizedTest
  @EnumSource(Design.class)
  void noPointsAreNoDesign(Design design) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points(design, 0, 1, 1))
        .withMessageContaining("0 points");
    assertThatIllegalArgumentException().isThrownBy(() -> points(design, 1, 0, 1));
  }
}
