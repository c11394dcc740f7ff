package dev.contend.workloads.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes of slots and pages, against the allocators' own tables. */
class AllocatorTest {
  /** Multiples of 16 up to 512, then glibc's: 8 bytes more, rounded up to 16. */
  @ParameterizedTest
  @CsvSource({
    "1, 16",
    "16, 16",
    "17, 32",
    "48, 48",
    "511, 512",
    "512, 512",
    "513, 528",
    "520, 528",
    "521, 544",
    "200000, 200704"
  })
  void pymallocRoundsUpToSixteen(long bytes, long slot) {
    assertThat(Allocator.PYMALLOC.slotBytes(bytes)).isEqualTo(slot);
  }

  /** {@code MI_PAGE_QUEUES_EMPTY} of mimalloc's {@code init.c}, in words of 8 bytes. */
  @Test
  void mimallocHasFourSizesForEachPowerOfTwo() {
    int[] words = {
      2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224,
      256, 320, 384, 448, 512, 640, 768, 896, 1024
    };
    int next = 0;
    for (int bytes = 1; bytes <= 8 * 1024; bytes++) {
      next += bytes > 8 * words[next] ? 1 : 0;
      assertThat(Allocator.MIMALLOC.slotBytes(bytes))
          .as("%d bytes", bytes)
          .isEqualTo(8L * words[next]);
    }
    assertThat(next).isEqualTo(words.length - 1);
  }

  @Test
  void aPoolHasAHeaderAndAPageOfMimallocNone() {
    assertThat(Allocator.PYMALLOC.slotsOfPage(64)).isEqualTo((16_384 - 48) / 64);
    assertThat(Allocator.MIMALLOC.slotsOfPage(64)).isEqualTo(1_024);
    assertThat(Allocator.MIMALLOC.pageBytes(16_384)).isEqualTo(65_536);
    assertThat(Allocator.MIMALLOC.pageBytes(20_480)).isEqualTo(524_288);
  }
}
