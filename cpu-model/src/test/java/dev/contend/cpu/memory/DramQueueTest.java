package dev.contend.cpu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.MeanEstimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue in front of one node's chips, against what follows by hand and from theory. */
class DramQueueTest {
  private static final long NS = 1_000;
  private static final long SEED = 20_261_122;
  private static final double NO_LIMIT = 1e18;

  @Test
  void aBankThatHasCycledServesAtOnce() {
    DramQueue queue = new DramQueue(new Dram(1, 1, 46 * NS, 22e9), 64);
    for (long i = 0; i < 100; i++) {
      assertThat(queue.reserve(i, i * 46 * NS)).as("line %d", i).isZero();
    }
  }

  @Test
  void aLineWaitsForTheRowCycleOfEachLineBeforeItInItsBank() {
    DramQueue queue = new DramQueue(new Dram(1, 1, 46 * NS, NO_LIMIT), 64);
    assertThat(queue.reserve(7, 0)).isZero();
    assertThat(queue.reserve(8, 10 * NS)).isEqualTo(36 * NS);
    assertThat(queue.reserve(9, 20 * NS)).isEqualTo(72 * NS);
  }

  @Test
  void aLineWaitsForTheBusOfItsChannelIfBanksAreFree() {
    DramQueue queue = new DramQueue(new Dram(1, 1, 0, 64e9), 64);
    assertThat(queue.reserve(1, 0)).isZero();
    assertThat(queue.reserve(2, 0)).isEqualTo(NS);
    assertThat(queue.reserve(3, 0)).isEqualTo(2 * NS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.85})
  void aBankWithPoissonArrivalsWaitsAsAnMD1QueueDoes(double load) {
    long service = 46 * NS;
    double[] means = new double[20];
    for (int r = 0; r < means.length; r++) {
      RandomSource random = new RandomStreams(SEED, r).stream("arrivals");
      DramQueue queue = new DramQueue(new Dram(1, 1, service, NO_LIMIT), 64);
      int lines = 100_000;
      double now = 0;
      double waits = 0;
      for (int i = 0; i < lines; i++) {
        now += random.exponential(service / load);
        waits += queue.reserve(i, (long) now);
      }
      means[r] = waits / lines;
    }
    double theory = load * service / (2 * (1 - load));
    MeanEstimate estimate = MeanEstimate.of(means);
    assertThat(estimate.covers(theory))
        .as("%s against %s, seed %d", estimate, theory, SEED)
        .isTrue();
    assertThat(estimate.relativeHalfWidth()).isLessThan(0.02);
  }

  @Test
  void aFloodIsServedAtTheRateOfTheBusesAndNeverAboveIt() {
    Dram dram = new Dram(8, 24, 46 * NS, 176e9);
    DramQueue queue = new DramQueue(dram, 64);
    int lines = 200_000;
    long last = 0;
    for (int i = 0; i < lines; i++) {
      last = Math.max(last, queue.reserve(i, 0));
    }
    double bytesPerSecond = lines * 64 * 1e12 / (last + dram.transferPs(64));
    assertThat(bytesPerSecond).isBetween(0.97 * 176e9, 176e9);
  }

  /** What matters of a hash: no stride puts much more than its share of the lines on one bank. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 8, 64, 4096, 1 << 20})
  void everyStrideSpreadsOverAllBanks(long stride) {
    Dram dram = new Dram(8, 16, 46 * NS, NO_LIMIT);
    DramQueue queue = new DramQueue(dram, 64);
    int lines = 40_000;
    long last = 0;
    for (int i = 0; i < lines; i++) {
      last = Math.max(last, queue.reserve(i * stride, 0));
    }
    double evenlyPs = lines / (8 * 16.0) * 46 * NS;
    assertThat(last / evenlyPs).isBetween(1.0, 1.25);
  }

  @Test
  void chipsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new Dram(0, 16, 46 * NS, 1e9)).hasMessageContaining("channels is 0");
    assertThatThrownBy(() -> new Dram(8, 0, 46 * NS, 1e9)).hasMessageContaining("banksPerChannel");
    assertThatThrownBy(() -> new Dram(8, 16, -1, 1e9)).hasMessageContaining("rowCyclePs is -1");
    assertThatThrownBy(() -> new Dram(8, 16, 46 * NS, 0)).hasMessageContaining("bytesPerSecond");
  }
}
