package dev.contend.coherence.fabric;

import static dev.contend.coherence.fabric.Fabric.NS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.protocol.LineState;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What limited caches keep, and what it costs if they do not. */
class CacheHierarchyTest {
  /** 16 lines of L1, 64 of L2, 192 behind them, in sets of 4, 8 and 12. */
  private static final MachineCaches CACHES = caches(16, 4, 64, 8, 192, 12);

  private static MachineCaches caches(int l1, int w1, int l2, int w2, int l3, int w3) {
    return new MachineCaches(
        List.of(new CoreCaches(geometry(l1, w1), geometry(l2, w2), 4 * NS)),
        geometry(l3, w3),
        LastLevelScope.CACHE_DOMAIN);
  }

  private static CacheGeometry geometry(int lines, int ways) {
    return new CacheGeometry(64L * lines, ways, 64);
  }

  private static Fabric fabric(Machine machine, MachineCaches caches) {
    return new Fabric(machine, Fabric.TIMINGS, 1, MemoryPlacement.LOCAL, caches);
  }

  /** The exclusive last level comes on top of the private caches: 64 + 192 lines. */
  @ParameterizedTest
  @CsvSource({"16, 1", "17, 2", "64, 4", "65, 5", "256, 21", "257, 22"})
  void aWorkingSetGoesRoundInTheLevelThatHoldsIt(int lines, int latencyNs) {
    Fabric fabric = fabric(Machine.regular("one", 1, 1, 1, 1, 64), CACHES);
    for (int round = 0; round < 3; round++) {
      for (int line = 0; line < lines; line++) {
        fabric.alone(0, line * 64L, AccessKind.LOAD);
      }
    }
    long most = 0;
    long least = Long.MAX_VALUE;
    for (int line = 0; line < lines; line++) {
      long took = fabric.alone(0, line * 64L, AccessKind.LOAD);
      most = Math.max(most, took);
      least = Math.min(least, took);
    }
    long l1 = NS;
    long l2 = 4 * NS;
    long lastLevel = 21 * NS;
    long memory = 81 * NS;
    switch (latencyNs) {
      case 1 -> assertThat(most).isEqualTo(l1);
      case 2 -> assertThat(most).isEqualTo(l2);
      case 4 -> assertThat(most).isEqualTo(l2);
      case 5 -> assertThat(most).isEqualTo(lastLevel);
      case 21 -> assertThat(most).isEqualTo(lastLevel);
      default -> assertThat(most).isEqualTo(memory);
    }
    assertThat(least).isLessThanOrEqualTo(most);
  }

  /** 8 sets of L2: every eighth line is in the same one. */
  @Test
  void linesAStrideOfTheSetsApartDriveEachOtherOut() {
    Fabric fabric = fabric(Machine.regular("one", 1, 1, 1, 1, 64), caches(16, 4, 64, 8, 1, 1));
    for (int lines = 8; lines <= 9; lines++) {
      long misses = 0;
      for (int round = 0; round < 3; round++) {
        long before = fabric.memory.counters().hits();
        for (int line = 0; line < lines; line++) {
          fabric.alone(0, line * 512L, AccessKind.LOAD);
        }
        misses = lines - (fabric.memory.counters().hits() - before);
      }
      assertThat(misses).as("%d lines in a set of 8", lines).isEqualTo(lines == 8 ? 0 : 9);
    }
  }

  @Test
  void dirtyDataGoBackAndAreFoundInTheLastLevelOfTheDomainOnly() {
    Machine machine = Machine.regular("two", 1, 2, 2, 1, 64);
    Fabric fabric = fabric(machine, caches(1, 1, 1, 1, 8, 8));
    fabric.alone(0, 0, AccessKind.STORE);
    fabric.alone(0, 64, AccessKind.LOAD);
    assertThat(fabric.memory.entryAt(0).state(0)).isEqualTo(LineState.INVALID);
    assertThat(fabric.memory.cacheCounters().evictions()).isEqualTo(1);
    assertThat(fabric.memory.cacheCounters().writeBacks()).isEqualTo(1);
    assertThat(fabric.alone(1, 0, AccessKind.LOAD)).isEqualTo(21 * NS);
    fabric.alone(1, 64 * 2, AccessKind.LOAD);
    // Core 2 is in the other domain and node.
    assertThat(fabric.alone(2, 0, AccessKind.LOAD)).isEqualTo(141 * NS);
    fabric.alone(2, 64 * 3, AccessKind.LOAD);
    assertThat(fabric.alone(3, 0, AccessKind.LOAD)).isLessThan(80 * NS);
    assertThat(fabric.memory.cacheCounters().writeBacks()).isEqualTo(1);
  }

  @Test
  void aCopyThatIsTakenAwayLeavesRoom() {
    Machine machine = Machine.regular("pair", 1, 1, 2, 1, 64);
    Fabric fabric = fabric(machine, caches(2, 2, 2, 2, 8, 8));
    fabric.alone(0, 0, AccessKind.STORE);
    fabric.alone(0, 64, AccessKind.STORE);
    fabric.alone(1, 0, AccessKind.STORE);
    fabric.alone(0, 128, AccessKind.STORE);
    assertThat(fabric.memory.cacheCounters().evictions()).isZero();
    assertThat(fabric.alone(0, 64, AccessKind.LOAD)).isEqualTo(NS);
  }

  /** Both ways are in use by siblings, so that neither line may go. */
  @Test
  void aLineHeldByAnAtomicOperationIsNotEvicted() {
    Machine machine = Machine.regular("siblings", 1, 1, 1, 2, 64);
    Fabric fabric = fabric(machine, caches(1, 1, 1, 1, 8, 8));
    fabric.alone(0, 0, AccessKind.ATOMIC);
    List<Long> latencies = new ArrayList<>();
    fabric.access(1, 64, AccessKind.LOAD, latencies::add);
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 78 * NS);
    fabric.access(0, 0, AccessKind.ATOMIC, latencies::add);
    fabric.kernel.runUntilPs(fabric.kernel.nowPs() + 100 * NS);
    assertThat(latencies).containsExactlyInAnyOrder(81 * NS, 5 * NS);
    assertThat(fabric.memory.entryAt(0).state(0)).isEqualTo(LineState.MODIFIED);
    assertThat(fabric.memory.entryAt(64).state(0)).isEqualTo(LineState.EXCLUSIVE);
    // It found no room; its next use finds one.
    assertThat(fabric.alone(1, 64, AccessKind.LOAD)).isEqualTo(NS);
    assertThat(fabric.memory.entryAt(0).state(0)).isEqualTo(LineState.INVALID);
  }
}
