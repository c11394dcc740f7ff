package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "DURATION, 5 ms, 5000000000",
    "DURATION, 31.5ns, 31500",
    "DURATION, 0.1 us, 100000",
    "DURATION, 2 \u00b5s, 2000000",
    "DURATION, 2 \u03bcs, 2000000",
    "DURATION, 1 ps, 1",
    "DURATION, 1e-3 s, 1000000000",
    "DURATION, 2 min, 120000000000000",
    "DURATION, 1 h, 3600000000000000",
    "SIZE, 64 KiB, 65536",
    "SIZE, 64 kB, 64000",
    "SIZE, 1.5 GiB, 1610612736",
    "SIZE, 1 TiB, 1099511627776",
    "FREQUENCY, 2.0 GHz, 2000000000",
    "CYCLES, 120 cycles, 120",
    "CYCLES, 1 cycle, 1",
    "RATE, 1200/s, 1200",
    "RATE, 1.2 /ms, 1200",
    "BANDWIDTH, 300 GB/s, 300000000000",
    "BANDWIDTH, 1 GiB/s, 1073741824",
  })
  void wholeQuantitiesAreExact(Dimension dimension, String text, long baseUnits) {
    Quantity quantity = Units.read(text, dimension).value().orElseThrow();
    assertThat(quantity.wholeBaseUnits()).hasValue(baseUnits);
    assertThat(quantity.inBaseUnits()).isEqualTo((double) baseUnits);
  }

  @ParameterizedTest
  @CsvSource({
    "PERCENTAGE, 1 %, 0.01",
    "PERCENTAGE, 99.9%, 0.999",
    "DURATION, 0.3 ps, 0.3",
    "RATE, 30/min, 0.5",
    "RATE, 1/h, 2.777777777777778E-4"
  })
  void fractionsAreTheNearestDouble(Dimension dimension, String text, double baseUnits) {
    assertThat(Units.read(text, dimension).value().orElseThrow().inBaseUnits())
        .isEqualTo(baseUnits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DURATION | 5 | '5' has no unit | write a duration as '5 ms'",
        "RATE | 1200 | '1200' has no unit | write a rate as '1200/s'",
        "DURATION | 64 KiB | '64 KiB' is a size, not a duration | write a duration as '5 ms'",
        "SIZE | 5 ms | '5 ms' is a duration, not a size | write a size as '64 KiB'",
        "DURATION | 5 sec | '5 sec' has the unknown unit 'sec' | did you mean '5 s'?",
        "DURATION | 5 MS | '5 MS' has the unknown unit 'MS' | did you mean '5 ms'?",
        "SIZE | 5 KB | '5 KB' has the unknown unit 'KB' | did you mean '5 kB'?",
        "DURATION | 5 parsec | '5 parsec' has the unknown unit 'parsec' | one of: ps, ns, us, ms, s, min, h",
        "SIZE | 8 gigabytes | '8 gigabytes' has the unknown unit 'gigabytes' | did you mean '8 GB'?",
        "DURATION | 200 usec | '200 usec' has the unknown unit 'usec' | did you mean '200 us'?",
        "DURATION | soon | 'soon' is not a duration | write a duration as '5 ms'",
        "DURATION | 1_000 ms | '1_000 ms' has separators between digits | write '1000 ms'",
        "DURATION | 1,500 ms | '1,500 ms' has separators between digits | write '1500 ms', or '1.500 ms' if the comma is a decimal point",
        "DURATION | 1,000,000 ns | '1,000,000 ns' has separators between digits | write '1000000 ns'",
        "DURATION | 1 000 ns | '1 000 ns' has separators between digits | write '1000 ns'",
        "DURATION | ms | 'ms' is not a duration | write a duration as '5 ms'",
      })
  void eachWrongQuantityIsAnswered(Dimension dimension, String text, String wrong, String advice) {
    Reading<Quantity> reading = Units.read(text, dimension);
    assertThat(reading.value()).isEmpty();
    assertThat(reading.wrong()).isEqualTo(wrong);
    assertThat(reading.advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "DURATION, 0, 0 ps",
    "DURATION, 5000000000, 5 ms",
    "DURATION, 1500000000, 1.5 ms",
    "DURATION, 31500, 31.5 ns",
    "DURATION, 120000000000000, 2 min",
    "DURATION, 90000000000000, 90 s",
    "DURATION, 1234567, 1234567 ps",
    "SIZE, 65536, 64 KiB",
    "SIZE, 64000, 64 kB",
    "SIZE, 64, 64 B",
    "SIZE, 1073741824, 1 GiB",
    "FREQUENCY, 2400000000, 2.4 GHz",
    "RATE, 1200, 1200/s",
    "CYCLES, 120, 120 cycles",
  })
  void theNicestUnitIsWritten(Dimension dimension, long baseUnits, String text) {
    assertThat(Units.format(baseUnits, dimension)).isEqualTo(text);
  }

  @TestFactory
  Stream<DynamicTest> whatIsWrittenReadsBackAsTheSame() {
    return Cases.seeded(
        500,
        random -> {
          Dimension dimension = Dimension.values()[random.nextInt(Dimension.values().length)];
          long whole = random.nextLong() >>> random.nextInt(64);
          whole = random.nextBoolean() ? whole : whole / 1_000_000 * 1_000_000;
          double fraction = Math.scalb(random.nextDouble(), random.nextInt(120) - 60);
          Quantity wholeAgain = again(Units.format(whole, dimension), dimension);
          assertThat(wholeAgain.wholeBaseUnits()).hasValue(whole);
          Quantity fractionAgain = again(Units.format(fraction, dimension), dimension);
          assertThat(fractionAgain.inBaseUnits()).isEqualTo(fraction);
        });
  }

  private static Quantity again(String text, Dimension dimension) {
    Reading<Quantity> reading = Units.read(text, dimension);
    return reading.value().orElseThrow(() -> new AssertionError(reading.wrong()));
  }
}
