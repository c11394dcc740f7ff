package dev.contend.scenarios.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.QuantileCurve;
import dev.contend.scenarios.spec.Collective;
import dev.contend.scenarios.spec.Network;
import dev.contend.scenarios.spec.Stragglers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link StepFleet} and {@link Collective} against what is known exactly. */
class StepFleetTest {
  private static final double LATENCY_PS = 5e6;
  private static final double SECOND_PS = 1e12;
  private static final Network NETWORK = new Network(LATENCY_PS, 1e9, 2);
  private static final QuantileCurve TWO_SECONDS = new QuantileCurve(new double[] {2, 2, 2});

  private static StepFleet.Outcome run(
      int nodes, QuantileCurve seconds, double collectivePs, Stragglers stragglers, int steps) {
    return StepFleet.run(
        List.of(new StepFleet.Group(nodes, seconds)),
        collectivePs,
        stragglers,
        steps,
        new RandomStreams(7, 0));
  }

  /** Quantiles of the exponential distribution of a mean of a hundredth of a second. */
  private static QuantileCurve exponential(int count) {
    return new QuantileCurve(
        IntStream.range(0, count)
            .mapToDouble(i -> -0.01 * StrictMath.log(1 - (i + 0.5) / count))
            .toArray());
  }

  @Test
  void collectivesTakeWhatTheirFormulasSay() {
    // 2 GB over two links of 1 GB/s: a second for all of it.
    double bytes = 2e9;
    assertThat(Collective.RING.ps(4, bytes, NETWORK)).isEqualTo(6 * (LATENCY_PS + SECOND_PS / 4));
    assertThat(Collective.HALVING_DOUBLING.ps(4, bytes, NETWORK))
        .isEqualTo(4 * LATENCY_PS + 1.5 * SECOND_PS);
    assertThat(Collective.BINOMIAL_TREE.ps(4, bytes, NETWORK))
        .isEqualTo(4 * (LATENCY_PS + SECOND_PS));
    assertThat(Collective.BINOMIAL_TREE.ps(5, bytes, NETWORK))
        .isEqualTo(6 * (LATENCY_PS + SECOND_PS));
    for (Collective each : Collective.values()) {
      assertThat(each.ps(1, bytes, NETWORK)).as(each.name()).isZero();
    }
  }

  @Test
  void nodesThatAreAllAlikeStepAsOneDoesAndThenAddUp() {
    StepFleet.Outcome one = run(1, TWO_SECONDS, 0, Stragglers.NONE, 10);
    assertThat(one.rate()).isEqualTo(0.5);
    assertThat(one.ownS()).isEqualTo(2);
    StepFleet.Outcome many = run(64, TWO_SECONDS, SECOND_PS / 2, Stragglers.NONE, 10);
    assertThat(many.rate()).isEqualTo(0.4);
    assertThat(many.waitS()).isZero();
    assertThat(many.networkS()).isEqualTo(0.5);
  }

  @Test
  void theSlowestOfManyExponentialsTakesTheHarmonicNumber() {
    int steps = 20_000;
    double harmonic = IntStream.rangeClosed(1, 10).mapToDouble(i -> 1.0 / i).sum();
    StepFleet.Outcome outcome = run(10, exponential(5_000), 0, Stragglers.NONE, steps);
    // The slowest has a deviation of 1.245 means: four standard errors.
    double error = 4 * 1.245 / StrictMath.sqrt(steps);
    assertThat(100 / outcome.rate()).isCloseTo(harmonic, within(error));
    assertThat(100 * outcome.ownS()).isCloseTo(1, within(error));
    assertThat(outcome.ownS() + outcome.waitS()).isCloseTo(1 / outcome.rate(), within(1e-9));
  }

  @Test
  void slowNodesHoldUpAllOthersAndAlikeOnesNobody() {
    Stragglers none = new Stragglers(0, 0.5, 1);
    assertThat(run(16, TWO_SECONDS, 0, none, 10))
        .isEqualTo(run(16, TWO_SECONDS, 0, Stragglers.NONE, 10));
    StepFleet.Outcome slow = run(16, TWO_SECONDS, 0, new Stragglers(0, 0.5, 3), 10);
    assertThat(1 / slow.rate()).isEqualTo(6);
    assertThat(slow.waitS()).isBetween(1.0, 3.0);
    double little = run(16, TWO_SECONDS, 0, new Stragglers(0.01, 0, 1), 10).rate();
    double much = run(16, TWO_SECONDS, 0, new Stragglers(0.1, 0, 1), 10).rate();
    assertThat(0.5).isGreaterThan(little);
    assertThat(little).isGreaterThan(much);
  }
}
