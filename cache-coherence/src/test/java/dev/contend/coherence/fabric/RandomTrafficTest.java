package dev.contend.coherence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.check.Swmr;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.Cases;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds of any traffic: single writer or many readers at every instant, a hit never on an old
 * copy, and every access ends, in a time that the number of those before it bounds.
 *
 * <p>Method: 3,000 accesses a case by up to 16 hardware threads of one or two sockets to up to 4
 * lines, or up to 11 if the caches are smaller than these, with pauses from none to long; all
 * latencies are whole nanoseconds and the lines are looked at after each of them. A shadow memory
 * gives each store a version and remembers which version each core's copy was when its last access
 * ended.
 */
class RandomTrafficTest {
  private static final int ACCESSES = 3_000;

  @TestFactory
  Stream<DynamicTest> randomTrafficIsCoherentAndLive() {
    return Cases.seeded(
        40,
        random -> {
          Traffic traffic = new Traffic(random);
          traffic.run();
          assertThat(traffic.ended).isEqualTo(ACCESSES);
          assertThat(traffic.ended).isEqualTo(traffic.begun);
          traffic.cachesHaveNoMoreThanTheDirectorySays();
        });
  }

  private static final class Traffic {
    private final SplittableRandom random;
    private final Fabric fabric;
    private final int lines;
    private final long pausePs;
    private final long[] latest;
    private final long[][] copies;

    /** Accesses in flight, which have the line a little before they end. */
    private final int[][] fetches;

    private final boolean[] missed;
    int begun;
    int ended;

    Traffic(SplittableRandom random) {
      this.random = random;
      Machine machine =
          Machine.regular(
              "random", 1 + random.nextInt(2), 1, 1 + random.nextInt(4), 1 + random.nextInt(2), 64);
      MemoryPlacement placement =
          random.nextBoolean() ? MemoryPlacement.LOCAL : MemoryPlacement.INTERLEAVED;
      MachineCaches tiny = random.nextBoolean() ? tiny(random) : null;
      fabric = new Fabric(machine, Fabric.TIMINGS, 1 + random.nextInt(3), placement, tiny);
      lines = tiny == null ? 1 + random.nextInt(4) : 2 + random.nextInt(10);
      pausePs = random.nextLong(3) * 40 * Fabric.NS;
      latest = new long[lines];
      copies = new long[lines][machine.cores()];
      fetches = new int[lines][machine.cores()];
      missed = new boolean[machine.hardwareThreads()];
      for (long[] line : copies) {
        Arrays.fill(line, -1);
      }
      for (int thread = 0; thread < machine.hardwareThreads(); thread++) {
        int who = thread;
        fabric.after(0, EventOrder.STEP, () -> begin(who));
      }
    }

    /** 4 lines a core at most, in one set or two. */
    private static MachineCaches tiny(SplittableRandom random) {
      CacheGeometry l1 = new CacheGeometry(64, 1, 64);
      int ways = 1 + random.nextInt(2);
      CacheGeometry l2 = new CacheGeometry(64L * ways * (1 + random.nextInt(2)), ways, 64);
      return new MachineCaches(
          List.of(new CoreCaches(l1, l2, 3 * Fabric.NS)),
          random.nextBoolean() ? null : new CacheGeometry(64 * 6, 2, 64),
          LastLevelScope.CACHE_DOMAIN);
    }

    void run() {
      ModelEvent observer =
          new ModelEvent(fabric.kernel, EventOrder.OBSERVATION) {
            @Override
            public void actions() {
              for (int line = 0; line < lines; line++) {
                Swmr.check(fabric.memory.entryAt(address(line)).states());
              }
              if (ended < ACCESSES) {
                scheduleInPs(Fabric.NS);
              }
            }
          };
      observer.scheduleInPs(0);
      // Nobody waits for more than a full round of the others, so that all must end by then.
      long roundPs = fabric.machine.hardwareThreads() * 600L * Fabric.NS;
      fabric.kernel.runUntilPs(ACCESSES * (roundPs + 2 * pausePs));
    }

    void cachesHaveNoMoreThanTheDirectorySays() {
      CacheHierarchy caches = fabric.memory.caches();
      for (int line = 0; line < lines && caches != null; line++) {
        CacheLine each = fabric.memory.lineOf(address(line), 0);
        for (int core = 0; core < fabric.machine.cores(); core++) {
          if (caches.has(core, each)) {
            assertThat(each.entry.state(core).isReadable()).isTrue();
          }
        }
      }
    }

    /** On pages of their own, in alternate sets. */
    private static long address(int line) {
      return line * 4096L + line * 64L;
    }

    private void begin(int thread) {
      if (begun == ACCESSES) {
        return;
      }
      begun++;
      int line = random.nextInt(lines);
      int core = fabric.machine.coreOf(thread);
      AccessKind kind = AccessKind.values()[random.nextInt(3)];
      long begunPs = fabric.kernel.nowPs();
      boolean hit =
          fabric.access(
              thread,
              address(line) + random.nextInt(64),
              kind,
              latency -> {
                ended++;
                if (missed[thread]) {
                  missed[thread] = false;
                  fetches[line][core]--;
                  perform(line, core, kind);
                }
                assertThat(latency)
                    .as("access begun at %d ps", begunPs)
                    .isLessThan(fabric.machine.hardwareThreads() * 600L * Fabric.NS);
                fabric.after(
                    pausePs == 0 ? 0 : random.nextLong(2 * pausePs / Fabric.NS) * Fabric.NS,
                    EventOrder.STEP,
                    () -> begin(thread));
              });
      if (!hit) {
        fetches[line][core]++;
        missed[thread] = true;
      } else {
        if (fetches[line][core] == 0) {
          assertThat(copies[line][core]).as("copy that core %d hit", core).isEqualTo(latest[line]);
        }
        perform(line, core, kind);
      }
    }

    private void perform(int line, int core, AccessKind kind) {
      if (kind != AccessKind.LOAD) {
        latest[line]++;
      }
      copies[line][core] = latest[line];
    }
  }
}
