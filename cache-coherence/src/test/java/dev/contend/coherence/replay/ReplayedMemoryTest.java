package dev.contend.coherence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.coherence.fabric.MemoryParts;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.Cases;
import dev.contend.engine.SimKernel;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A replay against the simulation in time, and its counts by hand. */
class ReplayedMemoryTest {
  private static final int LINES = 40;

  private static MachineCaches caches(SplittableRandom random) {
    int ways = 1 + random.nextInt(3);
    CacheGeometry l1 = new CacheGeometry(128, 1 + random.nextInt(2), 64);
    CacheGeometry l2 = new CacheGeometry(64L * ways * (2 + random.nextInt(4)), ways, 64);
    return new MachineCaches(
        List.of(new CoreCaches(l1, random.nextBoolean() ? null : l2, 3_000)),
        random.nextInt(4) == 0 ? null : new CacheGeometry(64 * 2 * 5, 2, 64),
        LastLevelScope.values()[random.nextInt(3)]);
  }

  @TestFactory
  Stream<DynamicTest> accessesOneAfterTheOtherGiveTheStatesAndCountsOfTheSimulationInTime() {
    return Cases.seeded(60, ReplayedMemoryTest::compare);
  }

  private static void compare(SplittableRandom random) {
    Protocols protocol = Protocols.values()[random.nextInt(Protocols.values().length)];
    int cores = 1 + random.nextInt(40);
    Machine machine = Machine.regular("compared", 2, 1 + random.nextInt(2), cores, 1, 64);
    MachineCaches caches = caches(random);
    SimKernel kernel = new SimKernel();
    CoherentMemory timed = timed(kernel, machine, protocol, caches);
    ReplayedMemory replayed = new ReplayedMemory(machine, protocol.table(), caches);
    int users = 1 + random.nextInt(machine.cores());
    int lines = 1 + random.nextInt(LINES);
    long stride = random.nextBoolean() ? 64 : 64 * 2_048;
    for (int access = 0; access < 1_500; access++) {
      int thread = (random.nextInt(users) * 7) % machine.cores();
      long address = random.nextInt(lines) * stride;
      AccessKind kind = AccessKind.values()[random.nextInt(3)];
      timed.access(thread, address, kind, () -> {});
      kernel.runUntilPs(kernel.nowPs() + 1_000_000);
      replayed.access(thread, address, 8, kind);
      assertThat(replayed.state(address, thread)).isEqualTo(timed.entryAt(address).state(thread));
    }
    for (int line = 0; line < lines; line++) {
      for (int core = 0; core < machine.cores(); core++) {
        LineState state = timed.entryAt(line * stride).state(core);
        assertThat(replayed.state(line * stride, core))
            .as("line %d, core %d", line, core)
            .isEqualTo(state);
      }
    }
    compareCounts(timed, replayed.counts());
  }

  private static CoherentMemory timed(
      SimKernel kernel, Machine machine, Protocols protocol, MachineCaches caches) {
    Map<Distance, Long> costs = new TreeMap<>();
    costs.put(Distance.CACHE_DOMAIN, 40_000L);
    costs.put(Distance.SOCKET, 90_000L);
    costs.put(Distance.REMOTE, 130_000L);
    MemoryTimings timings = new MemoryTimings(1_000, 5_000, 20_000, 80_000, 140_000, 2_000);
    HandoffCosts handoffs = new HandoffCosts(costs, List.of());
    return new CoherentMemory(
        kernel,
        machine,
        protocol.table(),
        new Interconnect(machine, handoffs, timings, LegShares.DEFAULT),
        MemoryPlacement.LOCAL,
        MemoryParts.unlimited(machine).with(caches));
  }

  private static void compareCounts(CoherentMemory timed, ReplayCounts replayed) {
    assertThat(replayed.l1Hits() + replayed.l2Hits()).isEqualTo(timed.counters().hits());
    assertThat(replayed.l2Hits()).isEqualTo(timed.cacheCounters().l2Hits());
    assertThat(replayed.evictions()).isEqualTo(timed.cacheCounters().evictions());
    assertThat(replayed.upgrades()).isEqualTo(timed.counters().upgrades());
    assertThat(replayed.invalidations()).isEqualTo(timed.counters().invalidations());
    assertThat(replayed.requestsForOwnership()).isEqualTo(timed.counters().requestsForOwnership());
    assertThat(replayed.lastLevelFills()).isEqualTo(timed.counters().lastLevelFills());
    assertThat(replayed.memoryFills()).isEqualTo(timed.counters().memoryFills());
    for (Distance distance : Distance.values()) {
      assertThat(replayed.transfers(distance)).isEqualTo(timed.counters().transfers(distance));
    }
  }

  private static ReplayedMemory small(int threadsPerCore) {
    MachineCaches caches =
        new MachineCaches(
            List.of(
                new CoreCaches(
                    new CacheGeometry(128, 2, 64), new CacheGeometry(256, 4, 64), 3_000)),
            new CacheGeometry(512, 8, 64),
            LastLevelScope.CACHE_DOMAIN);
    Machine machine = Machine.regular("small", 1, 1, 2, threadsPerCore, 64);
    return new ReplayedMemory(machine, Protocols.MESI.table(), caches);
  }

  @Test
  void anAccessOverTheEndOfALineIsOneOfEachLine() {
    ReplayedMemory memory = small(1);
    memory.access(0, 60, 4, AccessKind.STORE);
    memory.access(0, 60, 5, AccessKind.STORE);
    memory.access(0, 0xffff_ffff_ffff_ffc0L, 64, AccessKind.LOAD);
    assertThat(memory.counts().accesses()).isEqualTo(4);
    assertThat(memory.counts().splits()).isEqualTo(1);
    assertThat(memory.state(64, 0)).isEqualTo(LineState.MODIFIED);
    assertThat(memory.state(-1, 0)).isEqualTo(LineState.EXCLUSIVE);
  }

  @Test
  void theDirectoryHasNoMoreThanTheCaches() {
    ReplayedMemory memory = small(1);
    SplittableRandom random = new SplittableRandom(1);
    for (int access = 0; access < 100_000; access++) {
      memory.access(random.nextInt(2), random.nextLong() >>> 6, 1, AccessKind.LOAD);
    }
    // Two cores of 4 lines, and 8 in the last level.
    assertThat(memory.linesCached()).isEqualTo(16);
  }

  @Test
  void coresAreFilledBeforeTheirSiblings() {
    ReplayedMemory memory = small(2);
    assertThat(memory.threads()).isEqualTo(4);
    memory.access(0, 0, 1, AccessKind.STORE);
    memory.access(1, 0, 1, AccessKind.STORE);
    assertThat(memory.counts().transfers(Distance.CACHE_DOMAIN)).isEqualTo(1);
    memory.access(3, 0, 1, AccessKind.STORE);
    assertThat(memory.counts().l1Hits()).isEqualTo(1);
  }

  @Test
  void threadsThatWriteDifferentBytesOfALineAreACandidateForFalseSharing() {
    ReplayedMemory memory = small(1);
    for (int round = 0; round < 10; round++) {
      memory.access(round % 2, 0x1000 + 8L * (round % 2), 8, AccessKind.STORE);
      memory.access(round % 2, 0x2000, 8, AccessKind.STORE);
    }
    assertThat(memory.sharing().candidates(5))
        .containsExactly(
            new SharingTable.Candidate(0x1000, 9, 2, "write 8-15 by 1, write 0-7 by 0"));
  }
}
