package dev.contend.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.SobolIndices.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Indices against functions whose indices are known.
 *
 * <p>Source: Ishigami and Homma, "An importance quantification technique in uncertainty analysis
 * for computer models", ISUMA 1990, with a = 7 and b = 0.1; Sobol', "Sensitivity estimates for
 * nonlinear mathematical models", Mathematical Modelling and Computational Experiments 1(4), 1993,
 * for the g-function.
 */
class SobolIndicesTest {
  private static final int DESIGNS = 8;
  private static final int SEEDS = 200;

  /**
   * Of {@link #SEEDS} intervals that each miss with 5 %, fewer than so many cover with 1 in 10,000.
   */
  private static final int FEWEST_THAT_COVER = 177;

  private static final double A = 7;
  private static final double B = 0.1;

  private static double ishigami(double[] x) {
    double[] at = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      at[i] = Math.PI * (2 * x[i] - 1);
    }
    double sine = StrictMath.sin(at[1]);
    return StrictMath.sin(at[0]) * (1 + B * at[2] * at[2] * at[2] * at[2]) + A * sine * sine;
  }

  /** First order and total of each input, from the integrals. */
  private static double[][] ofIshigami() {
    double pi4 = Math.PI * Math.PI * Math.PI * Math.PI;
    double first = 0.5 * (1 + B * pi4 / 5) * (1 + B * pi4 / 5);
    double second = A * A / 8;
    double both = B * B * pi4 * pi4 * (1.0 / 18 - 1.0 / 50);
    double all = first + second + both;
    return new double[][] {
      {first / all, (first + both) / all}, {second / all, second / all}, {0, both / all}
    };
  }

  private static double g(double[] x, double[] a) {
    double product = 1;
    for (int i = 0; i < a.length; i++) {
      product *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
    }
    return product;
  }

  private static double[][] ofG(double[] a) {
    double[] each = new double[a.length];
    double all = 1;
    for (int i = 0; i < a.length; i++) {
      each[i] = 1 / (3 * (1 + a[i]) * (1 + a[i]));
      all *= 1 + each[i];
    }
    double[][] indices = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      indices[i] = new double[] {each[i] / (all - 1), each[i] * all / (1 + each[i]) / (all - 1)};
    }
    return indices;
  }

  private static List<List<Integer>> eachAlone(int inputs) {
    return IntStream.range(0, inputs).mapToObj(List::of).toList();
  }

  /** A value of several replications, of which each is a function of point and replication. */
  private interface Disturbed {
    double[] at(double[] point, RandomSource chance);
  }

  private static Optional<List<Index>> indices(
      Disturbed function, List<List<Integer>> groups, int pairs, long seed) {
    SobolIndices indices = new SobolIndices(groups.size(), DESIGNS);
    RandomSource chance = new RandomStreams(seed, 0).stream("chance");
    for (int design = 0; design < DESIGNS; design++) {
      SaltelliDesign drawn =
          new SaltelliDesign(pairs, groups, new RandomStreams(seed, design).stream("design"));
      for (int pair = 0; pair < drawn.pairs(); pair++) {
        double[][] points = drawn.points(pair);
        double[][] values = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
          values[i] = function.at(points[i], chance);
        }
        indices.add(design, values);
      }
    }
    return indices.indices();
  }

  private static Disturbed exact(ToDoubleFunction<double[]> function) {
    return (point, chance) -> new double[] {function.applyAsDouble(point)};
  }

  private static void covers(
      Disturbed function, List<List<Integer>> groups, int pairs, double[][] known) {
    int[][] covered = new int[known.length][2];
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Index> found = indices(function, groups, pairs, seed).orElseThrow();
      for (int i = 0; i < known.length; i++) {
        covered[i][0] += found.get(i).first().covers(known[i][0]) ? 1 : 0;
        covered[i][1] += found.get(i).total().covers(known[i][1]) ? 1 : 0;
      }
    }
    for (int i = 0; i < known.length; i++) {
      assertThat(covered[i][0])
          .as("first order of %s", i)
          .isGreaterThanOrEqualTo(FEWEST_THAT_COVER);
      assertThat(covered[i][1]).as("total of %s", i).isGreaterThanOrEqualTo(FEWEST_THAT_COVER);
    }
  }

  @Test
  void intervalsCoverIshigamisIndices() {
    covers(exact(SobolIndicesTest::ishigami), eachAlone(3), 64, ofIshigami());
  }

  @Test
  void intervalsCoverTheIndicesOfSobolsFunction() {
    double[] a = {0, 1, 4.5, 9, 99, 99, 99, 99};
    covers(exact(x -> g(x, a)), eachAlone(a.length), 32, ofG(a));
  }

  @Test
  void manyPointsComeClose() {
    List<Index> found =
        indices(exact(SobolIndicesTest::ishigami), eachAlone(3), 4096, 1).orElseThrow();
    double[][] known = ofIshigami();
    for (int i = 0; i < known.length; i++) {
      assertThat(found.get(i).first().mean()).isCloseTo(known[i][0], within(0.005));
      assertThat(found.get(i).total().mean()).isCloseTo(known[i][1], within(0.005));
    }
  }

  /** The second and the third input as one: what they have together with the first is theirs. */
  @Test
  void inputsCanBeTakenTogether() {
    List<Index> found =
        indices(exact(SobolIndicesTest::ishigami), List.of(List.of(0), List.of(2, 1)), 4096, 3)
            .orElseThrow();
    double[][] known = ofIshigami();
    assertThat(found.get(0).total().mean()).isCloseTo(known[0][1], within(0.01));
    assertThat(found.get(1).first().mean()).isCloseTo(known[1][0], within(0.01));
    assertThat(found.get(1).total().mean()).isCloseTo(1 - known[0][0], within(0.01));
  }

  /** Chance at each point for itself, of twice the function's deviation. */
  @Test
  void chanceAddsNothingToAnInputThatDoesNothing() {
    Disturbed disturbed =
        (point, chance) -> {
          double value = point[0] + 0.5 * point[1];
          return new double[] {
            value + 2 * (chance.uniform() - 0.5), value + 2 * (chance.uniform() - 0.5)
          };
        };
    double[][] known = {{0.8, 0.8}, {0.2, 0.2}, {0, 0}};
    covers(disturbed, eachAlone(3), 64, known);
  }

  @Test
  void whatNothingMovesHasNoIndices() {
    assertThat(indices(exact(point -> 3), eachAlone(2), 16, 1)).isEmpty();
    int none = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      none +=
          indices(
                      (point, chance) -> new double[] {chance.uniform(), chance.uniform()},
                      eachAlone(1),
                      16,
                      seed)
                  .isEmpty()
              ? 1
              : 0;
    }
    assertThat(none).isGreaterThanOrEqualTo(FEWEST_THAT_COVER);
  }

  @Test
  void everyInputIsInOneGroup() {
    RandomSource source = new RandomStreams(1, 0).stream("design");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SaltelliDesign(4, List.of(List.of(0), List.of(0)), source))
        .withMessageContaining("input 1");
  }

  @Test
  void theGroupsInputsAloneAreOfTheOtherPoint() {
    SaltelliDesign design =
        new SaltelliDesign(
            4, List.of(List.of(0, 2), List.of(1)), new RandomStreams(1, 0).stream("design"));
    List<double[]> all = new ArrayList<>();
    for (int pair = 0; pair < design.pairs(); pair++) {
      double[][] points = design.points(pair);
      assertThat(points).hasDimensions(4, 3);
      assertThat(points[2]).containsExactly(points[1][0], points[0][1], points[1][2]);
      assertThat(points[3]).containsExactly(points[0][0], points[1][1], points[0][2]);
      all.add(points[0]);
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(4);
  }
}
