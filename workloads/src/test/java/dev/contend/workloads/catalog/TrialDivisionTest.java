package dev.contend.workloads.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts of passes are those of the loop itself, and of published prime counts. */
class TrialDivisionTest {

  @ParameterizedTest
  @CsvSource({"10, 4", "100, 25", "200000, 17984", "1000000, 78498", "5000000, 348513"})
  void findsAsManyPrimesAsThereAre(int limit, int primes) {
    assertThat(new TrialDivision(limit).primesBelow(limit)).isEqualTo(primes);
  }

  @Test
  void countsThePassesOfTheLoopItself() {
    int limit = 30_000;
    TrialDivision division = new TrialDivision(limit);
    for (int number = 0; number < limit; number++) {
      assertThat(division.passes(number)).as("passes for %d", number).isEqualTo(loop(number));
    }
  }

  @Test
  void passesOfARangeAddUp() {
    assertThat(new TrialDivision(200_000).passes(0, 200_000)).isEqualTo(3_529_200);
    TrialDivision division = new TrialDivision(10_000);
    long sum = 0;
    for (int from = 0; from < 10_000; from += 100) {
      sum += division.passes(from, from + 100);
    }
    assertThat(sum).isEqualTo(division.passes(0, 10_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 24, 25, 26, 120, 121, 122, 168, 169})
  void aSquareOfAPrimeAtTheLimitIsNoPrime(int number) {
    TrialDivision division = new TrialDivision(number + 1);
    int expected = 0;
    for (int n = 2; n <= number; n++) {
      boolean prime = true;
      for (int d = 2; d * d <= n; d++) {
        prime &= n % d != 0;
      }
      expected += prime ? 1 : 0;
    }
    assertThat(division.primesBelow(number + 1)).isEqualTo(expected);
  }

  /** {@code i = 3; while i * i <= n: if n % i == 0: break; i += 2}, for odd numbers from 3. */
  private static int loop(int n) {
    int passes = 0;
    if (n % 2 == 1) {
      for (int i = 3; i * i <= n; i += 2) {
        passes++;
        if (n % i == 0) {
          break;
        }
      }
    }
    return passes;
  }
}
