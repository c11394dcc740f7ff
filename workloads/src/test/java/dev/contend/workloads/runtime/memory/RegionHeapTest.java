package dev.contend.workloads.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Young regions that fill up, and what a collection copies. */
class RegionHeapTest {
  private static final long MIB = 1 << 20;
  private static final RegionCosts COSTS =
      new RegionCosts(16, 4 * MIB, MIB, 2_500, 1_000_000, 1_000, 8);

  private final ResidentMemory resident = new ResidentMemory(() -> 0, Long.MAX_VALUE, () -> {});
  private final RegionHeap heap = new RegionHeap(COSTS, resident);

  private void makeUntilFull(long keptOfEachBuffer) {
    for (long taken = heap.takeBuffer(24); taken > 0; taken = heap.takeBuffer(24)) {
      heap.made(keptOfEachBuffer);
    }
  }

  @Test
  void buffersAreTakenUntilTheYoungAreFull() {
    assertThat(heap.objectBytes(1)).isEqualTo(24);
    for (int i = 0; i < 4; i++) {
      assertThat(heap.isFull()).isFalse();
      assertThat(heap.takeBuffer(24)).isEqualTo(MIB);
    }
    assertThat(heap.isFull()).isTrue();
    assertThat(heap.takeBuffer(24)).isZero();
    assertThat(resident.bytes()).isEqualTo(4 * MIB);
  }

  @Test
  void aCollectionCopiesWhatIsAliveAndTheYoungPagesStay() {
    makeUntilFull(100_000);
    heap.died(150_000);
    assertThat(heap.collect(false)).isEqualTo(250_000);
    assertThat(resident.bytes(Part.OBJECTS)).isEqualTo(250_000);
    assertThat(resident.bytes(Part.OVERHEAD)).isEqualTo(4 * MIB);
    makeUntilFull(0);
    assertThat(heap.collect(false)).isZero();
    assertThat(resident.bytes()).isEqualTo(4 * MIB + 250_000);
  }

  @Test
  void oldGarbageGoesOnceItIsHalfAsMuchAsWhatIsAlive() {
    makeUntilFull(300_000);
    heap.collect(false);
    heap.died(400_000);
    assertThat(heap.collect(false)).isZero();
    assertThat(resident.bytes(Part.GARBAGE)).isEqualTo(400_000);
    heap.died(1_000);
    assertThat(heap.collect(false)).isEqualTo(401_000);
    assertThat(resident.bytes(Part.GARBAGE)).isZero();
    assertThat(resident.bytes(Part.OBJECTS)).isEqualTo(799_000);
  }

  @Test
  void theProgramCanAskForAllOfItsGarbageToGo() {
    heap.startWith(MIB);
    heap.died(1_000);
    assertThat(heap.collect(true)).isEqualTo(MIB - 1_000);
    assertThat(resident.bytes(Part.GARBAGE)).isZero();
  }

  @Test
  void aPauseIsSharedByTheThreadsThatCopy() {
    long alone = COSTS.pausePs(8 * MIB, 1) - COSTS.pausePs(0, 1);
    assertThat(COSTS.pausePs(8 * MIB, 4) - COSTS.pausePs(0, 4)).isEqualTo(alone / 4);
    assertThat(COSTS.pausePs(8 * MIB, 64)).isEqualTo(COSTS.pausePs(8 * MIB, 8));
  }
}
