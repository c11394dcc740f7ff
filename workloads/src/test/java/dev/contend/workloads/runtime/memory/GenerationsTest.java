package dev.contend.workloads.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When each collector collects, and what it looks at. */
class GenerationsTest {
  private static Generations of(CollectorKind kind, long memoryCheckPs) {
    return new Generations(new CollectorCosts(kind, 2_000, 1, 0, memoryCheckPs));
  }

  /** Makes 2,001 objects that stay; the objects that the collection looks at. */
  private static long fill(Generations generations) {
    generations.made(2_001, 0);
    generations.count(2_000);
    assertThat(generations.isDue()).isFalse();
    generations.count(1);
    assertThat(generations.isDue()).isTrue();
    return (long) generations.collect(false, 0);
  }

  @Test
  void youngObjectsAreLookedAtEachTimeOlderOnesEachEleventh() {
    Generations generations = of(CollectorKind.GENERATIONAL, 0);
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      seen.add(fill(generations));
    }
    for (int i = 0; i < 24; i++) {
      boolean middle = i == 11 || i == 23;
      assertThat(seen.get(i)).as("collection %d", i).isEqualTo(middle ? 12 * 2_001 : 2_001);
    }
  }

  /** Doubling the heap takes far fewer full collections than an eleventh of an eleventh. */
  @Test
  void theOldestAreLookedAtWhenTheyHaveGrownByAQuarter() {
    Generations generations = of(CollectorKind.GENERATIONAL, 0);
    List<Long> full = new ArrayList<>();
    for (int i = 0; i < 12 * 12 * 20; i++) {
      long seen = fill(generations);
      if (seen > 12 * 2_001) {
        full.add(seen);
      }
    }
    assertThat(full).hasSizeBetween(7, 12);
    for (int i = 1; i < full.size(); i++) {
      assertThat(full.get(i) * 1.0 / full.get(i - 1)).isGreaterThan(1.25);
    }
  }

  @Test
  void theWholeHeapIsLookedAtWhenAQuarterIsNew() {
    Generations generations = of(CollectorKind.WHOLE_HEAP, 0);
    generations.startWith(100_000, 0);
    generations.made(30_000, 0);
    generations.count(24_999);
    assertThat(generations.isDue()).isFalse();
    generations.count(1);
    assertThat(generations.isDue()).isTrue();
    assertThat(generations.collect(false, 0)).isEqualTo(130_000);
  }

  @Test
  void aCollectionThatMemoryDoesNotAskForIsPutOffButNotForEver() {
    Generations generations = of(CollectorKind.WHOLE_HEAP, 1);
    generations.collect(true, 1 << 30);
    int putOff = 0;
    generations.count(2_001);
    while (!generations.isDueFor(1 << 30)) {
      putOff++;
      assertThat(generations.isDue()).isFalse();
      generations.count(2_001);
    }
    assertThat(putOff).isEqualTo(40);
    Generations grown = of(CollectorKind.WHOLE_HEAP, 1);
    grown.collect(true, 1 << 30);
    grown.count(2_001);
    assertThat(grown.isDueFor((1L << 30) * 11 / 10 + 2)).isTrue();
  }

  @Test
  void anIncrementalCollectionLooksAtTheYoungAndASliceOfTheOld() {
    Generations generations = of(CollectorKind.INCREMENTAL, 0);
    generations.startWith(100_000, 0);
    assertThat(fill(generations)).isEqualTo(2_001 + 1_000);
    generations.startWith(1_000_000, 0);
    assertThat(fill(generations)).isEqualTo(2_001 + 2 * 2_001);
  }

  @Test
  void moreCannotBeFreedThanThereIs() {
    Generations generations = of(CollectorKind.GENERATIONAL, 0);
    generations.made(10, 1);
    generations.freed(10, 1);
    assertThatThrownBy(() -> generations.freed(1, 1)).hasMessageContaining("too many");
  }
}
