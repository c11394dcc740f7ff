package dev.contend.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The engine's answers held against those of queueing theory.
 *
 * <p>Method: each model is run for {@value #SEEDS} fixed seeds; each seed is an experiment of
 * {@value #REPLICATIONS} replications, which start in the stationary state, so nothing has to be
 * discarded. The 95 % interval of each experiment covers the exact value or does not, and the count
 * is binomial with probability 0.95: a right engine stays below {@value #LEAST_COVERED} with a
 * probability of 0.0015. The seeds are fixed, so a model that has passed goes on passing.
 *
 * <p>What breaks it: service and repair times 3 % too long, with which no interval of the 300
 * covers; and intervals of 80 % in place of 95 %, of which 80 to 84 in 100 cover.
 */
class QueueVerificationTest {
  private static final int SEEDS = 100;
  private static final int REPLICATIONS = 10;
  private static final int LEAST_COVERED = 88;

  @Test
  void oneServerHasAsManyCustomersAsTheory() {
    double utilization = 0.6;
    assertCovers(
        utilization / (1 - utilization),
        streams -> new OpenQueue(streams, 1, utilization).meanPresent(15_000));
  }

  @Test
  void fourServersHaveAsManyCustomersAsErlangsFormula() {
    double utilization = 0.7;
    assertCovers(
        OpenQueue.exactMean(4, utilization),
        streams -> new OpenQueue(streams, 4, utilization).meanPresent(6_000));
  }

  @Test
  void twoRepairersHaveAsManyBrokenMachinesAsTheory() {
    assertCovers(
        RepairShop.law(10, 2, 6).mean(),
        streams -> new RepairShop(streams, 10, 2, 6).meanBroken(10_000));
  }

  /** Two ways to each exact value, so that a slip in a formula is not taken for the engine's. */
  @Test
  void theExactValuesAgreeWithEachOther() {
    assertThat(OpenQueue.exactMean(1, 0.6)).isCloseTo(1.5, within(1e-12));
    assertThat(OpenQueue.law(1, 0.6).mean()).isCloseTo(1.5, within(1e-12));
    assertThat(OpenQueue.law(4, 0.7).mean()).isCloseTo(OpenQueue.exactMean(4, 0.7), within(1e-9));
    // With a repairer for each machine, machines do not wait: each is broken 1 of 7 parts of time.
    assertThat(RepairShop.law(10, 10, 6).mean()).isCloseTo(10 / 7.0, within(1e-12));
    // Two machines, one repairer: p(1) is 1/3 of p(0), p(2) is 1/6 of p(1).
    assertThat(RepairShop.law(2, 1, 6).mean())
        .isCloseTo((1 / 3.0 + 2 / 18.0) / (1 + 1 / 3.0 + 1 / 18.0), within(1e-12));
  }

  private static void assertCovers(double exact, ToDoubleFunction<RandomStreams> replication) {
    List<Integer> missed = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      double[] values = new double[REPLICATIONS];
      for (int i = 0; i < REPLICATIONS; i++) {
        values[i] = replication.applyAsDouble(new RandomStreams(seed, i));
      }
      if (!MeanEstimate.of(values).covers(exact)) {
        missed.add(seed);
      }
    }
    assertThat(SEEDS - missed.size())
        .as("seeds whose interval covers %s; not those of %s", exact, missed)
        .isBetween(LEAST_COVERED, SEEDS);
  }
}
