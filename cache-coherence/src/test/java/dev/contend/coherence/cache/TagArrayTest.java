package dev.contend.coherence.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.engine.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tags against a list of lines for each set, the latest first. */
class TagArrayTest {
  @TestFactory
  Stream<DynamicTest> tagsFollowAListInOrderOfUse() {
    return Cases.seeded(50, TagArrayTest::compare);
  }

  private static void compare(SplittableRandom random) {
    int sets = 1 + random.nextInt(7);
    int ways = 1 + random.nextInt(5);
    TagArray tags = new TagArray(new CacheGeometry(64L * sets * ways, ways, 64));
    List<List<Long>> lists = new ArrayList<>();
    for (int set = 0; set < sets; set++) {
      lists.add(new ArrayList<>());
    }
    for (int step = 0; step < 2_000; step++) {
      long line = random.nextInt(3 * sets * ways) + (random.nextBoolean() ? 0L : 1L << 57);
      List<Long> list = lists.get((int) (line % sets));
      boolean there = list.contains(line);
      assertThat(tags.contains(line)).isEqualTo(there);
      int rank = random.nextInt(ways);
      assertThat(tags.victim(line, rank))
          .isEqualTo(list.size() < ways ? TagArray.NONE : list.get(ways - 1 - rank));
      if (random.nextInt(10) == 0) {
        assertThat(tags.remove(line)).isEqualTo(there);
        list.remove(line);
      } else if (there) {
        assertThat(tags.touch(line)).isTrue();
        list.remove(line);
        list.add(0, line);
      } else {
        assertThat(tags.touch(line)).isFalse();
        long gone = list.size() < ways ? TagArray.NONE : list.remove(ways - 1);
        assertThat(tags.insert(line)).isEqualTo(gone);
        list.add(0, line);
      }
    }
  }

  @Test
  void noLineIsOfARankBeyondTheWays() {
    TagArray tags = new TagArray(new CacheGeometry(64, 1, 64));
    tags.insert(5);
    assertThat(tags.victim(6, 0)).isEqualTo(5);
    assertThat(tags.victim(6, 1)).isEqualTo(TagArray.NONE);
  }

  @Test
  void aCacheIsAWholeNumberOfSets() {
    assertThat(new CacheGeometry(105L << 20, 15, 64).sets()).isEqualTo(114_688);
    assertThat(new CacheGeometry(3L * 48 * 64, 48, 64).sets()).isEqualTo(3);
    assertThatThrownBy(() -> new CacheGeometry(1000, 4, 64))
        .hasMessage("a cache of 1000 bytes is not a whole number of sets of 4 x 64 bytes");
    assertThatThrownBy(() -> new CacheGeometry(1024, 0, 64)).hasMessageContaining("0 ways");
    assertThatThrownBy(() -> new CacheGeometry(1024, 4, 48)).hasMessageContaining("power of two");
    assertThatThrownBy(
            () ->
                new CoreCaches(
                    new CacheGeometry(1024, 4, 64), new CacheGeometry(512, 4, 64), 1_000))
        .hasMessageContaining("less than the first");
  }
}
