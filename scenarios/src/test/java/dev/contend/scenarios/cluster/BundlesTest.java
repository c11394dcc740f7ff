package dev.contend.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs shared out to tasks. */
class BundlesTest {
  private static List<Integer> runs(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    // Short runs: so many bundles that every core has several.
    "2000, 0.01, 2, 16",
    // Long ones: half a minute each.
    "2000, 3, 2, 200",
    // Longer than that: each run alone.
    "20, 60, 1, 20",
    // Fewer than the cores would take.
    "3, 0.01, 8, 3",
  })
  void aBundleTakesHalfAMinuteAtMostAndEveryCoreHasSeveral(
      int count, double seconds, int cores, int bundles) {
    List<List<Integer>> shared = Bundles.of(runs(count), seconds, cores);
    assertThat(shared).hasSize(bundles);
    assertThat(shared.stream().flatMap(List::stream).sorted().toList()).isEqualTo(runs(count));
    int least = shared.stream().mapToInt(List::size).min().orElse(0);
    int most = shared.stream().mapToInt(List::size).max().orElse(0);
    assertThat(most - least).isBetween(0, 1);
  }

  @Test
  void neighboursGoToDifferentBundles() {
    assertThat(Bundles.of(runs(40), 6, 1).get(0)).containsExactly(0, 8, 16, 24, 32);
  }
}
