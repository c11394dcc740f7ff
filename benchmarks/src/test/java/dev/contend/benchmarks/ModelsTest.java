package dev.contend.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All engines simulate the same queue. */
class ModelsTest {
  /**
   * The mean of 2 million waits has a standard error of about 0.02 mean services: 4 is the mean,
   * their autocorrelation makes 2 million as good as some 60,000 (rho 0.8), whose deviation is 4.9.
   * The bound is five of them.
   */
  @ParameterizedTest
  @EnumSource
  void theMeanWaitIsThatOfTheFormula(Engine engine) {
    double wait = engine.models().queue(2_000_000).getAsDouble();
    assertThat(wait).isCloseTo(Models.MEAN_WAIT, within(0.1));
  }

  @ParameterizedTest
  @EnumSource
  void theHoldModelEnds(Engine engine) {
    engine.models().hold(new double[] {0.5, 1, 1.5}, 16, 10_000).run();
  }
}
