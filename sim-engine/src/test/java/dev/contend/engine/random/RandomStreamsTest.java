package dev.contend.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Streams that depend on seed, replication and name only, and the distributions drawn from them.
 *
 * <p>Seeds are fixed, so a test of a distribution passes or fails for good. Its bounds are five
 * standard errors of what it estimates, which a right generator leaves in 6 of 10 million tests.
 */
class RandomStreamsTest {
  private static final int DRAWS = 1_000_000;
  private static final double ERRORS = 5;

  private final RandomSource source = new RandomStreams(7, 0).stream("test");

  /** Computed outside this program too, from the paper's recurrence, SHA-256 and the formulas. */
  @Test
  void valuesAreThoseOfEveryEarlierVersion() {
    RandomSource golden = new RandomStreams(42, 3).stream("arrivals");
    assertThat(first(golden, 4))
        .containsExactly(
            0.2700666462010384, 0.7761696654938373, 0.780484285517766, 0.8849810285205147);
    assertThat(golden.below(1_000_000)).isEqualTo(359631);
    assertThat(golden.exponential(1)).isEqualTo(0.3336201278687084);
    assertThat(golden.standardNormal()).isEqualTo(-0.4392780675567427);
    assertThat(golden.unitMeanFactor(0.3)).isEqualTo(1.1566448960333147);
  }

  @Test
  void valuesDoNotDependOnTheOrderOfConstruction() {
    RandomStreams streams = new RandomStreams(1, 0);
    List<Double> first = first(streams.stream("a"), 100);
    RandomStreams others = new RandomStreams(1, 0);
    others.stream("z").uniform();
    RandomSource b = others.stream("b");
    RandomSource a = others.stream("a");
    b.uniform();
    assertThat(first(a, 100)).isEqualTo(first);
    assertThat(first(streams.stream("a"), 100)).isEqualTo(first);
  }

  @Test
  void valuesDoNotDependOnTheThread() throws Exception {
    List<List<Double>> expected = streamsOfManyNames();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<List<Double>>>> tasks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tasks.add(RandomStreamsTest::streamsOfManyNames);
      }
      for (Future<List<List<Double>>> result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<List<Double>> streamsOfManyNames() {
    List<List<Double>> values = new ArrayList<>();
    for (int name = 0; name < 500; name++) {
      values.add(first(new RandomStreams(1, name % 7).stream("stream " + name), 5));
    }
    return values;
  }

  @Test
  void seedReplicationAndNameEachGiveOtherValues() {
    List<Double> values = first(new RandomStreams(1, 0).stream("a"), 3);
    assertThat(first(new RandomStreams(2, 0).stream("a"), 3)).doesNotContainAnyElementsOf(values);
    assertThat(first(new RandomStreams(1, 1).stream("a"), 3)).doesNotContainAnyElementsOf(values);
    assertThat(first(new RandomStreams(1, 0).stream("b"), 3)).doesNotContainAnyElementsOf(values);
    assertThat(first(new RandomStreams(-1, 0).stream("a"), 3)).doesNotContainAnyElementsOf(values);
  }

  @Test
  void neighbouringStreamsAreUncorrelated() {
    RandomSource first = new RandomStreams(1, 0).stream("core 0");
    RandomSource second = new RandomStreams(1, 0).stream("core 1");
    RandomSource third = new RandomStreams(1, 1).stream("core 0");
    double byName = 0;
    double byReplication = 0;
    for (int i = 0; i < DRAWS; i++) {
      double deviation = first.uniform() - 0.5;
      byName += deviation * (second.uniform() - 0.5);
      byReplication += deviation * (third.uniform() - 0.5);
    }
    // A product of two independent deviations has the standard deviation 1/12.
    double bound = ERRORS / 12 / StrictMath.sqrt(DRAWS);
    assertThat(byName / DRAWS).isCloseTo(0, within(bound));
    assertThat(byReplication / DRAWS).isCloseTo(0, within(bound));
  }

  @Test
  void uniformHasMeanOneHalfAndVarianceOneTwelfth() {
    Moments moments = new Moments();
    for (int i = 0; i < DRAWS; i++) {
      double value = source.uniform();
      assertThat(value > 0 && value < 1).isTrue();
      moments.add(value);
    }
    moments.assertMean(0.5, StrictMath.sqrt(1 / 12.0));
    // The fourth central moment is 1/80.
    moments.assertVariance(1 / 12.0, StrictMath.sqrt(1 / 80.0 - 1 / 144.0));
  }

  @Test
  void belowGivesEachNumberEquallyOften() {
    int bound = 7;
    int[] counts = new int[bound];
    for (int i = 0; i < DRAWS; i++) {
      counts[source.below(bound)]++;
    }
    double expected = DRAWS / 7.0;
    for (int count : counts) {
      assertThat((double) count)
          .isCloseTo(expected, within(ERRORS * StrictMath.sqrt(expected * 6 / 7)));
    }
  }

  @Test
  void belowReachesBothEndsOfTheLargestRange() {
    int least = Integer.MAX_VALUE;
    int greatest = 0;
    for (int i = 0; i < 100_000; i++) {
      int value = source.below(Integer.MAX_VALUE);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    assertThat(least).isBetween(0, 500_000);
    assertThat(greatest).isBetween(Integer.MAX_VALUE - 500_000, Integer.MAX_VALUE - 1);
  }

  @Test
  void betweenStaysBetween() {
    Moments moments = new Moments();
    for (int i = 0; i < DRAWS; i++) {
      double value = source.between(-2, 4);
      assertThat(value > -2 && value < 4).isTrue();
      moments.add(value);
    }
    moments.assertMean(1, 6 * StrictMath.sqrt(1 / 12.0));
  }

  @Test
  void exponentialHasTheGivenMeanAndAsMuchDeviation() {
    Moments moments = new Moments();
    for (int i = 0; i < DRAWS; i++) {
      moments.add(source.exponential(3));
    }
    moments.assertMean(3, 3);
    // The fourth central moment is nine times the squared variance.
    moments.assertVariance(9, 9 * StrictMath.sqrt(8));
  }

  @Test
  void standardNormalHasMeanZeroAndVarianceOne() {
    Moments moments = new Moments();
    int beyondTwo = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = source.standardNormal();
      moments.add(value);
      beyondTwo += Math.abs(value) > 2 ? 1 : 0;
    }
    moments.assertMean(0, 1);
    moments.assertVariance(1, StrictMath.sqrt(2));
    double share = 0.0455003;
    assertThat((double) beyondTwo / DRAWS)
        .isCloseTo(share, within(ERRORS * StrictMath.sqrt(share * (1 - share) / DRAWS)));
  }

  @Test
  void unitMeanFactorHasMeanOneAndTheStatedVariation() {
    for (double variation : new double[] {0.05, 0.3, 0.6}) {
      Moments moments = new Moments();
      for (int i = 0; i < DRAWS; i++) {
        moments.add(source.unitMeanFactor(variation));
      }
      moments.assertMean(1, variation);
      double v = variation * variation;
      double w = 1 + v;
      // Fourth central moment over squared variance of a lognormal with exp(sigma^2) = w.
      double kurtosis = w * w * w * w + 2 * w * w * w + 3 * w * w - 3;
      moments.assertVariance(v, v * StrictMath.sqrt(kurtosis - 1));
    }
  }

  @Test
  void unitMeanFactorWithoutVariationIsOneAndTakesAsManyNumbers() {
    RandomSource steady = new RandomStreams(7, 0).stream("factor");
    RandomSource varying = new RandomStreams(7, 0).stream("factor");
    assertThat(steady.unitMeanFactor(0)).isEqualTo(1);
    assertThat(varying.unitMeanFactor(0.5)).isNotEqualTo(1);
    assertThat(steady.uniform()).isEqualTo(varying.uniform());
  }

  @Test
  void refusesWhatNoDistributionHas() {
    assertThatThrownBy(() -> source.below(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound is 0; must be positive");
    assertThatThrownBy(() -> source.exponential(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mean is -1.0; must be a number, not negative");
    assertThatThrownBy(() -> source.unitMeanFactor(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("coefficientOfVariation is NaN; must be a number, not negative");
    assertThatThrownBy(() -> new RandomStreams(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replication is -1; must not be negative");
  }

  private static List<Double> first(RandomSource source, int count) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(source.uniform());
    }
    return values;
  }

  /** Sums of a sample of {@link #DRAWS} values. */
  private static final class Moments {
    private double sum;
    private double squares;

    void add(double value) {
      sum += value;
      squares += value * value;
    }

    void assertMean(double mean, double deviation) {
      assertThat(sum / DRAWS).isCloseTo(mean, within(ERRORS * deviation / StrictMath.sqrt(DRAWS)));
    }

    void assertVariance(double variance, double deviationOfSquare) {
      double mean = sum / DRAWS;
      assertThat(squares / DRAWS - mean * mean)
          .isCloseTo(variance, within(ERRORS * deviationOfSquare / StrictMath.sqrt(DRAWS)));
    }
  }
}
