package dev.contend.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.script.ArrivalProcess.Modulated;
import dev.contend.workloads.script.Expression.Literal;
import java.util.Collections;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rates and indices of dispersion of counts against their closed forms. A window is a process of
 * its own, so counts are independent; bounds are 4.5 standard errors: one of about 150,000 seeds
 * would miss one.
 */
class ArrivalProcessesTest {
  private static final double ERRORS = 4.5;
  private static final int WINDOWS = 4_000;

  private static Literal perSecond(double rate) {
    return new Literal(rate, Measure.RATE);
  }

  private static Literal seconds(double seconds) {
    return new Literal(seconds * 1e12, Measure.DURATION);
  }

  private static RandomSource random(int window) {
    return new RandomStreams(7, window).stream("window");
  }

  private static double[] counts(double seconds, IntFunction<DoubleSupplier> processes) {
    double[] counts = new double[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      DoubleSupplier intervals = processes.apply(i);
      for (double at = intervals.getAsDouble();
          at < seconds * 1e12;
          at += intervals.getAsDouble()) {
        counts[i]++;
      }
    }
    return counts;
  }

  /** Holds mean and variance of counts against theory, each within its standard error. */
  private static void hold(double[] counts, double mean, double dispersion) {
    double sum = 0;
    for (double count : counts) {
      sum += count;
    }
    double found = sum / counts.length;
    double second = 0;
    double fourth = 0;
    for (double count : counts) {
      double square = (count - found) * (count - found);
      second += square / counts.length;
      fourth += square * square / counts.length;
    }
    double errorOfMean = Math.sqrt(mean * dispersion / counts.length);
    assertThat(Math.abs(found - mean)).as("mean " + found).isLessThan(ERRORS * errorOfMean);
    double errorOfVariance = Math.sqrt((fourth - second * second) / counts.length);
    assertThat(Math.abs(second - mean * dispersion))
        .as("index of dispersion " + second / found + ", in theory " + dispersion)
        .isLessThan(ERRORS * errorOfVariance);
  }

  /**
   * Source of the index: Heffes and Lucantoni, A Markov modulated characterization of packetized
   * voice and data traffic, IEEE JSAC 4(6), 1986, equation 6, for the process in its stationary
   * state.
   */
  @ParameterizedTest
  @CsvSource({
    "20, 200, 1, 0.1, 0.5",
    "20, 200, 1, 0.1, 10",
    "0, 400, 0.3, 0.1, 2",
    "50, 50, 1, 1, 2"
  })
  void aModulatedPoissonProcessHasItsRateAndDispersion(
      double firstRate, double secondRate, double firstStay, double secondStay, double window) {
    Modulated process =
        new Modulated(
            new Modulated.State(perSecond(firstRate), seconds(firstStay)),
            new Modulated.State(perSecond(secondRate), seconds(secondStay)));
    Scope scope = Scope.of(Collections.emptyMap(), 1);
    double leaveFirst = 1 / firstStay;
    double leaveSecond = 1 / secondStay;
    double both = leaveFirst + leaveSecond;
    double rate = (firstRate * leaveSecond + secondRate * leaveFirst) / both;
    double excess =
        2
            * Math.pow(firstRate - secondRate, 2)
            * leaveFirst
            * leaveSecond
            / (both * both * rate * both);
    double settled = 1 - (1 - Math.exp(-both * window)) / (both * window);
    assertThat(1e12 / process.meanIntervalPs(scope)).isCloseTo(rate, within(1e-9));
    hold(
        counts(window, i -> new ModulatedPoisson(process, scope, random(i))),
        rate * window,
        1 + excess * settled);
  }

  /**
   * The limits of a renewal process whose first interval is like the others, in a long window: Cox,
   * Renewal theory, 1962, section 4.5; what they leave out is below 1 % here.
   */
  @ParameterizedTest
  @CsvSource({"0.5", "1", "2"})
  void aGammaProcessIsDispersedByTheSquareOfItsVariation(double variation) {
    double rate = 400;
    Amount every =
        new Amount(
            Amount.Distribution.GAMMA, seconds(1 / rate), new Literal(variation, Measure.NUMBER));
    double square = variation * variation;
    hold(
        counts(
            2,
            i -> {
              RandomSource random = random(i);
              return () -> every.draw(Scope.NOTHING, random);
            }),
        2 * rate + (square - 1) / 2,
        square);
  }

  @Test
  void aTraceIsPlayedAtItsInstantsOrFaster() {
    ArrivalTrace trace =
        new ArrivalTrace("one", new long[] {0, 1000, 1000, 5000}, Collections.emptyMap());
    DoubleSupplier intervals = trace.intervals(2);
    double[] played = {
      intervals.getAsDouble(),
      intervals.getAsDouble(),
      intervals.getAsDouble(),
      intervals.getAsDouble()
    };
    assertThat(played).containsExactly(0, 500, 0, 2000);
  }
}
