package dev.contend.scenarios.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.sensitivity.Sensitivity.Effect;
import dev.contend.scenarios.sensitivity.Sensitivity.Turn;
import dev.contend.scenarios.spec.Objective;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a study finds of functions of which it is known. */
class StudyTest {
  private static final int SEEDS = 200;

  /** Of so many intervals that each miss with 5 %, fewer cover with 1 in 10,000. */
  private static final int FEWEST_THAT_COVER = 177;

  /** A function with chance on top, which is the same for a replication of every setting. */
  private static final class Disturbed implements Response {
    private final double[] stated;
    private final ToDoubleFunction<double[]> of;
    private final double chance;
    private final long seed;
    private long planned;
    private long asked;

    Disturbed(double[] stated, double chance, long seed, ToDoubleFunction<double[]> of) {
      this.stated = stated.clone();
      this.chance = chance;
      this.seed = seed;
      this.of = of;
    }

    @Override
    public int inputs() {
      return stated.length;
    }

    @Override
    public void planned(int settings, int replications) {
      planned += (long) settings * replications;
    }

    @Override
    public List<double[]> at(List<double[]> settings, int replications) {
      asked += (long) settings.size() * replications;
      List<double[]> values = new ArrayList<>();
      for (double[] setting : settings) {
        double[] point = setting.clone();
        for (int i = 0; i < point.length; i++) {
          point[i] = Double.isNaN(point[i]) ? stated[i] : point[i];
        }
        double value = of.applyAsDouble(point);
        double[] each = new double[Double.isNaN(value) ? 0 : replications];
        for (int r = 0; r < each.length; r++) {
          double drawn = new RandomStreams(seed, r).stream("chance").uniform() - 0.5;
          each[r] = value + chance * drawn;
        }
        values.add(each);
      }
      return values;
    }
  }

  private static Question atMost(double bound) {
    return new Question.Measured(
        new Objective(
            "value <= bound",
            new Expression.Name("value", Measure.NUMBER),
            true,
            bound,
            "",
            1,
            Collections.emptyMap()),
        true);
  }

  private static Sensitivity study(Disturbed response, double bound, long seed, int alone)
      throws InterruptedException {
    return new Study(response, atMost(bound), new Effort(seed, 8, 16, alone)).run();
  }

  /** x + y / 4 and an input that does nothing; x alone has 16/17 of the variance. */
  private static Disturbed line(double chance, long seed) {
    return new Disturbed(new double[] {0.25, 0.5, 0.5}, chance, seed, x -> x[0] + x[1] / 4);
  }

  @Test
  void theInputThatReachesFarthestComesFirstAndOneThatDoesNothingNotAtAll()
      throws InterruptedException {
    Disturbed response = line(0.1, 1);
    Sensitivity found = study(response, 0.6, 1, 5);
    assertThat(found.effects()).extracting(Effect::input).containsExactly(0, 1);
    assertThat(found.effects().get(0).reach()).isCloseTo(0.75, within(1e-9));
    assertThat(found.effects().get(1).reach()).isCloseTo(0.125, within(1e-9));
    assertThat(found.effects().get(0).index().orElseThrow().first().covers(16.0 / 17)).isTrue();
    assertThat(found.others()).isEmpty();
    assertThat(response.asked).isEqualTo(response.planned);
  }

  @Test
  void inputsBeyondThoseAloneAreTakenTogether() throws InterruptedException {
    Sensitivity found = study(line(0, 1), 0.6, 1, 1);
    assertThat(found.effects().get(0).index()).isPresent();
    assertThat(found.effects().get(1).index()).isEmpty();
    assertThat(found.others().orElseThrow().total().covers(1.0 / 17)).isTrue();
  }

  /** x alone turns the claim at 0.475, y at no place of its range. */
  @Test
  void whereAClaimTurnsIsFoundAlongEachInputAlone() throws InterruptedException {
    int covered = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Disturbed response =
          new Disturbed(new double[] {0.25, 0.5, 0.5}, 0.2, seed, x -> x[0] + x[1] / 4);
      Sensitivity found = study(response, 0.6, seed, 2);
      List<Turn> turns = found.effects().get(0).turns();
      // Where the intervals of one end touch the bound it is looked at, and nothing is found.
      assertThat(found.effects().get(1).turns()).isEmpty();
      assertThat(turns).hasSize(1);
      assertThat(turns.get(0).holds()).isFalse();
      covered += turns.get(0).low() <= 0.475 && 0.475 <= turns.get(0).high() ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(FEWEST_THAT_COVER);
  }

  /** x + y / 4 is at most 0.6 in a share of 0.475 of the square. */
  @Test
  void theShareOfTheRangesInWhichAClaimHoldsIsCovered() throws InterruptedException {
    int covered = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      covered += study(line(0, seed), 0.6, seed, 2).share().orElseThrow().covers(0.475) ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(FEWEST_THAT_COVER);
  }

  /** A corner of 1 in 1,250 that no point may be in must not be denied. */
  @Test
  void aClaimThatHeldAtEveryPointIsNotCalledCertain() throws InterruptedException {
    Disturbed response = line(0, 1);
    Sensitivity found = study(response, 1.24, 1, 2);
    assertThat(found.share().orElseThrow().mean()).isEqualTo(1);
    assertThat(found.share().orElseThrow().low()).isBetween(0.98, 0.99);
  }

  @Test
  void pointsWithoutAResultAreCountedAsFailures() throws InterruptedException {
    Disturbed response =
        new Disturbed(
            new double[] {0.5, 0.5}, 0, 1, x -> x[0] > 0.9 ? Double.NaN : x[0] + x[1] / 4);
    Sensitivity found = study(response, 2, 1, 2);
    assertThat(found.points()).isEqualTo(256);
    assertThat(found.without()).isBetween(20, 32);
    assertThat(found.share().orElseThrow().mean()).isEqualTo(1 - found.without() / 256.0);
    assertThat(found.effects().get(0).atHigh()).isEmpty();
  }

  @Test
  void whatNothingMovesIsToldWithoutDesigns() throws InterruptedException {
    Disturbed response = new Disturbed(new double[] {0.5, 0.5}, 1, 1, x -> 3);
    Sensitivity found = study(response, 4, 1, 2);
    assertThat(found.effects()).isEmpty();
    assertThat(found.share()).isEmpty();
    assertThat(response.asked).isEqualTo(response.planned).isEqualTo(5 + 2 * 4);
  }

  @Test
  void withoutAResultAsStatedThereIsNothingToStudy() {
    Disturbed response = new Disturbed(new double[] {0.5}, 0, 1, x -> Double.NaN);
    assertThatExceptionOfType(Study.NoResultException.class)
        .isThrownBy(() -> study(response, 1, 1, 1));
  }
}
