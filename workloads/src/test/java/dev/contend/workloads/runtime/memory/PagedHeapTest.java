package dev.contend.workloads.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every byte of a heap is an object or kept beside objects, and none is freed twice. */
class PagedHeapTest {
  private static final long MS = 1_000_000_000L;

  private final long[] now = new long[1];
  private final ResidentMemory resident =
      new ResidentMemory(() -> now[0], Long.MAX_VALUE, () -> {});

  @Test
  void pagesBecomeResidentAsTheirSlotsAreFirstUsed() {
    PagedHeap heap = new PagedHeap(Allocator.MIMALLOC, resident);
    PagedHeap.Effort first = heap.allocate(64, 64);
    assertThat(first).isEqualTo(new PagedHeap.Effort(1, 1, 0));
    assertThat(heap.allocate(64, 1).faults()).isEqualTo(1);
    assertThat(heap.allocate(64, 63).faults()).isZero();
    assertThat(resident.bytes()).isEqualTo(8_192);
    assertThat(resident.bytes(Part.OVERHEAD)).isZero();
    // Half a page of the allocator later the segment is still the same.
    assertThat(heap.allocate(64, 896)).isEqualTo(new PagedHeap.Effort(14, 0, 0));
    assertThat(heap.freeSlots(64)).isZero();
  }

  @Test
  void slotsAreUsedAgainBeforePagesAreTouched() {
    PagedHeap heap = new PagedHeap(Allocator.PYMALLOC, resident);
    heap.allocate(48, 10_000);
    long most = resident.bytes();
    heap.free(48, 9_000);
    assertThat(resident.bytes()).isEqualTo(most);
    assertThat(resident.bytes(Part.OBJECTS)).isEqualTo(48_000);
    // Empty pools serve another size.
    assertThat(heap.allocate(96, 4_000).faults()).isZero();
    assertThat(resident.bytes()).isEqualTo(most);
  }

  @Test
  void pymallocGivesWholeArenasBackAndMimallocWhatItHasKeptForTenMilliseconds() {
    PagedHeap arenas = new PagedHeap(Allocator.PYMALLOC, resident);
    arenas.allocate(512, 10_000);
    long most = arenas.residentBytes();
    assertThat(arenas.free(512, 10_000).mappings()).isEqualTo(5);
    assertThat(arenas.residentBytes()).isEqualTo(most - 5 * (1 << 20));

    PagedHeap segments = new PagedHeap(Allocator.MIMALLOC, resident);
    segments.allocate(512, 10_000);
    long all = segments.residentBytes();
    segments.free(512, 5_000);
    assertThat(segments.residentBytes()).isEqualTo(all);
    now[0] += 10 * MS;
    assertThat(segments.free(512, 1_000).mappings()).isEqualTo(1);
    assertThat(segments.residentBytes()).isLessThanOrEqualTo(4_000 * 512 + 65_536);
  }

  @Test
  void aLargeBlockIsAMappingAndGoesAtOnce() {
    PagedHeap heap = new PagedHeap(Allocator.PYMALLOC, resident);
    PagedHeap.Effort made = heap.allocate(1 << 20, 3);
    assertThat(made.mappings()).isPositive();
    assertThat(made.faults()).isEqualTo(3 * 257);
    assertThat(heap.free(1 << 20, 3).mappings()).isEqualTo(3);
    assertThat(resident.bytes()).isZero();
  }

  @Test
  void moreCannotBeFreedThanThereIs() {
    PagedHeap heap = new PagedHeap(Allocator.MIMALLOC, resident);
    heap.allocate(100, 5);
    heap.free(100, 5);
    assertThatThrownBy(() -> heap.free(100, 1)).hasMessageContaining("there are 0");
  }

  @Test
  void whatAnExitedThreadLeavesIsItsObjectsAndTheirPages() {
    PagedHeap left = new PagedHeap(Allocator.MIMALLOC, resident);
    left.allocate(64, 1_000);
    left.allocate(256, 1_000);
    left.free(256, 1_000);
    PagedHeap common = new PagedHeap(Allocator.MIMALLOC, resident);
    common.adopt(left);
    assertThat(common.used(64)).isEqualTo(1_000);
    assertThat(left.residentBytes()).isZero();
    assertThat(resident.bytes()).isEqualTo(common.residentBytes()).isEqualTo(65_536);
    common.free(64, 1_000);
    assertThat(resident.bytes(Part.OBJECTS)).isZero();
  }

  /** Long random histories over several heaps: sums always agree, and nothing is ever negative. */
  @TestFactory
  Stream<DynamicTest> everyByteIsInOnePlace() {
    return IntStream.range(0, 20)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest("seed " + seed, () -> new PagedHeapTest().history(seed)));
  }

  private void history(int seed) {
    RandomSource random = new RandomStreams(seed, 0).stream("heap");
    Allocator allocator = Allocator.values()[seed % 2];
    List<PagedHeap> heaps = new ArrayList<>();
    long[] sizes = {16, 40, 64, 500, 600, 5_000, 40_000, 200_000};
    long[][] used = new long[3][sizes.length];
    for (int i = 0; i < 3; i++) {
      heaps.add(new PagedHeap(allocator, resident));
    }
    for (int step = 0; step < 3_000; step++) {
      now[0] += (long) (random.uniform() * MS);
      int heap = (int) (random.uniform() * 3);
      int size = (int) (random.uniform() * sizes.length);
      long count = (long) (random.uniform() * 200);
      if (random.uniform() < 0.5) {
        heaps.get(heap).allocate(sizes[size], count);
        used[heap][size] += count;
      } else {
        count = Math.min(count, used[heap][size]);
        heaps.get(heap).free(sizes[size], count);
        used[heap][size] -= count;
      }
      resident.settle();
      check(heaps, sizes, used);
    }
    for (int i = 0; i < 3; i++) {
      for (int size = 0; size < sizes.length; size++) {
        heaps.get(i).free(sizes[size], used[i][size]);
      }
    }
    assertThat(resident.bytes(Part.OBJECTS)).isZero();
  }

  private void check(List<PagedHeap> heaps, long[] sizes, long[][] used) {
    long objects = 0;
    for (long[] ofHeap : used) {
      for (int size = 0; size < sizes.length; size++) {
        objects += ofHeap[size] * sizes[size];
      }
    }
    long pages = heaps.stream().mapToLong(PagedHeap::residentBytes).sum();
    assertThat(resident.bytes(Part.OBJECTS)).isEqualTo(objects);
    assertThat(resident.bytes()).isEqualTo(pages);
  }
}
